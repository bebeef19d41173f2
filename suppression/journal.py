"""Opt-outs that the database could not take: sealed, on disk, and waiting. While one waits, nobody is dialled.

append   the record is on disk, or JournalFailed: then the opt-out must not be confirmed
state    is anything waiting, in the files of any process? Read before every dial
replay   each record into the database, then the file away (see `suppression.replay`)
"""

import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from suppression.journal_file import PENDING, JournalFile, sync_directory
from suppression.journal_record import pack
from suppression.keys import NumberKeys, Sealer
from suppression.opt_out import OptOut
from suppression.replay import REPLAY_LOCK, Begin, Replayed, replay

ROOM_BYTES = 1 << 20  # of free disk, without which an opt-out might find no place while we dial


class JournalFailed(Exception):
    """The record is not certainly on disk; the message names the place and the fault."""


@dataclass(frozen=True, slots=True)
class JournalState:
    """`empty` opens the dial gate; `why` is a plain sentence, empty when the gate may open."""

    empty: bool
    why: str


class Journal:
    """A directory with one file for each process that had to use it. Safe to share between threads."""

    def __init__(self, directory: Path, sealer: Sealer) -> None:
        self._directory, self._sealer = directory, sealer
        self._lock = threading.Lock()
        self._file: JournalFile | None = None
        try:
            _make(directory)
        except OSError:
            return  # `state` says so and keeps dialling shut; opt-outs still go to the database

    def append(self, opt_out: OptOut) -> None:
        """On return the opt-out survives a crash and a power cut; raises JournalFailed."""
        with self._lock:
            try:
                self._append(self._hold(), opt_out)
            except OSError as fault:
                self._abandon()
                raise JournalFailed(f"The journal in {self._directory} took no opt-out: {_reason(fault)}.") from fault

    def _append(self, file: JournalFile, opt_out: OptOut) -> None:
        try:
            file.append(pack(opt_out, file.written + 1, file.name, self._sealer))
        finally:
            file.release()

    def is_empty(self) -> bool:
        """Whether nothing waits in any process's file; False on any doubt."""
        return self.state().empty

    def state(self) -> JournalState:
        """Whether dialling may go on, as far as the journal knows, and if not, why. Some microseconds."""
        try:
            with os.scandir(self._directory) as files:
                found = sorted(file.name for file in files if file.name != REPLAY_LOCK)
            disk = os.statvfs(self._directory)
        except OSError as fault:
            return JournalState(False, f"The journal directory {self._directory} cannot be read: {_reason(fault)}.")
        if found:
            return JournalState(False, _what_waits(self._directory, found))
        if not os.access(self._directory, os.W_OK | os.X_OK) or disk.f_bavail * disk.f_frsize < ROOM_BYTES:
            return JournalState(False, f"The journal directory {self._directory} has no room or may not be written to.")
        return JournalState(True, "")

    def replay(self, begin: Begin, keys: NumberKeys) -> Replayed:
        """Bring what waits into the database, one transaction for each; see `suppression.replay.replay`."""
        return replay(self._directory, self._sealer, begin, keys)

    def _hold(self) -> JournalFile:
        """This process's file, held. A file claimed by a replay, or inherited by a fork, is left for a new one."""
        while True:
            if self._file is not None and self._file.process != os.getpid():
                self._abandon()
            if self._file is None:
                self._file = JournalFile(self._directory)
            if self._file.hold():
                return self._file
            self._abandon()

    def _abandon(self) -> None:
        """Never again write to the present file; what it holds stays for a replay."""
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # as good as closed: nothing is written to it any more
                file.close()


def _make(directory: Path) -> None:
    """The directory and those above it, each of them on disk."""
    if not directory.is_dir():
        _make(directory.parent)
        directory.mkdir(mode=0o700, exist_ok=True)
        sync_directory(directory.parent)


def _what_waits(directory: Path, found: list[str]) -> str:
    damaged = [name for name in found if name.endswith(".damaged")]
    if damaged:
        return (
            f"{directory / damaged[0]} holds an opt-out that cannot be read. Restore the file, or find out from the "
            "calls of that time who it was, use voice-app stop, and move the file elsewhere."
        )
    strange = [name for name in found if os.path.splitext(name)[1] not in PENDING]
    if strange:
        return f"{directory / strange[0]} is no journal file: move it elsewhere."
    return f"Opt-outs wait in {directory} ({len(found)} files) until the database has them."


def _reason(fault: OSError) -> str:
    return (fault.strerror or str(fault)).lower()
