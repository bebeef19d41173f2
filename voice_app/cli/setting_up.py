"""What an installation needs before anything is started: its key file, and a database that is up to date."""

import json
import os
from pathlib import Path

import click

from voice_app.cli.failures import Failed
from voice_app.database import open_engine
from voice_app.keys import make_key_file
from voice_app.settings import read_settings
from voice_app.upgrade import upgrade

as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.group()
def db() -> None:
    """The database: bring it up to date.

    \b
    voice-app db upgrade        after each new version, before anything else is started
    """


@db.command("upgrade")
@as_json_option
def db_upgrade(as_json: bool) -> None:
    """Bring the database up to date. Safe to run again."""
    engine = open_engine(read_settings(os.environ).database_url)
    upgrade(engine)
    told = {"database": engine.dialect.name, "up_to_date": True}
    engine.dispose()
    click.echo(json.dumps(told) if as_json else "The database is up to date.")


@click.group()
def key() -> None:
    """The key file: what seals names and numbers, and makes the fingerprints by which opt-outs are found.

    \b
    voice-app key new           once for an installation; keep a copy apart from the backups
    """


@key.command("new")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@as_json_option
def key_new(path: Path | None, as_json: bool) -> None:
    """Make a fresh key file (KEY_FILE, or PATH), readable by its owner only. Never replaces one."""
    path = path or Path(os.environ.get("KEY_FILE") or "var/keys.json")
    try:
        make_key_file(path)
    except FileExistsError:
        if not path.is_file():
            raise
        raise Failed(f"{path} exists already, and is kept: without it nothing sealed can be read again.") from None
    words = f"Made {path}. Keep a copy in a safe place, apart from the database's backups."
    click.echo(json.dumps({"key_file": str(path)}) if as_json else words)
