"""Names of clients and campaigns, as they may be given on the command line."""

import re

from voice_app.cli.failures import Faulty

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


def check_id(name: str) -> None:
    """Raises Faulty for a name that would not do in addresses, files and commands."""
    if not ID.fullmatch(name):
        raise Faulty(f"{name!r} is no name for this: letters, digits, - _ and . please, such as spring-2026.")
