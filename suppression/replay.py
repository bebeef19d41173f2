"""From the journal into the database: each opt-out in its own transaction, and only then is its file removed.

A replay first claims a file: it waits for the append under way, renames the file, and lets go. The process that
wrote it sees this at its next append and begins another file. A crash at any point leaves the claimed file for the
next replay, and an opt-out applied twice is one entry.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from suppression.journal_file import CLAIMED, DAMAGED, WAITING, sync_directory
from suppression.journal_record import Contents, unpack_all
from suppression.keys import NumberKeys, Sealer
from suppression.store import suppress

REPLAY_LOCK = "replay.lock"

Begin = Callable[[], AbstractContextManager[Session]]


@dataclass(frozen=True, slots=True)
class Replayed:
    """Whose opt-outs are in the database now, and, file by file, what could not be read and waits for a person.

    Calls to these numbers that were queued or ringing meanwhile are for the caller to cancel.
    """

    fingerprints: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many opt-outs the database took."""
        return len(self.fingerprints)


def replay(directory: Path, sealer: Sealer, begin: Begin, keys: NumberKeys) -> Replayed:
    """Apply what waits. Raises OSError or the database's error; whatever is not applied then is still waiting.

    A second replay at the same time does nothing: the first one has it.
    """
    with _alone(directory) as alone:
        if not alone:
            return Replayed()
        applied, damaged = list[str](), list[str]()
        for file in _claim_all(directory):
            contents = unpack_all(file.read_bytes(), file.stem, sealer)
            if not (contents.damaged and file.suffix == DAMAGED):  # its readable part was applied when it was put aside
                applied += _apply(contents, begin, keys)
            damaged += [f"{file.stem}: {what}" for what in contents.damaged]
            _put_away(file, contents)
        return Replayed(tuple(applied), tuple(damaged))


@contextmanager
def _alone(directory: Path) -> Iterator[bool]:
    descriptor = os.open(directory / REPLAY_LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(descriptor)


def _claim_all(directory: Path) -> list[Path]:
    """Every file with opt-outs in it, closed to further appends, in a steady order."""
    for file in list(directory.iterdir()):
        if file.suffix == WAITING:
            _claim(file)
    return sorted(file for file in directory.iterdir() if file.suffix in {CLAIMED, DAMAGED})


def _claim(waiting: Path) -> None:
    descriptor = os.open(waiting, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        waiting.rename(waiting.with_suffix(CLAIMED))
    finally:
        os.close(descriptor)


def _apply(contents: Contents, begin: Begin, keys: NumberKeys) -> list[str]:
    applied = []
    for opt_out in contents.opt_outs:
        with begin() as session:
            stands = suppress(session, keys, opt_out)
        applied.append(stands.fingerprint)
    return applied


def _put_away(file: Path, contents: Contents) -> None:
    if contents.damaged:
        file.rename(file.with_suffix(DAMAGED))
    else:
        file.unlink()
    sync_directory(file.parent)
