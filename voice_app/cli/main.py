"""The root command, and how a known failure is told: a sentence on standard error and the right exit code."""

import logging
import sys
from typing import Any

import click
from sqlalchemy.exc import DatabaseError, OperationalError

import recordings
from voice_app.keys import KeysUnusable
from voice_app.logs import set_up_logs
from voice_app.settings import SettingsFaulty
from voice_app.upgrade import DatabaseBehind

DONE, FAILED, USAGE, FAULTY, REFUSED = 0, 1, 2, 3, 5
EXAMPLES = """
\b
Examples:
  voice-app demo                          the whole story with simulated people, no account
  voice-app script validate my.yaml       faults with their lines
  voice-app stop "07700 900123"           never call this number again
  voice-app why "07700 900123"            why it was, or was not, called
"""


_HELP_WITH_SETTINGS = "The README's table explains each. To try the product without any, run: voice-app demo"
_TOLD = (SettingsFaulty, KeysUnusable, recordings.RecordingFault, DatabaseBehind, DatabaseError, OSError)


class Root(click.Group):
    """Turns failures that an operator can mend into plain words."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except _TOLD as failure:
            if isinstance(failure, OSError) and failure.filename is None:  # not of a file: a broken pipe is click's
                raise
            words, code = _in_plain_words(failure)
            click.echo(words, err=True)
            context.exit(code)


def _in_plain_words(failure: Exception) -> tuple[str, int]:
    match failure:
        case SettingsFaulty():
            faults = "".join(f"  - {fault}\n" for fault in failure.faults)
            return f"Some settings are missing or wrong:\n{faults}{_HELP_WITH_SETTINGS}", USAGE
        case KeysUnusable() | recordings.RecordingFault():
            return str(failure), USAGE
        case OperationalError():
            return f"The database does not answer ({type(failure.orig).__name__}). Nothing was changed.", FAILED
        case DatabaseError():
            return f"The database cannot be used ({type(failure.orig).__name__}): see DATABASE_URL.", FAILED
        case OSError():
            return f"{failure.filename} cannot be used: {(failure.strerror or str(failure)).lower()}.", FAILED
    return str(failure), FAILED


@click.group(
    cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}, epilog=EXAMPLES
)
@click.version_option(package_name="voice-app", prog_name="voice-app")
def main() -> None:
    """An outbound AI telephone agent with PECR built in."""
    set_up_logs(logging.WARNING, sys.stderr)  # standard output is for what was asked for; worker logs there
