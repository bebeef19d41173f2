"""Several processes that prepare the parts of a list side by side, and hand them back in the list's order."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice

from voice_app.campaigns.lists.csv_rows import Row
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.prepare import Means, Prepare, Prepared, Preparer

AT_ONCE = 2_000  # rows in a part
ALONE = 10_000  # rows that one process has read before others have begun
AHEAD = 3  # parts under way for each process

Part = tuple[Sequence[Row], Prepared]
_prepare: Prepare | None = None  # of this process, where it is one of a crew


@contextmanager
def open_crew(plan: Plan, means: Means, rows_about: int) -> Iterator["Crew | Alone"]:
    """Whoever prepares a list of about that many rows. Processes begin here, before any thread does."""
    count = min(4, os.cpu_count() or 1)
    if rows_about <= ALONE or count == 1:
        yield Alone(Preparer(plan, means))
        return
    is_alone = sys.platform == "linux" and threading.active_count() == 1
    # A fork begins at once, but copies the locks of other threads as they are, and is not safe on macOS.
    context = multiprocessing.get_context("fork" if is_alone else "spawn")
    with ProcessPoolExecutor(count, context, _begin, (plan, means)) as pool:
        try:
            pool.submit(int).result()
            yield Crew(pool, count)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


class CrewLost(Exception):
    """One of the processes that help was killed."""

    def __init__(self) -> None:
        super().__init__("A process that helped was killed: free some memory and try again. Nothing was changed.")


class Alone:
    """This process does all."""

    def __init__(self, prepare: Prepare) -> None:
        self._prepare = prepare

    def prepared(self, rows: Iterable[Row]) -> Iterator[Part]:
        """Parts of the list, each with what became of it."""
        for part in _parts(rows):
            yield part, self._prepare(part)


class Crew:
    """Other processes do the work, and this one reads and hands out."""

    def __init__(self, pool: ProcessPoolExecutor, count: int) -> None:
        self._pool, self._ahead = pool, count * AHEAD

    def prepared(self, rows: Iterable[Row]) -> Iterator[Part]:
        """Parts of the list, each with what became of it, in the list's order."""
        under_way: deque[tuple[Sequence[Row], Future[Prepared]]] = deque()
        for part in _parts(rows):
            under_way.append((part, self._submit(part)))
            if len(under_way) > self._ahead:
                yield _finished(*under_way.popleft())
        while under_way:
            yield _finished(*under_way.popleft())

    def _submit(self, part: Sequence[Row]) -> Future[Prepared]:
        try:
            return self._pool.submit(_work, part)
        except BrokenProcessPool as killed:
            raise CrewLost from killed


def _finished(part: Sequence[Row], prepared: Future[Prepared]) -> Part:
    try:
        return part, prepared.result()
    except BrokenProcessPool as killed:
        raise CrewLost from killed


def _parts(rows: Iterable[Row]) -> Iterator[list[Row]]:
    coming = iter(rows)
    while part := list(islice(coming, AT_ONCE)):
        yield part


def _begin(plan: Plan, means: Means) -> None:
    """In each process of the crew: leave interrupts to the one that commands, and never outlive it.

    The work makes millions of values and no cycles: looking for those would take a tenth of the time.
    """
    global _prepare  # noqa: PLW0603  # a process pool hands its work to functions of a module
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _prepare = Preparer(plan, means)


def _leave_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(part: Sequence[Row]) -> Prepared:
    assert _prepare is not None  # noqa: S101  # _begin has set it
    return _prepare(part)
