"""What a row of the table does beside moving the call, in the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

import recordings
import suppression
from voice_app.calls.call_row import CallRow
from voice_app.calls.events import Event
from voice_app.calls.machine import Deed
from voice_app.calls.scene import NUMBER
from voice_app.calls.tables import Ticket
from voice_app.calls.understand import Meaning


class Work(Protocol):
    """Work that can wait and must not be lost: asked for in the caller's transaction, done after its commit."""

    def store_recording(self, session: Session, recording_id: str) -> None: ...
    def discard_recording(self, session: Session, carrier_id: str) -> None: ...
    def hang_up(self, session: Session, call_id: str) -> None: ...
    def reconcile(self, session: Session, call_id: str) -> None: ...


@dataclass(frozen=True, slots=True)
class CallTools:
    """What the core needs lent to it to handle a call."""

    number_keys: suppression.NumberKeys
    sealer: suppression.Sealer
    work: Work


@dataclass(frozen=True, slots=True)
class Change:
    """One event on its way through one call."""

    tools: CallTools
    call: CallRow
    event: Event
    meaning: Meaning
    now: datetime


def suppress(session: Session, change: Change) -> None:
    """Opting out on a call binds every client (PECR reg 21(1)(a): "the caller" is the company)."""
    keys, event = change.tools.number_keys, change.event
    opt_out = suppression.OptOut(
        number=keys.open(change.call.sealed_number, NUMBER),
        channel=suppression.Channel.KEY if event.keys else suppression.Channel.SPEECH,
        words=event.words or change.meaning.why,
        call_id=change.call.id,
        at=change.now,
    )
    suppression.suppress(session, keys, opt_out)


def open_ticket(session: Session, change: Change, kind: str, detail: str) -> None:
    """A person must do something after this call."""
    call = change.call
    session.add(Ticket(call_id=call.id, client_id=call.client_id, kind=kind, detail=detail, opened_at=change.now))


def take_up_recording(session: Session, change: Change) -> None:
    """Store what the person let us record; have the carrier erase what they did not."""
    made, call = change.event.recorded, change.call
    if made is None:
        return
    if call.recorder == "forbidden":
        change.tools.work.discard_recording(session, made.carrier_id)
        return
    announced = recordings.Announced(
        call_id=call.id,
        carrier_id=made.carrier_id,
        at=change.now,
        channels=made.channels,
        seconds=made.seconds,
        encryption=made.encryption,
    )
    change.tools.work.store_recording(session, recordings.announce(session, announced))


_NOTES = frozenset({Deed.RECORD, Deed.STOP_RECORDER, Deed.FORGET_RECORDING})
_DEEDS: dict[Deed, Callable[[Session, Change], None]] = {
    Deed.SUPPRESS: suppress,
    Deed.STORE_RECORDING: take_up_recording,
    Deed.TICKET: lambda session, change: open_ticket(session, change, "call_back", "asked for a person"),
    Deed.HANG_UP: lambda session, change: change.tools.work.hang_up(session, change.call.id),
    Deed.RECONCILE: lambda session, change: change.tools.work.reconcile(session, change.call.id),
}


def note(deeds: tuple[Deed, ...], call: CallRow) -> None:
    """Note on the call what its recorder does now."""
    if Deed.RECORD in deeds:
        call.recorder = "on"
    if Deed.STOP_RECORDER in deeds and call.recorder == "on":
        call.recorder = "stopped"
    if Deed.FORGET_RECORDING in deeds:
        call.recorder = "forbidden"


def beyond_the_call(deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    """Those that are more than a note on the call."""
    return tuple(deed for deed in deeds if deed not in _NOTES)


def do(session: Session, deed: Deed, change: Change) -> None:
    """One deed of one row that is more than a note, in the transaction that moves the call."""
    _DEEDS[deed](session, change)
