"""The root command: what it says of itself, and of a command that failed in a way an operator can mend."""

import importlib
import logging
import sys
from typing import Any

import click

from voice_app.cli.commands import TABLE, Commands

DONE, FAILED, USAGE, FAULTY, REFUSED = 0, 1, 2, 3, 5
BRIEF = """\
voice-app: an outbound AI telephone agent with PECR built in.

  voice-app demo                          the whole story with simulated people, no account
  voice-app phone property                be the person called, in this terminal
  voice-app script validate my.yaml       a call script's faults, with their lines
  voice-app stop "07700 900123"           never call this number again
  voice-app why "07700 900123"            why it was, or was not, called
  voice-app doctor                        what an installation still needs

All commands: voice-app --help. One of them: voice-app stop --help."""


class Root(click.Group):
    """Imports a command when it is called, and turns failures that an operator can mend into plain words."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.commands)  # in the table's order

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.commands:  # asked first: `get` would take a KeyError of the module for a wrong name
            return None
        return self.commands[name]

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        if not arguments and not context.resilient_parsing:
            click.echo(BRIEF, err=True)
            context.exit(USAGE)
        return super().parse_args(context, arguments)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        for section, lines in TABLE.items():
            with formatter.section(section):
                formatter.write_dl([(line.name, line.help) for line in lines])

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as failure:
            told = importlib.import_module("voice_app.cli.telling").in_plain_words(failure)
            if told is None:
                raise
            click.echo(told.words, err=True)
            context.exit(told.code)


def tell_version(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    """Tell the version and end, also where the product runs from a checkout that was not installed."""
    if not asked or context.resilient_parsing:
        return
    metadata = importlib.import_module("importlib.metadata")
    try:
        told = f"version {metadata.version('voice-app')}"
    except metadata.PackageNotFoundError:
        told = "run from a checkout that is not installed"
    click.echo(f"voice-app, {told}")
    context.exit()


@click.group(
    cls=Root,
    commands=Commands(TABLE),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Exit codes: 0 done, 1 failed, 2 usage or settings, 3 faulty input, 5 refused by a rule.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=tell_version,
    help="Show the version and exit.",
)  # fmt: skip
def main() -> None:
    """An outbound AI telephone agent with PECR built in."""
    logs = importlib.import_module("voice_app.logs")
    logs.set_up_logs(logging.WARNING, sys.stderr)  # standard output is for what was asked for; worker logs there
