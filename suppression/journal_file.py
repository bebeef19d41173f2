"""The one file that this process appends opt-outs to: on disk, file and directory, before `append` returns."""

import fcntl
import os
import secrets
from pathlib import Path

WAITING, CLAIMED, DAMAGED = ".journal", ".claimed", ".damaged"
PENDING = frozenset({WAITING, CLAIMED, DAMAGED})


class JournalFile:
    """Open for appending, by one process. After an OSError from any method the file must not be used again.

    A failed fsync says nothing about which bytes are on disk, and the next fsync of the same file would say "yes"
    all the same ("Can Applications Recover from fsync Failures?", USENIX ATC 2020).
    """

    def __init__(self, directory: Path) -> None:
        self.process = os.getpid()
        self.name = f"opt-outs-{self.process}-{secrets.token_hex(8)}"
        self.path = directory / f"{self.name}{WAITING}"
        self.written = 0
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC
        self._descriptor = os.open(self.path, flags, 0o600)

    def hold(self) -> bool:
        """Keep replays away until `release`; False when one has claimed the file already."""
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        try:
            found, own = self.path.stat(), os.fstat(self._descriptor)
        except FileNotFoundError:
            return False
        return (found.st_dev, found.st_ino) == (own.st_dev, own.st_ino)

    def release(self) -> None:
        """Let replays claim the file."""
        fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def append(self, record: bytes) -> None:
        """On return `record` survives a power cut; raises OSError when that is not certain."""
        if os.write(self._descriptor, record) != len(record):
            raise OSError("the disk took a part of the record only")
        os.fsync(self._descriptor)
        if not self.written:
            sync_directory(self.path.parent)
        self.written += 1

    def close(self) -> None:
        """Give the file up; what is in it stays for a replay."""
        os.close(self._descriptor)


def sync_directory(directory: Path) -> None:
    """Make a file's creation, renaming or removal survive a power cut."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
