"""The register, as staff see it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from recordings.faults import UnknownRecording
from recordings.states import State
from recordings.tables import Listening, Recording


@dataclass(frozen=True, slots=True)
class Listed:
    """One recording: where it is in its life, and until when it is kept."""

    id: str
    call_id: str
    state: State
    channels: int
    seconds: int | None
    started_at: datetime
    stored_at: datetime | None
    verified_at: datetime | None
    erased_at: datetime | None
    expires_at: datetime
    hold_reason: str | None
    held_until: datetime | None
    deleted_at: datetime | None
    cipher_bytes: int | None
    plain_sha256: str | None
    tries: int
    last_error: str | None


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody asked to hear a recording."""

    who: str
    why: str
    at: datetime


def listing(
    session: Session, *, call_id: str | None = None, state: State | None = None, limit: int = 1000
) -> tuple[Listed, ...]:
    """The newest recordings first, of one call or in one state if asked."""
    wanted = select(Recording).order_by(Recording.started_at.desc(), Recording.id).limit(limit)
    if call_id is not None:
        wanted = wanted.where(Recording.call_id == call_id)
    if state is not None:
        wanted = wanted.where(Recording.state == state)
    return tuple(_listed(row) for row in session.scalars(wanted))


def look_up(session: Session, recording_id: str) -> Listed:
    """One recording; raises UnknownRecording."""
    row = session.get(Recording, recording_id)
    if row is None:
        raise UnknownRecording(f"There is no recording {recording_id}.")
    return _listed(row)


def listeners(session: Session, recording_id: str) -> tuple[Heard, ...]:
    """Who asked to hear a recording, oldest first."""
    rows = session.scalars(select(Listening).where(Listening.recording_id == recording_id).order_by(Listening.id))
    return tuple(Heard(row.who, row.why, row.at) for row in rows)


def _listed(row: Recording) -> Listed:
    return Listed(**{name: getattr(row, name) for name in Listed.__slots__})
