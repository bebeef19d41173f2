"""The records of a file become fingerprints: on every processor for a long file, here for a short one.

What is hashed as the source and what becomes fingerprints are the same bytes, read once.
"""

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, NamedTuple

import numpy as np

from suppression.drama import is_drama
from suppression.registers.faults import RegisterFaulty, RegisterNotLoaded
from suppression.registers.fingerprints import UK, Fingerprints
from suppression.registers.layout import RECORD_BYTES, Layout, last_record_fault, layout_of, nationals
from suppression.registers.stored import DTYPE, Values

CHUNK_RECORDS = 1 << 17  # 1.8 MB: some 0.3 s of work
SHORT_RECORDS = 4 * CHUNK_RECORDS  # below this, starting processes takes longer than it saves
MOST_PROCESSES = 4  # each takes some 100 MB

Progress = Callable[[int, int], None]  # lines done, lines in all


class Part(NamedTuple):
    """The fingerprints of some records."""

    fingerprints: bytes
    only_drama: bool


class Digested(NamedTuple):
    """A whole file: its fingerprints in ascending order, each once."""

    values: Values
    lines: int
    sha256: str
    layout: Layout
    only_drama: bool


@dataclass(frozen=True, slots=True)
class _Task:
    records: bytes
    layout: Layout
    first_line: int


Digest = Callable[[_Task], "Future[Part]"]


def digest(file: IO[bytes], key: bytes, progress: Progress) -> Digested:
    """All of `file`, which lies on disk. Raises RegisterFaulty with the line, and RegisterNotLoaded."""
    lines, left = divmod(os.fstat(file.fileno()).st_size, RECORD_BYTES)
    if not lines and not left:
        raise RegisterFaulty("The file is empty.")
    source, values, only_drama, done = hashlib.sha256(), np.empty(lines, DTYPE), True, 0
    first = file.peek(RECORD_BYTES) if hasattr(file, "peek") else b""
    layout = layout_of(first)
    with _digester(key, lines) as put:
        for part in _in_order(put, _tasks(file, layout, source.update)):
            found = np.frombuffer(part.fingerprints, DTYPE)
            if done + len(found) > lines:
                raise RegisterNotLoaded("The file grew while it was read: load it when it is whole.")
            values[done : done + len(found)] = found
            done, only_drama = done + len(found), only_drama and part.only_drama
            progress(done, lines)
    if done != lines:
        raise RegisterNotLoaded("The file shrank while it was read: load it when it is whole.")
    return Digested(_each_once(values), lines, source.hexdigest(), layout, only_drama)


def _tasks(file: IO[bytes], layout: Layout, seen: Callable[[bytes], None]) -> Iterator[_Task]:
    line = 1
    while chunk := file.read(CHUNK_RECORDS * RECORD_BYTES):
        seen(chunk)
        whole = len(chunk) - len(chunk) % RECORD_BYTES
        if whole:
            yield _Task(chunk[:whole], layout, line)
        line += whole // RECORD_BYTES
        if whole < len(chunk):
            yield _Task(chunk[whole:], layout, line)


def _each_once(values: Values) -> Values:
    values.sort()
    fresh = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    return values if fresh.all() else values[fresh]


def _in_order(put: Digest, tasks: Iterator[_Task]) -> Iterator[Part]:
    """The parts in the order of the file, with only a few chunks in memory at a time."""
    waiting: deque[Future[Part]] = deque()
    try:
        for task in tasks:
            waiting.append(put(task))
            if len(waiting) > 2 * MOST_PROCESSES:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as killed:
        raise RegisterNotLoaded("A process that helped to load was killed: free some memory and try again.") from killed


@contextmanager
def _digester(key: bytes, lines: int) -> Iterator[Digest]:
    """What takes tasks on: other processes, started afresh with the key, or this one."""
    if lines <= SHORT_RECORDS:
        yield lambda task: _at_once(Fingerprints(key), task)
        return
    count = min(os.cpu_count() or 1, MOST_PROCESSES)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, initializer=_be_worker, initargs=(key,)) as pool:
        try:
            yield lambda task: pool.submit(_work, task)
        finally:
            pool.shutdown(cancel_futures=True)


def _at_once(fingerprints: Fingerprints, task: _Task) -> "Future[Part]":
    done: Future[Part] = Future()
    done.set_result(_part(fingerprints, task))
    return done


_OF_THIS_WORKER: list[Fingerprints] = []


def _be_worker(key: bytes) -> None:
    """Ctrl-C is for the parent to handle; when the parent is killed, nobody is left behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _OF_THIS_WORKER[:] = [Fingerprints(key)]


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(task: _Task) -> Part:
    return _part(_OF_THIS_WORKER[0], task)


def _part(fingerprints: Fingerprints, task: _Task) -> Part:
    if len(task.records) % RECORD_BYTES:
        raise RegisterFaulty(last_record_fault(task.records), task.first_line)
    numbers = nationals(task.records, task.layout, task.first_line)
    only_drama = all(is_drama(UK + national.decode()) for national in numbers)
    return Part(fingerprints.of_uk(numbers), only_drama)
