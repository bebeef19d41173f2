"""Hearing a recording: who and why is written down, and committed, before the first byte is decrypted."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

from recordings.faults import EnvelopeBroken, Never, NotYet
from recordings.states import PLAYABLE, State
from recordings.store import locked
from recordings.tables import Listening
from recordings.transfer import Sessions
from recordings.vault import Vault


def export(
    sessions: Sessions, recording_id: str, *, vault: Vault, who: str, why: str, now: datetime
) -> Iterator[bytes]:
    """The WAV in chunks, each authenticated; the access is logged when this returns, before anything is read.

    Raises Never without a reason or once the recording is deleted, NotYet while it is not verified; while the
    chunks are drawn, NotYet or EnvelopeBroken: what was drawn until then is authentic, and not whole.
    """
    if not why.strip() or not who.strip():
        raise Never("Say who listens, and why: both are kept with the recording.")
    with sessions.begin() as session:
        row = locked(session, recording_id)
        _check_playable(recording_id, row.state)
        session.add(Listening(recording_id=recording_id, who=who[:120], why=why[:300], at=now))
        key, sha256 = row.object_key, row.plain_sha256
    return _whole(vault.read(key, recording_id), sha256, recording_id)


def _check_playable(recording_id: str, state: State) -> None:
    if state in (State.EXPIRED, State.ABSENT):
        raise Never(f"Recording {recording_id} is {state}: there is nothing to hear.")
    if state not in PLAYABLE:
        raise NotYet(f"Recording {recording_id} is {state}: it can be heard once it is verified.")


def _whole(chunks: Iterator[bytes], sha256: str | None, recording_id: str) -> Iterator[bytes]:
    found = hashlib.sha256()
    for chunk in chunks:
        found.update(chunk)
        yield chunk
    if found.hexdigest() != sha256:
        raise EnvelopeBroken(f"Recording {recording_id} is not what was verified.")
