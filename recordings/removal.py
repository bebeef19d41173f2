"""The end of a recording: at 180 days, or earlier when the person called asks for it."""

import secrets
from datetime import datetime

from sqlalchemy.orm import Session

from recordings.faults import Held, Never
from recordings.source import Source
from recordings.states import State
from recordings.store import is_held, locked
from recordings.tables import Recording
from recordings.transfer import Sessions
from recordings.vault import Vault


def delete(
    sessions: Sessions, recording_id: str, *, source: Source, vault: Vault, now: datetime, on_request: bool = False
) -> State:
    """Delete our copy and, should it still be there, the carrier's; may be repeated after a crash.

    `on_request` deletes before the 180 days (UK GDPR Art 17, Art 21). Raises Held for a recording under a hold, Never
    for one that is not due, NotYet when the bucket or the carrier does not answer; the deletion stays begun.
    The row stays, as the proof of deletion: it holds no personal data.
    """
    with sessions.begin() as session:
        row = locked(session, recording_id)
        _begin(row, now, on_request)
        if row.deleted_at:
            return row.state
        key, carrier_id, at_carrier = row.object_key, row.carrier_id, row.erased_at is None
    vault.bucket.delete(key)
    if at_carrier:
        source.erase(carrier_id)
    with sessions.begin() as session:
        _end(session, recording_id, now)
    return State.EXPIRED


def _begin(row: Recording, now: datetime, on_request: bool) -> None:
    """From here on no transfer may report its end, and the recording cannot be played or held."""
    if row.state is State.EXPIRED:
        return
    if is_held(row, now):
        raise Held(f"Recording {row.id} is held: {row.hold_reason}")
    if not on_request and row.expires_at > now:
        raise Never(f"Recording {row.id} is kept until {row.expires_at:%Y-%m-%d}.")
    row.state, row.attempt = State.EXPIRED, secrets.token_hex(16)


def _end(session: Session, recording_id: str, now: datetime) -> None:
    row = locked(session, recording_id)
    row.deleted_at = row.deleted_at or now
    row.erased_at = row.erased_at or now
