"""Campaigns from the command line: added, checked, approved by a second person, started, paused, resumed, stopped."""

import getpass
import json
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select

import scripts
from voice_app.campaigns import (
    FORBIDDEN,
    Act,
    Campaign,
    CampaignState,
    MoveRefused,
    Nation,
    NeverOpen,
    NotEnrolled,
    Obstacle,
    Purpose,
    Rule,
    add_campaign,
    holds_back,
    move,
    next_opening,
    note_added,
    preflight,
    progress_of,
    read_times,
)
from voice_app.cli.campaign_words import found, print_obstacles, sentence
from voice_app.cli.failures import Faulty, Refused
from voice_app.cli.main import REFUSED
from voice_app.cli.names import check_id
from voice_app.cli.preflight import preflight_command
from voice_app.cli.rehearse import rehearse
from voice_app.cli.status import status
from voice_app.cli.watch import watch
from voice_app.moments import utc_now
from voice_app.settings import Mode
from voice_app.wiring import Tools, open_tools

by = click.option("--by", "who", metavar="NAME", default=getpass.getuser, help="Who does it; you, if not given.")
why = click.option("--why", "reason", metavar="WORDS", default="", help="Kept with the act.")


@click.group()
def campaign() -> None:
    """Campaigns: one script, one list, one client.

    \b
    voice-app campaign add spring --client harbour --script spring.yaml --by Maya
    voice-app campaign preflight spring       what stands between it and its first call
    voice-app campaign rehearse spring        the whole campaign, played before it begins
    voice-app campaign watch spring           live
    """


@campaign.command()
@click.argument("campaign_id")
@click.option("--client", "client_id", required=True)
@click.option("--script", "file", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--purpose", type=click.Choice([each.value for each in Purpose]), default="marketing")
@click.option("--per-minute", type=click.FloatRange(0.1, 6000), default=60.0, show_default=True, help="Dials at most.")
@click.option("--at-once", type=click.IntRange(1, 1000), default=5, show_default=True, help="Calls at once, at most.")
@click.option("--attempts", type=click.IntRange(1, 5), default=3, show_default=True, help="To one contact, at most.")
@click.option("--opens", metavar="HH:MM", help="In London: narrower than the law's hours, never wider.")
@click.option("--closes", metavar="HH:MM")
@by
def add(campaign_id: str, client_id: str, file: Path, who: str, **manner: Any) -> None:
    """Add a campaign with a checked script. Another person will have to approve it."""
    check_id(campaign_id)
    _check_times(manner["opens"], manner["closes"])
    if forbidden := FORBIDDEN.get(Purpose(manner["purpose"])):
        raise Refused(f"{Rule.PURPOSE_ALLOWED}: {forbidden}.")
    with open_tools() as tools:
        made = _add(tools, campaign_id, client_id, file, who, manner)
    click.echo(f"Added campaign {made.id}; its script is {made.script_hash[:12]}.")
    click.echo(f"Next: voice-app contacts import {made.id} FILE")


@campaign.command()
@click.argument("campaign_id")
@by
def check(campaign_id: str, who: str) -> None:
    """See whether all is there that the campaign needs, and mark it as checked."""
    with open_tools() as tools:
        _refuse_while(_in_the_way(tools, campaign_id))
        _do(tools, campaign_id, Act.CHECK, who, "")
    click.echo(f"Campaign {campaign_id} is checked. Next, by another person: voice-app campaign approve {campaign_id}")


@campaign.command()
@click.argument("campaign_id")
@click.option("--by", "who", metavar="NAME", required=True, help="Who approves: not the one who added it.")
@why
def approve(campaign_id: str, who: str, reason: str) -> None:
    """Agree to the campaign and its script, as a second person."""
    with open_tools() as tools:
        _do(tools, campaign_id, Act.APPROVE, who, reason)
    click.echo(f"Campaign {campaign_id} is approved by {who}. Next: voice-app campaign start {campaign_id}")


@campaign.command()
@click.argument("campaign_id")
@click.option("--live", is_flag=True, help="Call real people. Needed in live mode, and meant.")
@by
@why
def start(campaign_id: str, live: bool, who: str, reason: str) -> None:
    """Begin to dial. Every contact passes the gate at the moment of its dial."""
    with open_tools() as tools:
        _check_live(tools, campaign_id, live)
        _refuse_while(_in_the_way(tools, campaign_id))
        _do(tools, campaign_id, Act.START, who, reason)
    click.echo(f"Campaign {campaign_id} runs. See: voice-app campaign watch {campaign_id}")


@campaign.command()
@click.argument("campaign_id")
@by
@why
def pause(campaign_id: str, who: str, reason: str) -> None:
    """Begin no more calls; those under way go on to their end."""
    with open_tools() as tools:
        _do(tools, campaign_id, Act.PAUSE, who, reason)
        _tell(tools, campaign_id)


@campaign.command()
@click.argument("campaign_id")
@click.option("--live", is_flag=True, help="Call real people. Needed in live mode, and meant.")
@by
@why
def resume(campaign_id: str, live: bool, who: str, reason: str) -> None:
    """Go on after a pause, or with more contacts after the end."""
    with open_tools() as tools:
        _check_live(tools, campaign_id, live)
        _do(tools, campaign_id, Act.RESUME, who, reason)
        _tell(tools, campaign_id)


@campaign.command()
@click.argument("campaign_id")
@click.option("--yes", is_flag=True, help="Do not ask for the name again.")
@by
@why
def stop(campaign_id: str, yes: bool, who: str, reason: str) -> None:
    """Stop the campaign for good: it cannot be resumed."""
    with open_tools() as tools:
        if not yes and click.prompt(f"{campaign_id} will never dial again. Type its name to stop it") != campaign_id:
            raise Faulty("That is not its name. Nothing was changed.")
        _do(tools, campaign_id, Act.STOP, who, reason)
        _tell(tools, campaign_id)


@campaign.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
def list_command(as_json: bool) -> None:
    """All campaigns, newest first."""
    with open_tools() as tools, tools.sessions.begin() as session:
        rows = session.scalars(select(Campaign).order_by(Campaign.created_at.desc(), Campaign.id)).all()
        told = [{"id": row.id, "client": row.client_id, "state": row.state} for row in rows]
    if as_json:
        click.echo(json.dumps(told))
    elif not told:
        click.echo("No campaigns yet. Add one: voice-app campaign add spring --client harbour --script spring.yaml")
    for row in () if as_json else told:
        click.echo(f"{row['id']:<24} {row['client']:<20} {row['state']}")


for more in (preflight_command, status, watch, rehearse):
    campaign.add_command(more)


def _add(tools: Tools, campaign_id: str, client_id: str, file: Path, who: str, manner: dict[str, Any]) -> Campaign:
    try:
        with tools.sessions.begin() as session:
            text, company, now = file.read_text("utf-8"), tools.settings.company_name, tools.now()
            made = add_campaign(session, campaign_id, client_id, text, file.name, company, now)
            made.calls_per_minute, made.concurrency = manner["per_minute"], manner["at_once"]
            made.purpose_class = manner["purpose"]
            made.attempts, made.opens, made.closes = manner["attempts"], manner["opens"], manner["closes"]
            note_added(session, campaign_id, who, now, f"classed as {made.purpose_class}")
            return made
    except NotEnrolled as wrong:
        raise Faulty(str(wrong)) from wrong
    except UnicodeDecodeError as wrong:
        raise Faulty(f"{file} is not UTF-8 text: byte {wrong.start + 1} cannot be read.") from wrong
    except scripts.ScriptFaulty as faulty:
        raise Faulty("\n".join(scripts.render(fault, str(file)) for fault in faulty.faults)) from faulty


def _check_times(opens: str | None, closes: str | None) -> None:
    try:
        first, last = read_times(opens, closes)
    except ValueError:
        raise Faulty("Give times as HH:MM, such as --opens 10:00 --closes 18:00.") from None
    if first and last and first >= last:
        raise Faulty("It would close before it opens.")
    try:
        next_opening(utc_now(), frozenset(Nation), first, last)
    except NeverOpen as never:
        raise Faulty(str(never)) from never


def _check_live(tools: Tools, campaign_id: str, live: bool) -> None:
    if tools.settings.mode is Mode.LIVE and not live:
        raise Refused(f"MODE is live: real people would be called. If {campaign_id} shall call them: --live")
    if tools.settings.mode is Mode.PRACTICE and live:
        raise Refused("MODE is practice: nobody real can be called. Leave out --live.")


def _in_the_way(tools: Tools, campaign_id: str) -> tuple[Obstacle, ...]:
    with tools.sessions.begin() as session:
        return holds_back(preflight(session, found(session, campaign_id), tools.dialling, tools.now()))


def _refuse_while(obstacles: tuple[Obstacle, ...]) -> None:
    if obstacles:
        print_obstacles(obstacles)
        raise SystemExit(REFUSED)


def _do(tools: Tools, campaign_id: str, act: Act, who: str, reason: str) -> CampaignState:
    try:
        with tools.sessions.begin() as session:
            return move(session, campaign_id, act, who, reason, tools.now())
    except MoveRefused as refused:
        raise Refused(str(refused)) from refused
    except NotEnrolled as wrong:
        raise Faulty(str(wrong)) from wrong


def _tell(tools: Tools, campaign_id: str) -> None:
    with tools.sessions.begin() as session:
        click.echo(sentence(progress_of(session, found(session, campaign_id), tools.now())))
