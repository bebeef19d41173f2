"""From the carrier into the vault, in three steps that may each be repeated after a crash: transfer, verify, erase.

    transfer   announced -> stored              fetch, hash, encrypt, upload
    verify     stored -> verified               read back, decrypt, compare length and hash
    erase      verified -> erased_at_carrier    the carrier's copy goes: never before ours was read back

Each step returns the state the recording is in afterwards, and does nothing when it is past that step. A step that
fails raises NotYet (ask again later, from `transfer` on) or Never (a person has to look); the row keeps the
reason. No transaction is open while a step speaks with the carrier, the bucket or the key service.

Two workers may run the same step, when one was thought dead. Every transfer takes a new attempt id, only the last
may report its end, and the bucket calls off the others' uploads: what was verified is never replaced.
"""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

from recordings.faults import EnvelopeBroken, Never, NotYet, ObjectMissing, RecordingFault
from recordings.sound import check_wave
from recordings.source import Source
from recordings.states import TO_FETCH, State
from recordings.store import locked
from recordings.tables import Recording
from recordings.vault import Tally, Vault

PATIENCE_S = 900  # for one transfer; a carrier that trickles must not hold a worker for ever

Sessions = sessionmaker[Session]


@dataclass(frozen=True, slots=True)
class _Job:
    """One attempt at one step: what it needs once the transaction has ended."""

    id: str
    carrier_id: str
    channels: int
    seconds: int | None
    encryption: str | None
    key: str
    attempt: str
    sha256: str | None
    length: int | None


def transfer(sessions: Sessions, recording_id: str, *, source: Source, vault: Vault, now: datetime) -> State:
    """Fetch, hash, encrypt, upload. The object appears only when the carrier's copy was read whole."""
    with sessions.begin() as session:
        row = locked(session, recording_id)
        if row.state is State.RUNNING:
            raise NotYet(f"The carrier still records {recording_id}.")
        if row.state not in TO_FETCH:
            return row.state
        row.state, row.attempt = State.ANNOUNCED, secrets.token_hex(16)
        job = _job(row)
    with _noted(sessions, job):
        tally = Tally()
        with source.open(job.carrier_id, job.channels, job.encryption) as sound:
            checked = _checked(sessions, job, tally, tally.watch(sound))
            cipher_bytes = vault.put(job.key, job.id, checked)
        with sessions.begin() as session:
            row = _still_mine(session, job)
            row.state, row.stored_at = State.STORED, now
            row.plain_sha256, row.plain_bytes, row.cipher_bytes = tally.sha256, tally.length, cipher_bytes
    return State.STORED


def verify(sessions: Sessions, recording_id: str, *, vault: Vault, now: datetime) -> State:
    """Read back, decrypt all, compare. A copy that differs is fetched anew: the state goes back to announced."""
    with sessions.begin() as session:
        row = locked(session, recording_id)
        if row.state is not State.STORED:
            return row.state
        job = _job(row)
    with _noted(sessions, job):
        fault = _difference(job, vault)
        with sessions.begin() as session:
            row = _still_mine(session, job)
            row.state, row.verified_at = (State.ANNOUNCED, None) if fault else (State.VERIFIED, now)
        if fault:
            raise NotYet(f"The stored copy is not what was fetched ({fault}); it is fetched again.")
    return State.VERIFIED


def erase(sessions: Sessions, recording_id: str, *, source: Source, now: datetime) -> State:
    """Erase the carrier's copy, once ours was read back; raises Never when it was not."""
    with sessions.begin() as session:
        row = locked(session, recording_id)
        if row.state in (State.ERASED_AT_CARRIER, State.EXPIRED, State.ABSENT):
            return row.state
        if row.state is not State.VERIFIED:
            raise Never(f"Recording {recording_id} is {row.state}: the carrier's copy stays until ours is verified.")
        job = _job(row)
    with _noted(sessions, job):
        source.erase(job.carrier_id)
        with sessions.begin() as session:
            row = _still_mine(session, job)
            row.state, row.erased_at = State.ERASED_AT_CARRIER, now
    return State.ERASED_AT_CARRIER


def _checked(sessions: Sessions, job: _Job, tally: Tally, sound: Iterator[bytes]) -> Iterator[bytes]:
    """The sound; at its end, all that must hold before the upload may be completed."""
    end = time.monotonic() + PATIENCE_S
    for chunk in sound:
        if time.monotonic() > end:
            raise NotYet(f"The carrier took more than {PATIENCE_S} s to send recording {job.id}.")
        yield chunk
    check_wave(tally.head, tally.length, job.seconds)
    with sessions.begin() as session:
        _still_mine(session, job)


def _difference(job: _Job, vault: Vault) -> str | None:
    """How the stored copy differs from what was fetched; None when it does not."""
    tally = Tally()
    try:
        for _ in tally.watch(vault.read(job.key, job.id)):
            pass
    except (EnvelopeBroken, ObjectMissing) as damaged:
        return str(damaged)
    return None if (tally.sha256, tally.length) == (job.sha256, job.length) else "another hash or length"


def _still_mine(session: Session, job: _Job) -> Recording:
    row = locked(session, job.id)
    if row.attempt != job.attempt:
        raise NotYet(f"Another worker took over recording {job.id}.")
    return row


@contextmanager
def _noted(sessions: Sessions, job: _Job) -> Iterator[None]:
    """Keep a fault in the row, unless another attempt has begun since."""
    try:
        yield
    except RecordingFault as fault:
        with sessions.begin() as session:
            row = locked(session, job.id)
            if row.attempt == job.attempt:
                row.tries, row.last_error = row.tries + 1, str(fault)[:300]
                if fault.permanent and row.state is State.ANNOUNCED:
                    row.state = State.FAILED
        raise


def _job(row: Recording) -> _Job:
    return _Job(
        id=row.id,
        carrier_id=row.carrier_id,
        channels=row.channels,
        seconds=row.seconds,
        encryption=row.encryption,
        key=row.object_key,
        attempt=row.attempt or "",
        sha256=row.plain_sha256,
        length=row.plain_bytes,
    )
