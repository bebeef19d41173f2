"""What a row of the table does beside moving the call, in the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

import recordings
import suppression
from voice_app.calls.events import Event
from voice_app.calls.locked import LockedCall
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
    """One event on its way through one locked call."""

    session: Session
    tools: CallTools
    call: LockedCall
    event: Event
    meaning: Meaning
    now: datetime


def suppress(change: Change) -> None:
    """Opting out on a call binds every client (PECR reg 21(1)(a): "the caller" is the company)."""
    keys, event = change.tools.number_keys, change.event
    opt_out = suppression.OptOut(
        number=keys.open(change.call.sealed_number, NUMBER),
        channel=suppression.Channel.KEY if event.keys else suppression.Channel.SPEECH,
        words=event.words or change.meaning.why,
        call_id=change.call.id,
        at=change.now,
    )
    suppression.suppress(change.session, keys, opt_out)


def open_ticket(change: Change, kind: str, detail: str) -> None:
    """A person must do something after this call."""
    call = change.call
    change.session.add(
        Ticket(call_id=call.id, client_id=call.client_id, kind=kind, detail=detail, opened_at=change.now)
    )


def take_up_recording(change: Change) -> None:
    """Store what the person let us record; have the carrier erase what they did not."""
    made, call = change.event.recorded, change.call
    if made is None:
        return
    if call.recorder == "forbidden":
        change.tools.work.discard_recording(change.session, made.carrier_id)
        return
    announced = recordings.Announced(
        call_id=call.id,
        carrier_id=made.carrier_id,
        at=change.now,
        channels=made.channels,
        seconds=made.seconds,
        encryption=made.encryption,
    )
    change.tools.work.store_recording(change.session, recordings.announce(change.session, announced))


def set_recorder(state: str, only_from: str = "") -> Callable[[Change], None]:
    """A deed that notes what the recorder does now."""

    def note(change: Change) -> None:
        if only_from in ("", change.call.recorder):
            change.call.recorder = state

    return note


_DEEDS: dict[Deed, Callable[[Change], None]] = {
    Deed.SUPPRESS: suppress,
    Deed.RECORD: set_recorder("on"),
    Deed.STOP_RECORDER: set_recorder("stopped", only_from="on"),
    Deed.FORGET_RECORDING: set_recorder("forbidden"),
    Deed.STORE_RECORDING: take_up_recording,
    Deed.TICKET: lambda change: open_ticket(change, "call_back", "asked for a person"),
    Deed.HANG_UP: lambda change: change.tools.work.hang_up(change.session, change.call.id),
    Deed.RECONCILE: lambda change: change.tools.work.reconcile(change.session, change.call.id),
}


def do(deed: Deed, change: Change) -> None:
    """One deed of one row, in the transaction that moves the call."""
    _DEEDS[deed](change)
