"""Why a number was, or was not, called."""

import json
from datetime import datetime

import click

import suppression
from voice_app.campaigns import story
from voice_app.cli.main import FAULTY, REFUSED
from voice_app.moments import as_utc, in_london
from voice_app.wiring import open_tools


@click.command()
@click.argument("number")
@click.option("--at", "moment", type=click.DateTime(), help="As things stood at this time (UTC); now if not given.")
@click.option("--json", "as_json", is_flag=True)
def why(number: str, moment: datetime | None, as_json: bool) -> None:
    """Everything that decided whether NUMBER was called, oldest first. Exit code 5: it may not be called."""
    try:
        parsed = suppression.parse_number(number)
    except suppression.NotANumber as wrong:
        click.echo(str(wrong), err=True)
        raise SystemExit(FAULTY) from wrong
    with open_tools() as tools, tools.sessions.begin() as session:
        until = as_utc(moment) if moment else tools.now()
        fingerprint = tools.number_keys.fingerprint(parsed)
        happenings = story(session, fingerprint, tools.number_keys, until)
        entries = suppression.history(session, tools.number_keys, fingerprint)
        stopped = [entry for entry in entries if entry.suppression.at <= until]
    if as_json:
        told = [{"at": h.at.isoformat(), "what": h.what, "allowed": h.allowed, "call": h.call_id} for h in happenings]
        click.echo(json.dumps({"number": str(parsed), "suppressed": bool(stopped), "happenings": told}))
    else:
        for happening in happenings:
            click.echo(f"{in_london(happening.at):%-d %b %Y %H:%M:%S}  {happening.what}")
        click.echo(_conclusion(str(parsed), bool(happenings), bool(stopped)))
    if stopped:
        raise SystemExit(REFUSED)


def _conclusion(number: str, known: bool, stopped: bool) -> str:
    if stopped:
        return f"{number} asked not to be called. No campaign of any client will call it."
    return f"{number} is not on the suppression list." if known else f"Nothing is known of {number}."
