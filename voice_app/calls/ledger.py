"""What happened to a call, in order: written down before it is acted on, and read back to answer a repeat."""

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

import suppression
from voice_app.calls.call_row import CallRow
from voice_app.calls.deeds import Change
from voice_app.calls.events import Event, Kind
from voice_app.calls.machine import Line, Row
from voice_app.calls.reply import Reply, from_json, to_json
from voice_app.calls.states import RESTING, State
from voice_app.calls.tables import Base, CallEvent

_WRITE = insert(Base.metadata.tables[CallEvent.__tablename__]).inline()
WORDS, REPLY = "call_event.words", "call_event.reply"  # the contexts in which these columns are sealed


def same_event(session: Session, call: CallRow, event: Event) -> CallEvent | None:
    """This very event, had it come before. The present turn cannot have ended yet: ending it begins another."""
    if event.kind is Kind.TURN_ENDED and event.turn == call.turn and State(call.state) not in RESTING:
        return None
    return past_event(session, call, event)


def past_event(session: Session, call: CallRow, event: Event) -> CallEvent | None:
    """This very event as it was written down before, whether or not it applied."""
    return session.scalar(select(CallEvent).where(CallEvent.call_id == call.id, CallEvent.key == event.key))


def reply_of(past: CallEvent, sealer: suppression.Sealer) -> Reply:
    """The reply this event got the first time."""
    return from_json(sealer.open(past.sealed_reply, REPLY).decode())


def last_reply(session: Session, change: Change) -> Reply:
    """What was said last: an event that does not apply leaves the person where they were."""
    if State(change.call.state) in RESTING:
        return Reply(hang_up=True)
    spoken = (CallEvent.call_id == change.call.id, CallEvent.line != Line.NOTHING)
    last = session.scalar(select(CallEvent).where(*spoken).order_by(CallEvent.id.desc()).limit(1))
    return reply_of(last, change.tools.sealer) if last else Reply(hang_up=True)


def write_down(session: Session, change: Change, row: Row | None, answer: Reply) -> None:
    """Keep the event, also one that does not apply: a late webhook is evidence too."""
    entry = {"call_id": change.call.id, **entry_of(change, row, answer)}
    session.connection().execute(_WRITE, entry)  # every webhook comes here: the plain statement is cheaper


def entry_of(change: Change, row: Row | None, answer: Reply) -> dict[str, Any]:
    """What is kept of the event; `change.call` is still as the event found it."""
    heard, sealer = change.event.keys or change.event.words, change.tools.sealer
    return {
        "key": change.event.key,
        "kind": change.meaning.kind,
        "was": change.call.state,
        "became": row.becomes if row else None,
        "line": row.say if row else Line.NOTHING,
        "turn": change.call.turn,
        "why": change.meaning.why,
        "sealed_words": sealer.seal(heard.encode(), WORDS) if heard else None,
        "sealed_reply": sealer.seal(to_json(answer).encode(), REPLY),
        "at": change.now,
    }
