"""The register of recordings: announce, hold, release, list. A session is lent; nothing here commits."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from recordings.faults import Held, UnknownRecording
from recordings.states import UNFINISHED, Progress, State
from recordings.tables import Recording

KEPT = timedelta(days=180)  # promise P27; UK GDPR Art 5(1)(e)


@dataclass(frozen=True, slots=True)
class Announced:
    """The carrier tells of a recording."""

    call_id: str
    carrier_id: str
    at: datetime  # when we were told; aware
    progress: Progress = Progress.FINISHED
    channels: int = 2
    seconds: int | None = None
    started_at: datetime | None = None  # aware; unknown: when we were first told
    encryption: str | None = None  # how the carrier encrypted it, in the carrier's own words


def announce(session: Session, told: Announced) -> str:
    """Write the announcement down; returns the recording's id, the same for every announcement of one recording.

    Announcements come twice, late and out of order: "running" never undoes "finished", and neither does "nothing".
    """
    row = _of_carrier(session, told.carrier_id) or _new(session, told)
    if told.progress is Progress.FINISHED and row.state in (State.RUNNING, State.ABSENT):
        row.state, row.channels, row.seconds, row.encryption = (
            State.ANNOUNCED,
            told.channels,
            told.seconds,
            told.encryption,
        )
    elif told.progress is Progress.NOTHING and row.state is State.RUNNING:
        row.state = State.ABSENT
    session.flush()
    return row.id


def hold(session: Session, recording_id: str, why: str, until: datetime | None = None) -> None:
    """Keep a recording past its 180 days, for a complaint or a claim: until a moment, or until released."""
    row = locked(session, recording_id)
    if row.state is State.EXPIRED:
        raise Held(f"Recording {recording_id} is deleted, or being deleted: it can no longer be held.")
    row.hold_reason, row.held_until = why, until


def release(session: Session, recording_id: str) -> None:
    """End a hold; a recording past its 180 days is deleted at the next purge."""
    row = locked(session, recording_id)
    row.hold_reason, row.held_until = None, None


def expire_due(session: Session, now: datetime) -> tuple[str, ...]:
    """The ids of recordings to delete: past their 180 days and not held, or whose deletion was begun and not ended."""
    free = or_(Recording.hold_reason.is_(None), Recording.held_until <= now)
    due = or_(Recording.state == State.EXPIRED, (Recording.expires_at <= now) & free)
    return tuple(session.scalars(select(Recording.id).where(Recording.deleted_at.is_(None), due)))


def unfinished(session: Session, before: datetime) -> tuple[str, ...]:
    """The ids of recordings announced before a moment and still not safe: for the reconciling sweep, and the alarm."""
    waiting = select(Recording.id).where(Recording.state.in_(UNFINISHED), Recording.announced_at < before)
    return tuple(session.scalars(waiting.order_by(Recording.announced_at)))


def give_up(session: Session, recording_id: str, why: str) -> None:
    """Leave an unsafe recording to a person. Nothing is erased, and `transfer` may be asked again."""
    row = locked(session, recording_id)
    if row.state in (State.RUNNING, State.ANNOUNCED, State.STORED):
        row.state, row.last_error = State.FAILED, why[:300]


def is_held(row: Recording, now: datetime) -> bool:
    """Whether a hold is in force."""
    return row.hold_reason is not None and (row.held_until is None or row.held_until > now)


def locked(session: Session, recording_id: str) -> Recording:
    """The row, locked until the transaction ends; raises UnknownRecording."""
    row = session.get(Recording, recording_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise UnknownRecording(f"There is no recording {recording_id}.")
    return row


def _of_carrier(session: Session, carrier_id: str) -> Recording | None:
    return session.scalar(select(Recording).where(Recording.carrier_id == carrier_id).with_for_update())


def _new(session: Session, told: Announced) -> Recording:
    """A row, or the one that another process wrote at the same moment."""
    started = min(told.started_at or told.at, told.at)
    recording_id = secrets.token_hex(16)
    row = Recording(
        id=recording_id,
        call_id=told.call_id,
        carrier_id=told.carrier_id,
        state=State.RUNNING,
        channels=told.channels,
        object_key=f"recordings/{started:%Y/%m}/{recording_id}",
        tries=0,
        started_at=started,
        announced_at=told.at,
        expires_at=started + KEPT,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        other = _of_carrier(session, told.carrier_id)
        if other is None:
            raise
        return other
    return row
