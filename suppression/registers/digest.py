"""The records of a file become fingerprints: on every processor for a long file, here for a short one.

What is hashed as the source and what becomes fingerprints are the same bytes, read once.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from io import BufferedReader
from typing import NamedTuple

import numpy as np

from suppression.drama import is_drama
from suppression.registers.crew import crew, hands
from suppression.registers.faults import RegisterFaulty, RegisterNotLoaded
from suppression.registers.fingerprints import UK, Fingerprints
from suppression.registers.layout import RECORD_BYTES, Layout, last_record_fault, layout_of, nationals
from suppression.registers.stored import DTYPE, Values

CHUNK_RECORDS = 1 << 17  # 1.8 MB: some 0.3 s of work
SHORT_RECORDS = 2 * CHUNK_RECORDS  # below this, starting processes takes longer than it saves

Progress = Callable[[int, int], None]  # lines done, lines in all


class Digested(NamedTuple):
    """A whole file: its fingerprints in ascending order, each once."""

    values: Values
    lines: int
    sha256: str
    layout: Layout
    only_drama: bool


class _Chunk(NamedTuple):
    records: bytes
    layout: Layout
    first_line: int


class _Part(NamedTuple):
    """The fingerprints of a chunk, and whether all its numbers are drama numbers."""

    fingerprints: bytes
    only_drama: bool


def digest(file: BufferedReader, key: bytes, progress: Progress) -> Digested:
    """All of `file`, which lies on disk. Raises RegisterFaulty with the line, and RegisterNotLoaded."""
    size = os.fstat(file.fileno()).st_size
    if not size:
        raise RegisterFaulty("The file is empty.")
    lines, source = size // RECORD_BYTES, hashlib.sha256()
    layout, values, done, only_drama = layout_of(file.peek(RECORD_BYTES)), np.empty(lines, DTYPE), 0, True
    with crew(hands() if lines > SHORT_RECORDS else 1, _Digester, key) as each:
        for part in each(_chunks(file, layout, source.update)):
            found = np.frombuffer(part.fingerprints, DTYPE)
            if done + len(found) > lines:
                raise RegisterNotLoaded("The file grew while it was read: load it when it is whole.")
            values[done : done + len(found)] = found
            done, only_drama = done + len(found), only_drama and part.only_drama
            progress(done, lines)
    if done != lines:
        raise RegisterNotLoaded("The file shrank while it was read: load it when it is whole.")
    return Digested(_each_once(values), lines, source.hexdigest(), layout, only_drama)


def _chunks(file: BufferedReader, layout: Layout, seen: Callable[[bytes], None]) -> Iterator[_Chunk]:
    """The file in whole records; what is left over comes last, alone."""
    line = 1
    while chunk := file.read(CHUNK_RECORDS * RECORD_BYTES):
        seen(chunk)
        whole = len(chunk) - len(chunk) % RECORD_BYTES
        if whole:
            yield _Chunk(chunk[:whole], layout, line)
        line += whole // RECORD_BYTES
        if whole < len(chunk):
            yield _Chunk(chunk[whole:], layout, line)


def _each_once(values: Values) -> Values:
    values.sort()
    fresh = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    return values if fresh.all() else values[fresh]


class _Digester:
    """Makes the parts, under one key."""

    def __init__(self, key: bytes) -> None:
        self._fingerprints = Fingerprints(key)

    def __call__(self, chunk: _Chunk) -> _Part:
        if len(chunk.records) % RECORD_BYTES:
            raise RegisterFaulty(last_record_fault(chunk.records), chunk.first_line)
        numbers = nationals(chunk.records, chunk.layout, chunk.first_line)
        only_drama = all(is_drama(UK + national.decode()) for national in numbers)
        return _Part(self._fingerprints.of_uk(numbers), only_drama)
