"""Choices that the law leaves to whoever operates this, each with its reason on record."""

import json

import click

from voice_app.campaigns import SOFT_OPT_IN_AND_THE_LAW, Choice, NotEnrolled, choose, chosen
from voice_app.cli.failures import Faulty
from voice_app.moments import in_london
from voice_app.wiring import open_tools

as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.group()
def operator() -> None:
    """Choices of the operator. Every change is kept, with who made it and why."""


@operator.command("allow-soft-opt-in-calls")
@click.argument("value", type=click.Choice(["on", "off"]))
@click.option("--by", "who", metavar="NAME", required=True, help="Who chooses.")
@click.option("--reason", metavar="WORDS", required=True, help="Why.")
@as_json_option
def allow_soft_opt_in_calls(value: str, who: str, reason: str, as_json: bool) -> None:
    """Whether a soft opt-in opens the gate. Off unless you say so: the law gives it no force for automated calls."""
    with open_tools() as tools:
        try:
            with tools.sessions.begin() as session:
                made = choose(session, Choice.ALLOW_SOFT_OPT_IN_CALLS, value, who, reason, tools.now())
        except NotEnrolled as wrong:
            raise Faulty(str(wrong)) from wrong
    if made.is_on:
        click.echo(SOFT_OPT_IN_AND_THE_LAW, err=True)
    if as_json:
        told = {"choice": Choice.ALLOW_SOFT_OPT_IN_CALLS, "value": made.value, "record": made.record}
        click.echo(json.dumps(told | {"by": made.by, "reason": made.reason, "at": made.at.isoformat()}))
        return
    click.echo(f"Soft opt-in calls are {made.value}, chosen by {made.by}: {made.reason}")


@operator.command("show")
@as_json_option
def show(as_json: bool) -> None:
    """Every choice as it stands."""
    with open_tools() as tools, tools.sessions.begin() as session:
        found = {choice: chosen(session, choice) for choice in Choice}
    if as_json:
        told = {str(choice): made.value if made else "off" for choice, made in found.items()}
        click.echo(json.dumps(told))
        return
    for choice, made in found.items():
        told_by = f", chosen by {made.by} on {in_london(made.at):%-d %B %Y}: {made.reason}" if made else ", as shipped"
        click.echo(f"{choice}: {made.value if made else 'off'}{told_by}")
