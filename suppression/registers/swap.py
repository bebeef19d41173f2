"""A register takes the place of the one before in one step: whoever looks finds the old one whole, or the new one."""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from suppression.journal_file import sync_directory
from suppression.registers.faults import RegisterNotLoaded
from suppression.registers.register import Register, name_of
from suppression.registers.status import RegisterStatus
from suppression.registers.stored import Values, header, path_of

PART = ".part"


@contextmanager
def only_loader(folder: Path, register: Register) -> Iterator[None]:
    """Keep other loads of this register away. Raises RegisterNotLoaded when one is under way."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder / f"{register}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as busy:
        os.close(descriptor)
        raise RegisterNotLoaded(f"The {name_of(register)} register is being loaded already: wait for that.") from busy
    try:
        for left in folder.glob(f"{register}.*{PART}"):  # of a load that was killed
            left.unlink(missing_ok=True)
        yield
    finally:
        os.close(descriptor)


def swap(folder: Path, status: RegisterStatus, values: Values, key: bytes) -> None:
    """Put the register in its place; on return it survives a power cut. Raises OSError: then the old one stands."""
    place = path_of(folder, status.register)
    part = folder / f"{status.register}.{secrets.token_hex(8)}{PART}"
    try:
        _write(part, header(status, values, key), values)
        part.rename(place)
    finally:
        part.unlink(missing_ok=True)
    sync_directory(folder)


def _write(part: Path, page: bytes, values: Values) -> None:
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    with open(descriptor, "wb") as out:
        out.write(page)
        out.write(values.data)
        out.flush()
        os.fsync(out.fileno())
