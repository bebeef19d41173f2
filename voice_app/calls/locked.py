"""A call locked for one change: read by one statement, and what changed written back by one."""

from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from voice_app.calls.call_row import NAMES, CallRow, changes
from voice_app.calls.tables import Base, Call

LockedCall = CallRow  # as `lock_call` lends it

_CALLS = Base.metadata.tables[Call.__tablename__]
_LOCK = select(*(_CALLS.c[name] for name in NAMES)).where(_CALLS.c.id == bindparam("call_id")).with_for_update()
_SAVE = update(_CALLS).where(_CALLS.c.id == bindparam("call_id"))


def lock_call(session: Session, call_id: str) -> LockedCall | None:
    """The call, locked until the transaction ends, or None."""
    row = session.connection().execute(_LOCK, {"call_id": call_id}).first()
    return LockedCall(*row) if row else None


def save_call(session: Session, call: LockedCall, before: tuple[Any, ...]) -> None:
    """Write back what differs from `before`."""
    if changed := changes(call, before):
        session.connection().execute(_SAVE, {"call_id": call.id, **changed})
