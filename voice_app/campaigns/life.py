"""The life of a campaign, as one table: draft, checked, approved, running, paused, finished, stopped.

No guards: who may do what is asked before the table is. Every move is written down, with who and why. A campaign is
approved by another person than the one who added it, and nothing is dialled for it unless it runs.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.campaigns.enrol import NotEnrolled
from voice_app.campaigns.tables import Campaign, CampaignEvent


class State(StrEnum):
    """Where a campaign can be. Only a running one dials."""

    DRAFT = "draft"
    CHECKED = "checked"  # everything it needs was there
    APPROVED = "approved"  # a second person has agreed to it
    RUNNING = "running"
    PAUSED = "paused"  # calls under way go on to their end, and no new one begins
    FINISHED = "finished"  # nobody was left to call
    STOPPED = "stopped"  # for good


class Act(StrEnum):
    """What is done to a campaign."""

    CHECK = "check"
    APPROVE = "approve"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH = "finish"
    STOP = "stop"


class Row(NamedTuple):
    """When a campaign is here and this is done, it becomes that."""

    when: State
    act: Act
    becomes: State


def each(states: Iterable[State], act: Act, becomes: State) -> tuple[Row, ...]:
    """The same row for several states."""
    return tuple(Row(state, act, becomes) for state in states)


# fmt: off
TABLE = (
    # when                act           becomes
    Row(State.DRAFT,      Act.CHECK,    State.CHECKED),
    Row(State.CHECKED,    Act.CHECK,    State.CHECKED),
    Row(State.CHECKED,    Act.APPROVE,  State.APPROVED),
    Row(State.APPROVED,   Act.START,    State.RUNNING),
    Row(State.RUNNING,    Act.PAUSE,    State.PAUSED),
    Row(State.RUNNING,    Act.FINISH,   State.FINISHED),
    Row(State.PAUSED,     Act.RESUME,   State.RUNNING),
    Row(State.FINISHED,   Act.RESUME,   State.RUNNING),   # more people came onto its list
    *each((state for state in State if state is not State.STOPPED), Act.STOP, State.STOPPED),
)
# fmt: on

RESTING = frozenset({State.STOPPED})
APPROVALS = frozenset({State.APPROVED, State.RUNNING, State.PAUSED, State.FINISHED})
_ROWS = {(row.when, row.act): row for row in TABLE}
assert len(_ROWS) == len(TABLE), "two rows answer the same question"  # noqa: S101  # a wrong table must not start

ADDED = "added"  # the kind of a campaign's first event
_PAST = {Act.CHECK: "checked", Act.APPROVE: "approved", Act.START: "started", Act.PAUSE: "paused",
         Act.RESUME: "resumed", Act.FINISH: "finished", Act.STOP: "stopped"}  # fmt: skip


class MoveRefused(NotEnrolled):
    """A rule, or the state the campaign is in, forbids it; the message says which, and what is possible."""


def step(state: State, act: Act) -> State | None:
    """What the campaign becomes, or None when this cannot be done now."""
    row = _ROWS.get((state, act))
    return row.becomes if row else None


def move(session: Session, campaign_id: str, act: Act, who: str, why: str, now: datetime) -> State:
    """Do `act` to the campaign, in the caller's transaction: its new state. Raises NotEnrolled, MoveRefused."""
    campaign = lock_campaign(session, campaign_id)
    was = State(campaign.state)
    becomes = step(was, act)
    if not who.strip():
        raise MoveRefused("Say who does it: --by NAME.")
    if becomes is None:
        raise MoveRefused(_impossible(campaign_id, was, act))
    if act is Act.APPROVE:
        _check_second_person(session, campaign_id, who)
    campaign.state = becomes
    _write_down(session, campaign_id, act, was, becomes, who, why, now)
    return becomes


def note_added(session: Session, campaign_id: str, who: str, now: datetime, why: str = "") -> None:
    """Remember who brought the campaign, and how it was classed: another person has to approve it."""
    _write_down(session, campaign_id, ADDED, "", State.DRAFT, who, why, now)


def lock_campaign(session: Session, campaign_id: str) -> Campaign:
    """The campaign, held until the transaction ends; contacts may be added to it meanwhile. Raises NotEnrolled."""
    held = select(Campaign).where(Campaign.id == campaign_id).with_for_update(key_share=True)
    campaign = session.scalar(held.execution_options(populate_existing=True))
    if campaign is None:
        raise NotEnrolled(f"There is no campaign {campaign_id}. See: voice-app campaign list")
    return campaign


def story_of(session: Session, campaign_id: str) -> tuple[CampaignEvent, ...]:
    """Everything that was done to the campaign, oldest first."""
    events = select(CampaignEvent).where(CampaignEvent.campaign_id == campaign_id)
    return tuple(session.scalars(events.order_by(CampaignEvent.id)))


def _check_second_person(session: Session, campaign_id: str, who: str) -> None:
    """The approver is not who brought the campaign. Of one without such a note, whoever did the first thing."""
    if _plain(who) == _plain(story_of(session, campaign_id)[0].who):
        raise MoveRefused(f"{who} has added {campaign_id} and may not approve it: another person must (--by NAME).")


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _write_down(
    session: Session, campaign_id: str, kind: str, was: str, became: str, who: str, why: str, now: datetime
) -> None:
    session.add(
        CampaignEvent(
            campaign_id=campaign_id, kind=kind, was=was, became=became, who=" ".join(who.split()), why=why, at=now
        )
    )
    session.flush()


def _impossible(campaign_id: str, state: State, act: Act) -> str:
    possible = [row.act for row in TABLE if row.when is state and row.act is not Act.FINISH]
    next_acts = ", ".join(f"voice-app campaign {one} {campaign_id}" for one in possible) or "nothing: it is for good"
    return f"Campaign {campaign_id} is {state}, so it cannot be {_PAST[act]}. Possible now: {next_acts}."
