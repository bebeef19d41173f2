"""`campaign rehearse`: the whole campaign, played before it begins, told hour by hour."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

import click

from voice_app.cli.campaign_words import found, when
from voice_app.cli.failures import Faulty
from voice_app.moments import LONDON, as_utc, in_london
from voice_app.stage.rehearsal import Account, Day, Hour, Plan
from voice_app.stage.rehearsal import rehearse as play
from voice_app.wiring import open_tools


@click.command()
@click.argument("campaign_id")
@click.option(
    "--from", "begins", type=click.DateTime(["%Y-%m-%d %H:%M", "%Y-%m-%d"]), help="London time; now, if not given."
)
@click.option("--most", type=click.IntRange(1, 800), default=200, show_default=True, help="People who take part.")
@click.option("--days", type=click.IntRange(1, 60), default=28, show_default=True, help="Looked ahead, at most.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def rehearse(campaign_id: str, begins: datetime | None, most: int, days: int, as_json: bool) -> None:
    """Play the whole campaign with simulated people and a clock that hurries: nobody is called.

    The campaign's own contacts take part under drama numbers, each with their nation, consent, register and
    do-not-call standing. It is played as if it were approved and started at once. What people answer is a plausible
    mix and no forecast.
    """
    with open_tools() as tools:
        with tools.sessions.begin() as session:
            state = found(session, campaign_id).state
        first = as_utc(begins.replace(tzinfo=LONDON)) if begins else tools.now()
        account = play(tools, Plan(campaign_id, first, most, days), _watch(as_json))
    if not account.people:
        raise Faulty(f"Nobody waits in {campaign_id}. First: voice-app contacts import {campaign_id} FILE")
    if as_json:
        click.echo(json.dumps(_to_json(account)))
        return
    for line in in_words(account, state):
        click.echo(line)


def _watch(as_json: bool) -> Any:
    """Tells how far it is, on a terminal only."""
    shows = sys.stderr.isatty() and not as_json

    def tell(moment: datetime, calls: int) -> None:
        if shows:
            click.echo(f"\r{when(moment)}, {calls} calls ", nl=False, err=True)

    return tell


def in_words(account: Account, state: str) -> Iterator[str]:
    """The account, hour by hour."""
    yield f"If {account.campaign} (now {state}) ran from {when(account.begins)} on, with {account.people} people:"
    if account.left_out:
        yield f"({account.left_out} more of its contacts take no part in the rehearsal.)"
    for day in account.days:
        yield ""
        yield from _day(day)
    yield ""
    yield from _total(account)


def _day(day: Day) -> Iterator[str]:
    title = f"{day.date:%A %-d %B}"
    if not day.hours:
        yield f"{title:<24} silent: {day.silent}"
        return
    note = f" ({day.silent})" if day.silent else ""
    open_from = (
        f"dials from {in_london(day.opens):%H:%M} to {in_london(day.closes):%H:%M}"
        if day.opens and day.closes
        else "closed"
    )
    yield f"{title:<24} {open_from}{note}, else silent"
    for hour in sorted(day.hours.values(), key=lambda one: one.hour):
        yield _hour(hour)


def _hour(hour: Hour) -> str:
    told = f"  {hour.hour:02}:00  dialled {hour.dialled:>3}, answered {hour.answered:>3}, opted out {hour.opted_out:>2}"
    if hour.refused:
        told += ", refused " + _counts(hour.refused)
    return told


def _counts(counts: Any) -> str:
    return ", ".join(
        f"{count} {name.replace('_', ' ') if name.islower() else name}" for name, count in counts.most_common()
    )


def _total(account: Account) -> Iterator[str]:
    dialled, answered, stops = (account.total(what) for what in ("dialled", "answered", "opted_out"))
    yield f"In all: dialled {dialled}, answered {answered}, opted out {stops}."
    if endings := account.all_of("endings"):
        yield f"Attempts ended: {_counts(endings)}."
    if refused := account.all_of("refused"):
        yield f"Refused by the gate: {_counts(refused)}."
    if account.ended:
        yield f"It would end on {when(account.ended)}."
    else:
        yield "It would not end within the days looked at: somebody is still waiting to be called."
    yield "The answers are a plausible mix, no forecast. The hours, refusals and retries are those of the product."


def _to_json(account: Account) -> dict[str, Any]:
    told = asdict(account)
    told["dialled"], told["answered"] = account.total("dialled"), account.total("answered")
    told["opted_out"], told["refused"] = account.total("opted_out"), dict(account.all_of("refused"))
    result: dict[str, Any] = json.loads(json.dumps(told, default=lambda moment: moment.isoformat()))
    return result
