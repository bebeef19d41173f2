"""The root command, and how a known failure is told: a sentence on standard error and the right exit code."""

from typing import Any

import click
from sqlalchemy.exc import OperationalError

import recordings
from voice_app.keys import KeysUnusable
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


class Root(click.Group):
    """Turns failures that an operator can mend into plain words."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except SettingsFaulty as wrong:
            click.echo("Some settings are missing or wrong:", err=True)
            for fault in wrong.faults:
                click.echo(f"  - {fault}", err=True)
            click.echo(
                "The README's table explains each. To try the product without any, run: voice-app demo", err=True
            )
            context.exit(USAGE)
        except (KeysUnusable, recordings.RecordingFault) as wrong:
            click.echo(str(wrong), err=True)
            context.exit(USAGE)
        except DatabaseBehind as wrong:
            click.echo(str(wrong), err=True)
            context.exit(FAILED)
        except OperationalError as away:
            click.echo(f"The database does not answer ({type(away.orig).__name__}). Nothing was changed.", err=True)
            context.exit(FAILED)


@click.group(
    cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}, epilog=EXAMPLES
)
@click.version_option(package_name="voice-app", prog_name="voice-app")
def main() -> None:
    """An outbound AI telephone agent with PECR built in."""
