"""Who is dialled next: the pacer takes due contacts in hand, within pace, concurrency and capacity.

Any number of workers may call it at once. All of them lock the running campaigns in the same order first, so one
after the other counts what is in hand and takes what is left; SQLite has one writer anyway. A contact is in hand from
the moment it is taken until its call rests: that, and not the calls, is what capacity is counted by, so an attempt
that still waits in a queue has its place already (1:1: never more ringing than agents free, law R17).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from voice_app.calls import ACTIVE, RESTING, Call
from voice_app.campaigns.hand import IN_HAND, WAITING, take_in_hand
from voice_app.campaigns.hours import Nation, is_open, next_opening, read_times
from voice_app.campaigns.life import State
from voice_app.campaigns.retries import close_attempt
from voice_app.campaigns.tables import Campaign, Contact

LOST = timedelta(minutes=20)  # in hand so long without a call: whoever had it will not come back
BURST = timedelta(seconds=2)  # of dials that are caught up after a late tick
_CLOCK_WAS_SET = timedelta(hours=1)  # no pace looks so far ahead
_ACTIVE: BindParameter[list[str]] = bindparam(
    "active", [str(state) for state in ACTIVE], expanding=True, literal_execute=True
)


class Dials(Protocol):
    """Where a dial is asked for; it happens after the commit, through the gate."""

    def dial(self, session: Session, contact_id: str, attempt: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Closed:
    """What came back: campaigns of which an attempt ended, and how many were lost with a worker."""

    campaigns: frozenset[str]
    lost: int


def close_attempts(session: Session, now: datetime) -> Closed:
    """Every contact in hand whose call rests waits again or is done; one whose attempt was lost waits again."""
    attempt = (Call.contact_id == Contact.id) & (Call.attempt == Contact.tries)
    held = select(Contact, Call).outerjoin(Call, attempt).where(Contact.state == IN_HAND)
    closed, lost = set[str](), 0
    for contact, call in session.execute(held.with_for_update(of=Contact, skip_locked=True)).all():
        if call is not None and call.state in RESTING:
            close_attempt(session, contact, session.get_one(Campaign, contact.campaign_id), call, now)
            closed.add(contact.campaign_id)
        elif call is None and contact.due_at < now - LOST:
            contact.state, contact.due_at = WAITING, now
            lost += 1
    session.flush()
    return Closed(frozenset(closed), lost)


def take_due(session: Session, dials: Dials, agents: int, now: datetime) -> int:
    """Take in hand whoever is due and may be dialled now, and ask for their dials; how many."""
    campaigns = lock_running(session)
    if not campaigns:
        return 0
    in_hand, free, taken = count_in_hand(session), capacity_left(session, agents), 0
    for campaign in sorted(campaigns, key=lambda one: (one.next_dial_at or one.created_at, one.id)):
        room = min(free - taken, campaign.concurrency - in_hand.get(campaign.id, 0))
        if room > 0 and is_any_open(campaign, now):
            taken += _take(session, campaign, room, dials, now)
    session.flush()
    return taken


def lock_running(session: Session) -> list[Campaign]:
    """The running campaigns, held until the transaction ends: one pacer, or one act on a campaign, at a time."""
    running = select(Campaign).where(Campaign.state == State.RUNNING).order_by(Campaign.id)
    locked = running.with_for_update(key_share=True).execution_options(populate_existing=True)
    return list(session.scalars(locked))


def count_in_hand(session: Session) -> dict[str, int]:
    """By campaign: contacts whose attempt is under way, from being taken to the call's rest."""
    counted = select(Contact.campaign_id, func.count()).where(Contact.state == IN_HAND).group_by(Contact.campaign_id)
    return dict(session.execute(counted).all())


def capacity_left(session: Session, agents: int) -> int:
    """Agents for whom no attempt is under way, over all campaigns."""
    return agents - sum(count_in_hand(session).values()) - _other_calls(session)


def is_anybody_left(session: Session, campaign_id: str) -> bool:
    """Whether somebody is still to be called, now or later, or is being called."""
    left = select(Contact.id).where(Contact.campaign_id == campaign_id, Contact.state.in_((WAITING, IN_HAND)))
    return session.scalar(left.limit(1)) is not None


def is_any_open(campaign: Campaign, now: datetime) -> bool:
    """Whether anybody at all may be rung now; at night nobody is taken in hand only to be refused."""
    opens, closes = read_times(campaign.opens, campaign.closes)
    return any(is_open(now, frozenset({nation}), opens, closes) for nation in Nation)


def first_opening(campaign: Campaign, now: datetime) -> datetime:
    """The first moment from now on at which anybody may be rung for it. Raises NeverOpen."""
    opens, closes = read_times(campaign.opens, campaign.closes)
    return min(next_opening(now, frozenset({nation}), opens, closes) for nation in Nation)


def dials_allowed(campaign: Campaign, now: datetime) -> tuple[int, datetime]:
    """How many dials its pace allows at this moment, and the moment from which the next are counted."""
    every = timedelta(minutes=1) / campaign.calls_per_minute
    ahead = campaign.next_dial_at
    if ahead is None or ahead > now + _CLOCK_WAS_SET:
        ahead = now
    begin = max(ahead, now - (BURST if every < BURST else timedelta()))
    return (int((now - begin) / every) + 1 if begin <= now else 0), begin


def _take(session: Session, campaign: Campaign, room: int, dials: Dials, now: datetime) -> int:
    allowed, begin = dials_allowed(campaign, now)
    due = (
        select(Contact)
        .where(Contact.campaign_id == campaign.id, Contact.state == WAITING, Contact.due_at <= now)
        .order_by(Contact.due_at, Contact.row)
        .limit(max(0, min(room, allowed)))
        .with_for_update(skip_locked=True)
    )
    contacts = session.scalars(due).all() if allowed > 0 else ()
    for contact in contacts:
        dials.dial(session, contact.id, take_in_hand(contact, now))
    if contacts:
        campaign.next_dial_at = begin + len(contacts) * timedelta(minutes=1) / campaign.calls_per_minute
    return len(contacts)


def _other_calls(session: Session) -> int:
    """Calls under way that no contact in hand accounts for, such as one that was walked by hand."""
    known = select(Contact.id).where(Contact.state == IN_HAND)
    others = select(func.count()).where(Call.state.in_(_ACTIVE), Call.contact_id.not_in(known))
    return session.scalar(others) or 0
