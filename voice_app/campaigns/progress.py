"""How far a campaign has come: contacts, calls, outcomes, whom the gate ended, what harm was done, when it will end."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from voice_app.calls import ACTIVE, Call, CallEvent, Kind
from voice_app.calls import State as CallState
from voice_app.campaigns.forecast import forecast
from voice_app.campaigns.gate import Rule
from voice_app.campaigns.hand import DONE, IN_HAND, WAITING
from voice_app.campaigns.harm import WINDOW, Harm, harm_of
from voice_app.campaigns.life import State, story_of
from voice_app.campaigns.retries import Ending
from voice_app.campaigns.tables import Campaign, Contact, ContactList, Exclusion, FirstWords

MINUTE = timedelta(minutes=1)
WAITS_TO_RING = (CallState.RESERVED, CallState.ARMED, CallState.UNKNOWN, CallState.RINGING)
_STOPS = (Kind.OPTED_OUT, Kind.HUNG_UP_WHEN_ASKED)
_HEARD_ALL = (CallEvent.kind == Kind.PLAYED, CallEvent.was == CallState.OFFER, Call.state != CallState.VOICEMAIL)


@dataclass(frozen=True, slots=True)
class Waits:
    """How long people waited for our first words, our share, in milliseconds. See telephony.first_words."""

    timed: int
    middle: int
    late: int  # the slowest of twenty
    longest: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A campaign at one moment."""

    campaign: str
    state: State
    why: str  # of the last thing that was done to it
    contacts: int
    waiting: int
    in_hand: int
    done: int
    dialled: int
    ringing: int
    talking: int
    last_minute: int  # calls placed in the last 60 seconds
    endings: Mapping[str, int]  # of contacts: how the last attempt of each ended
    refused: Mapping[str, int]  # contacts that a rule of the gate ended
    excluded: Mapping[str, int]  # rows of its lists that were never taken up
    opted_out: int
    heard_all: int  # people to whom all three announcements were said to their end
    answered: int
    harm: Harm  # over 24 hours
    waits: Waits | None
    next_due: datetime | None
    ends: datetime | None  # expected; None when it does not run

    @property
    def opt_out_rate(self) -> float:
        return self.opted_out / self.answered if self.answered else 0.0

    @property
    def opening_rate(self) -> float:
        return self.heard_all / self.answered if self.answered else 0.0


def progress_of(session: Session, campaign: Campaign, now: datetime) -> Progress:
    """Counted now; nothing is kept."""
    of_campaign = Call.campaign_id == campaign.id
    contacts = _count(session, Contact.state, Contact.campaign_id == campaign.id)
    states = _count(session, Call.state, of_campaign)
    endings = _count(session, Contact.last, Contact.campaign_id == campaign.id)
    placed = Call.armed_at.is_not(None) & of_campaign
    harm = harm_of(session, campaign.id, campaign.created_at)
    story = story_of(session, campaign.id)
    due = select(func.min(Contact.due_at)).where(Contact.campaign_id == campaign.id, Contact.state == WAITING)
    dialled = session.scalar(select(func.count()).where(placed)) or 0
    last_minute = session.scalar(select(func.count()).where(placed, Call.armed_at > now - MINUTE)) or 0
    return Progress(
        campaign=campaign.id,
        state=State(campaign.state),
        why=story[-1].why if story else "",
        contacts=contacts.total(),
        waiting=contacts[WAITING],
        in_hand=contacts[IN_HAND],
        done=contacts[DONE],
        dialled=dialled,
        ringing=sum(states[state] for state in WAITS_TO_RING),
        talking=sum(count for state, count in states.items() if state in ACTIVE and state not in WAITS_TO_RING),
        last_minute=last_minute,
        endings={ending: count for ending, count in endings.items() if ending in set(Ending)},
        refused=_refused(session, campaign.id),
        excluded=_excluded(session, campaign.id),
        opted_out=_people(session, of_campaign, CallEvent.kind.in_(_STOPS)),
        heard_all=_people(session, of_campaign, *_HEARD_ALL),
        answered=harm.answered,
        harm=harm_of(session, campaign.id, now - WINDOW),
        waits=_waits(session, of_campaign),
        next_due=session.scalar(due),
        ends=_end(session, campaign, contacts[WAITING] + contacts[IN_HAND], now),
    )


def _count(session: Session, column: InstrumentedAttribute[Any], *where: ColumnElement[bool]) -> Counter[str]:
    counted = select(column, func.count()).where(*where).group_by(column)
    return Counter({str(name): number for name, number in session.execute(counted)})


def _refused(session: Session, campaign_id: str) -> dict[str, int]:
    ended = _count(session, Contact.last, Contact.campaign_id == campaign_id, Contact.state == DONE)
    return {rule: number for rule, number in ended.items() if rule in set(Rule)}


def _excluded(session: Session, campaign_id: str) -> dict[str, int]:
    """Rows of lists that stand: what was undone is not counted."""
    lists = select(ContactList.id).where(ContactList.campaign_id == campaign_id, ContactList.undone_at.is_(None))
    return dict(_count(session, Exclusion.rule, Exclusion.list_id.in_(lists)))


def _people(session: Session, *where: ColumnElement[bool]) -> int:
    """Contacts of whose calls such an event was written, each once."""
    found = select(func.count(func.distinct(Call.contact_id))).join(CallEvent, CallEvent.call_id == Call.id)
    return session.scalar(found.where(*where, CallEvent.became.is_not(None))) or 0


def _waits(session: Session, of_campaign: ColumnElement[bool]) -> Waits | None:
    timed = select(FirstWords.ms).join(Call, Call.id == FirstWords.call_id).where(of_campaign)
    if not (ms := sorted(session.scalars(timed))):
        return None
    return Waits(len(ms), ms[len(ms) // 2], ms[min(len(ms) - 1, int(len(ms) * 0.95))], ms[-1])


def _end(session: Session, campaign: Campaign, left: int, now: datetime) -> datetime | None:
    if campaign.state != State.RUNNING or left == 0:
        return None
    last_due = select(func.max(Contact.due_at)).where(Contact.campaign_id == campaign.id, Contact.state == WAITING)
    return forecast(campaign, left, session.scalar(last_due) or now, now)
