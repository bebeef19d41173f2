"""What stands between a campaign and its first call, each thing with the act that mends it. Reads, and writes nothing.

The gate itself is asked about the first contacts: what it refuses of all of them stands in the way, whatever it is.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from suppression import Number
from voice_app.campaigns.facts import gather
from voice_app.campaigns.gate import Rule, Verdict, judge, refusals
from voice_app.campaigns.hand import WAITING
from voice_app.campaigns.life import State
from voice_app.campaigns.onboarding import missing
from voice_app.campaigns.pace import capacity_left, first_opening, is_any_open
from voice_app.campaigns.presence import who_is_present
from voice_app.campaigns.tables import Campaign, Client, Contact
from voice_app.campaigns.tools import DialTools, Screens
from voice_app.moments import in_london

_ANY_NUMBER = Number("+447700900000")
SAMPLE = 100  # contacts about which the gate is asked
_NEXT = {
    State.DRAFT: ("it has not been checked", "voice-app campaign check {0}"),
    State.CHECKED: ("no second person has approved it", "voice-app campaign approve {0} --by NAME"),
    State.APPROVED: ("it has not been started", "voice-app campaign start {0}"),
    State.PAUSED: ("it is paused", "voice-app campaign resume {0}"),
    State.FINISHED: (
        "nobody is left to call",
        "voice-app contacts import {0} FILE, then: voice-app campaign resume {0}",
    ),
    State.STOPPED: ("it was stopped for good", "voice-app campaign add NAME --client {1} --script FILE"),
}
_MENDS = {
    Rule.CONSENTED: "voice-app consent import FILE --client {1}",
    Rule.LINE_VALID: "voice-app client note {1} line NUMBER,PROOF --by NAME",
    Rule.MODE: "MODE: practice dials Ofcom's drama numbers only, live refuses them",
}
# Told by checks of their own, with better words.
_TOLD = frozenset(
    {Rule.CLIENT_READY, Rule.CAMPAIGN_RUNNING, Rule.SCRIPT_APPROVED, Rule.IN_HOURS, Rule.SCREENED, Rule.JOURNAL_EMPTY,
     Rule.AGENT_FREE}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way. A `lasting` one keeps a campaign from being started; others pass, or are its next step."""

    what: str
    why: str
    act: str
    lasting: bool = True


def preflight(session: Session, campaign: Campaign, tools: DialTools, now: datetime) -> tuple[Obstacle, ...]:
    """Everything in the way, in the order in which it is best mended."""
    client = session.get_one(Client, campaign.client_id)
    return (
        *_checklist(session, client, now),
        *_contacts(session, campaign, tools, now),
        *_registers(tools.registers, now),
        *_journal(tools),
        *_state(campaign, client),
        *_worker(session, now),
        *_hours(campaign, now),
        *_capacity(session, tools),
    )


def _checklist(session: Session, client: Client, now: datetime) -> Iterator[Obstacle]:
    for gap in missing(session, client, now):
        yield Obstacle(f"client {client.id}: {gap.item}", f"not on file: {gap.what}", gap.act)


def _contacts(session: Session, campaign: Campaign, tools: DialTools, now: datetime) -> Iterator[Obstacle]:
    """The gate's word on the first contacts: a rule that refuses every one of them stands in the way."""
    waiting = select(Contact).where(Contact.campaign_id == campaign.id, Contact.state == WAITING)
    contacts = session.scalars(waiting.order_by(Contact.due_at, Contact.row).limit(SAMPLE)).all()
    if not contacts:
        yield Obstacle("contacts", "nobody waits to be called", f"voice-app contacts import {campaign.id} FILE")
        return
    refused = [refusals(judge(gather(session, contact, tools, now))) for contact in contacts]
    counted = Counter(verdict.rule for verdicts in refused for verdict in verdicts)
    first: dict[Rule, Verdict] = {verdict.rule: verdict for verdicts in refused for verdict in verdicts[::-1]}
    for rule, count in counted.items():
        if rule not in _TOLD and count == len(contacts):
            act = _MENDS.get(rule, "voice-app contacts import {0} FILE, or: voice-app why NUMBER")
            why = f"{rule}: {first[rule].reason}" + (f" (the first {count} contacts alike)" if count > 1 else "")
            yield Obstacle("contacts", why, act.format(campaign.id, campaign.client_id), first[rule].until is None)


def _registers(registers: Screens, now: datetime) -> Iterator[Obstacle]:
    asked = registers.screen(_ANY_NUMBER, now)
    for finding in (asked.tps, asked.ctps):
        if why := finding.unusable(now):
            mend = f"voice-app register load {finding.register} FILE"
            yield Obstacle(f"register {finding.register.upper()}", why, mend)


def _journal(tools: DialTools) -> Iterator[Obstacle]:
    state = tools.journal.state()
    if not state.empty:
        yield Obstacle("journal", f"nobody is dialled: {state.why}", "voice-app doctor, and a running worker", False)


def _state(campaign: Campaign, client: Client) -> Iterator[Obstacle]:
    if found := _NEXT.get(State(campaign.state)):
        yield Obstacle("campaign", found[0], found[1].format(campaign.id, client.id), False)


def _worker(session: Session, now: datetime) -> Iterator[Obstacle]:
    if not who_is_present(session, now):
        yield Obstacle("worker", "no worker runs", "voice-app worker", False)


def _hours(campaign: Campaign, now: datetime) -> Iterator[Obstacle]:
    if is_any_open(campaign, now):
        return
    when = f"{in_london(first_opening(campaign, now)):%A %-d %B at %H:%M}"
    yield Obstacle("hours", f"nobody is rung before {when}", "nothing: it begins by itself", False)


def _capacity(session: Session, tools: DialTools) -> Iterator[Obstacle]:
    if capacity_left(session, tools.agents) <= 0:
        yield Obstacle("capacity", f"all {tools.agents} agents are on calls", "wait, or raise AGENTS", False)


def holds_back(obstacles: tuple[Obstacle, ...]) -> tuple[Obstacle, ...]:
    """Those that keep a campaign from being checked and started; the rest is its next step, or passes by itself."""
    return tuple(obstacle for obstacle in obstacles if obstacle.lasting)
