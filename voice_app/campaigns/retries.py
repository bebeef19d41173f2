"""Whether, and when, a contact is called again: by how the last attempt ended, as one table.

Beyond it the gate judges every attempt anew: its caps count across campaigns and clients (law R25), and no campaign
makes more attempts to one contact than its own number of them.
"""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.calls import Call, CallEvent, Kind
from voice_app.calls import State as CallState
from voice_app.campaigns.hand import DONE, WAITING
from voice_app.campaigns.tables import Campaign, Contact
from voice_app.moments import LONDON, as_utc, in_london

AGAIN = " again"  # ends the key of a refusal by the carrier after which another attempt may do better
_BEFORE_ANSWER = frozenset({CallState.ARMED, CallState.UNKNOWN, CallState.RINGING})
_OUTCOMES = frozenset({"not_interested", "call_later"})  # of a conversation, that are endings of their own


class Ending(StrEnum):
    """How an attempt ended, as the contact remembers it."""

    NOT_ANSWERED = "not_answered"
    BUSY = "busy"
    MACHINE = "machine"
    CARRIER_BUSY = "carrier_busy"  # the carrier did not take it now
    CARRIER_REFUSED = "carrier_refused"  # the carrier will not take it
    NEVER_FOUND = "never_found"  # the carrier's answer was lost, and it does not know the call
    SILENT = "silent"  # answered, and we said nothing
    BROKEN_OFF = "broken_off"  # dropped by us
    HUNG_UP_IN_OPENING = "hung_up_in_opening"
    HUNG_UP = "hung_up"
    CALL_LATER = "call_later"
    NOT_INTERESTED = "not_interested"
    OPTED_OUT = "opted_out"
    RECALLED = "recalled"  # called back in by an opt-out that came another way
    HANDED_OVER = "handed_over"
    TALKED = "talked"
    NOT_DIALLED = "not_dialled"  # the gate changed its mind, or the worker forgot it, before the dial


class Row(NamedTuple):
    """After this ending: call again after that long, and not on the same day; was it one of the attempts allowed?"""

    ending: Ending
    again_after: timedelta | None  # None: never again in this campaign
    another_day: bool = False
    counts: bool = True


# fmt: off
TABLE = (
    # ending                        again after             another day   counts
    Row(Ending.NOT_ANSWERED,        timedelta(hours=4),     True),
    Row(Ending.BUSY,                timedelta(hours=4)),
    Row(Ending.MACHINE,             timedelta(hours=24),    True),         # law R19: no machine twice in a day
    Row(Ending.CARRIER_BUSY,        timedelta(minutes=5),   False,        False),
    Row(Ending.CARRIER_REFUSED,     None),
    Row(Ending.NEVER_FOUND,         timedelta(hours=24),    True),         # it may have rung after all
    Row(Ending.SILENT,              timedelta(hours=72)),                 # law R19: an abandoned call locks 72 h
    Row(Ending.BROKEN_OFF,          timedelta(hours=72)),
    Row(Ending.HUNG_UP_IN_OPENING,  timedelta(hours=72),    True),         # law R25: no frequent redial
    Row(Ending.HUNG_UP,             None),                                # heard who and why, and said no with the hand
    Row(Ending.CALL_LATER,          timedelta(hours=24),    True),         # the talk asks for no time yet
    Row(Ending.NOT_INTERESTED,      None),
    Row(Ending.OPTED_OUT,           None),
    Row(Ending.RECALLED,            None),
    Row(Ending.HANDED_OVER,         None),
    Row(Ending.TALKED,              None),
    Row(Ending.NOT_DIALLED,         timedelta(),            False,        False),
)
# fmt: on

_ROWS = {row.ending: row for row in TABLE}
assert set(_ROWS) == set(Ending), "an ending has no row"  # noqa: S101  # a wrong table must not start

_BY_STATE = {
    CallState.VOICEMAIL: Ending.MACHINE,
    CallState.OPTED_OUT: Ending.OPTED_OUT,
    CallState.CANCELLED: Ending.RECALLED,
    CallState.HANDED_OVER: Ending.HANDED_OVER,
    CallState.REFUSED: Ending.NOT_DIALLED,
}


def close_attempt(session: Session, contact: Contact, campaign: Campaign, call: Call, now: datetime) -> Ending:
    """The attempt is over: its contact waits for another one, or is done."""
    ending = ending_of(session, call)
    row = _ROWS[ending]
    contact.attempts += row.counts
    contact.last = ending
    if row.again_after is None or contact.attempts >= campaign.attempts:
        contact.state = DONE
        return ending
    contact.state, contact.due_at = WAITING, (call.ended_at or now) + row.again_after
    if row.another_day:
        contact.due_at = max(contact.due_at, _next_day(call.ended_at or now))
    return ending


def ending_of(session: Session, call: Call) -> Ending:
    """How a call that rests ended, by its state and by what is written of it."""
    state = CallState(call.state)
    if ending := _BY_STATE.get(state):
        return ending
    rows = select(CallEvent.kind, CallEvent.key, CallEvent.was, CallEvent.became).where(CallEvent.call_id == call.id)
    applied = [event for event in session.execute(rows.order_by(CallEvent.id)).all() if event.became is not None]
    if state is CallState.NOT_PLACED:
        return _not_placed(applied[-1].kind, applied[-1].key)
    if state is CallState.MISSED:
        return Ending.BUSY if applied[-1].key.endswith(" busy") else Ending.NOT_ANSWERED
    if any(event.kind == Kind.BROKE for event in applied):
        return Ending.BROKEN_OFF
    if state is CallState.DROPPED:
        return _dropped(applied[-1].was, {event.became for event in applied})
    return Ending(call.outcome) if call.outcome in _OUTCOMES else Ending.TALKED


def _not_placed(kind: str, key: str) -> Ending:
    if kind == Kind.NOT_FOUND:
        return Ending.NEVER_FOUND
    return Ending.CARRIER_BUSY if key.endswith(AGAIN) else Ending.CARRIER_REFUSED


def _dropped(was: str, been: set[str]) -> Ending:
    if was in _BEFORE_ANSWER:
        return Ending.SILENT  # the carrier says it was answered, and nobody asked us for the first words
    return Ending.HUNG_UP if CallState.CONVERSE in been else Ending.HUNG_UP_IN_OPENING


def _next_day(moment: datetime) -> datetime:
    """Its first moment, in London."""
    return as_utc(datetime.combine(in_london(moment).date() + timedelta(days=1), time.min, LONDON))
