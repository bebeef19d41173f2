"""A call as one change finds it and leaves it: plain columns, since the unit of work costs twice as much.

Every webhook reads one and writes back what changed: `locked` under a lock, `unlocked` by comparing.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any


@dataclass(slots=True)
class CallRow:
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


NAMES = tuple(field.name for field in fields(CallRow))


def snapshot(call: CallRow) -> tuple[Any, ...]:
    """What the call is like now, to tell later what changed."""
    return tuple(getattr(call, name) for name in NAMES)


def changes(call: CallRow, before: tuple[Any, ...]) -> dict[str, Any]:
    """The columns that differ from the snapshot `before`, and what they are now."""
    now = snapshot(call)
    return {name: new for name, old, new in zip(NAMES, before, now, strict=True) if old is not new and old != new}
