"""Known failures of a command, each with its exit code; the message is a sentence for standard error."""

import click

from voice_app.cli.main import FAILED, FAULTY, REFUSED


class Failed(click.ClickException):
    """It could not be done."""

    exit_code = FAILED


class Faulty(click.ClickException):
    """What was given cannot be used."""

    exit_code = FAULTY


class Refused(click.ClickException):
    """A rule forbids it."""

    exit_code = REFUSED
