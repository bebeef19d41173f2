"""A call locked for one change: read by one statement, and what changed written back by one.

Every webhook passes here, so the plain statements are used and not the unit of work, which costs twice as much.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from voice_app.calls.tables import Base, Call


@dataclass(slots=True)
class LockedCall:
    """The columns of a call that a change may read or write; see `Call` for their meaning."""

    id: str
    client_id: str
    fingerprint: str
    sealed_number: bytes
    sealed_fields: bytes
    script_hash: str
    company: str
    client: str
    contact: str
    state: str
    turn: int
    sealed_memory: bytes | None
    carrier_id: str | None
    recorder: str
    outcome: str | None
    score: str | None
    armed_at: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None


_NAMES = tuple(field.name for field in fields(LockedCall))
_CALLS = Base.metadata.tables[Call.__tablename__]
_LOCK = select(*(_CALLS.c[name] for name in _NAMES)).where(_CALLS.c.id == bindparam("call_id")).with_for_update()
_SAVE = update(_CALLS).where(_CALLS.c.id == bindparam("call_id"))


def lock_call(session: Session, call_id: str) -> LockedCall | None:
    """The call, locked until the transaction ends, or None."""
    row = session.connection().execute(_LOCK, {"call_id": call_id}).first()
    return LockedCall(*row) if row else None


def snapshot(call: LockedCall) -> tuple[Any, ...]:
    """What the call was like, to tell later what changed."""
    return tuple(getattr(call, name) for name in _NAMES)


def save_call(session: Session, call: LockedCall, before: tuple[Any, ...]) -> None:
    """Write back what differs from `before`."""
    now = snapshot(call)
    changed = {name: new for name, old, new in zip(_NAMES, before, now, strict=True) if old is not new and old != new}
    if changed:
        session.connection().execute(_SAVE, {"call_id": call.id, **changed})
