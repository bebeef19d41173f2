"""A register on disk: a page of header in plain text under a seal, then its fingerprints in ascending order.

The body is mapped, not read, so that every process of a host shares one copy in memory. Its digest is checked
once, when it is mapped; a file that fails is refused, since what is missing from it would look like "not listed".
"""

import hashlib
import hmac
import json
import mmap
import os
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from suppression.registers.faults import RegisterRefused, RegisterUnusable
from suppression.registers.fingerprints import FINGERPRINT_BYTES
from suppression.registers.register import Register, name_of
from suppression.registers.status import RegisterStatus, dumps, from_json, to_json

MAGIC = b"voice-app register 1\n"
HEADER_BYTES = 4096
AGAIN = "load it again."
DTYPE = np.dtype("<u8")
Values = NDArray[np.uint64]


class Mark(NamedTuple):
    """What of a file's identity changes whenever another takes its place."""

    device: int
    inode: int
    changed_ns: int
    size: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A register that is mapped and was found whole."""

    status: RegisterStatus
    values: Values = field(repr=False)
    view: memoryview = field(repr=False)  # the same values; for one number, quicker to search than an array

    def has(self, fingerprint: int) -> bool:
        """Whether the number of this fingerprint is listed."""
        at = bisect_left(self.view, fingerprint)
        return at < len(self.view) and self.view[at] == fingerprint

    def has_each(self, fingerprints: Values) -> NDArray[np.bool_]:
        """For each fingerprint, whether it is listed. Quickest when they are in ascending order."""
        at = np.searchsorted(self.values, fingerprints)
        at[at == len(self.values)] = 0
        found: NDArray[np.bool_] = self.values[at] == fingerprints
        return found


def path_of(folder: Path, register: Register) -> Path:
    """Where a register is kept."""
    return folder / f"{register}.register"


def mark_of(found: os.stat_result) -> Mark:
    """The mark of a file, by what the system tells of it."""
    return Mark(found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


def read(path: Path, register: Register, key: bytes) -> tuple[Mark, Stored]:
    """Map the register at `path`. Raises RegisterUnusable when it is damaged or of another key; OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        mark = mark_of(os.fstat(descriptor))
        if mark.size <= HEADER_BYTES:
            raise _damaged(register, "it is too short")
        mapped = mmap.mmap(descriptor, mark.size, access=mmap.ACCESS_READ)
    finally:
        os.close(descriptor)
    status, digest = _open_header(mapped[:HEADER_BYTES], register, key)
    body = memoryview(mapped)[HEADER_BYTES:]
    if len(body) != status.count * FINGERPRINT_BYTES:
        raise _damaged(register, "its length is not what its header says")
    if not hmac.compare_digest(_digest(body, key), digest):
        raise _damaged(register, "its content has changed since it was loaded")
    values = np.frombuffer(body, DTYPE)
    return mark, Stored(status, values, values.data)


def header(status: RegisterStatus, values: Values, key: bytes) -> bytes:
    """The page that goes before the body."""
    told = {"status": to_json(status), "key_check": _key_check(key), "digest": _digest(values.data, key)}
    plain = MAGIC + dumps(told) + b"\n"
    page = _page(plain, _seal(plain, key).encode())
    if len(page) > HEADER_BYTES:
        raise RegisterRefused("The reason, the supplier and the licence are too long: say it in fewer words.")
    return page


def _page(plain: bytes, seal: bytes) -> bytes:
    return (plain + seal + b"\n").ljust(HEADER_BYTES - 1) + b"\n"


def _open_header(page: bytes, register: Register, key: bytes) -> tuple[RegisterStatus, str]:
    plain, seal, told = _parts(page, register)
    try:
        if told["key_check"] != _key_check(key):
            title = name_of(register)
            raise RegisterUnusable(
                f"The {title} register was loaded under a key that is not this installation's: {AGAIN}"
            )
        if not hmac.compare_digest(seal, _seal(plain, key)):
            raise _damaged(register, "its header has been altered")
        status = from_json(told["status"])
    except (KeyError, TypeError, ValueError) as strange:
        raise _damaged(register, "its header cannot be read") from strange
    if status.register is not register:
        raise _damaged(register, f"it is the {name_of(status.register)} register under another name")
    return status, told["digest"]


def _parts(page: bytes, register: Register) -> tuple[bytes, str, dict[str, Any]]:
    """The sealed text, its seal, and what the text tells."""
    try:
        magic, line, seal, _ = page.split(b"\n", 3)
        told = json.loads(line)
    except ValueError as strange:
        raise _damaged(register, "its header cannot be read") from strange
    plain = magic + b"\n" + line + b"\n"
    if magic + b"\n" != MAGIC or not isinstance(told, dict) or not seal.isascii() or page != _page(plain, seal):
        raise _damaged(register, "its header is not one of ours")
    return plain, seal.decode(), told


def _damaged(register: Register, how: str) -> RegisterUnusable:
    return RegisterUnusable(f"The {name_of(register)} register on disk is damaged ({how}): {AGAIN}")


def _digest(body: memoryview, key: bytes) -> str:
    return hashlib.blake2b(body, key=key[:64], person=b"register body").hexdigest()


def _seal(plain: bytes, key: bytes) -> str:
    return hashlib.blake2b(plain, key=key[:64], person=b"register header").hexdigest()


def _key_check(key: bytes) -> str:
    return hashlib.blake2b(key=key[:64], person=b"register key", digest_size=8).hexdigest()
