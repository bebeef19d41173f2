"""Work on every processor, its results in the order of its tasks, with only a few tasks in memory at a time.

Processes are started afresh (spawn) and told what they need once: a fork would copy whatever threads and locks the
caller has. With a crew of one the work is done here, since starting processes takes longer than a short job.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from suppression.registers.faults import RegisterNotLoaded

MOST = 4  # processes: each takes some 100 MB

Task = TypeVar("Task")
Result = TypeVar("Result")
Job = Callable[[Task], Result]
Each = Callable[[Iterable[Task]], Iterator[Result]]

_JOB: list[Callable[[Any], Any]] = []  # of this process, where it is one of a crew


def hands() -> int:
    """How many processes a long job is worth on this machine."""
    return min(os.cpu_count() or 1, MOST)


@contextmanager
def crew(count: int, make: Callable[..., Job[Task, Result]], *told: object) -> Iterator[Each[Task, Result]]:
    """Lend what does each task by `make(*told)`: in `count` processes, or here when that is one.

    `make`, `told`, tasks and results must be picklable. Raises what a task raises, and RegisterNotLoaded when a
    process was killed.
    """
    if count == 1:
        job = make(*told)
        yield lambda tasks: map(job, tasks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, initializer=_join, initargs=(make, told)) as pool:
        try:
            yield lambda tasks: _in_order(pool, tasks, 2 * count)
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, tasks: Iterable[Task], most: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(_do, task))
            if len(waiting) > most:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as killed:
        raise RegisterNotLoaded("A process that helped was killed: free some memory and try again.") from killed


def _join(make: Callable[..., Callable[[Any], Any]], told: tuple[object, ...]) -> None:
    """Be one of the crew. Ctrl-C is for the parent to handle; when the parent is killed, nobody is left behind.

    The work makes millions of values and no cycles: looking for those took a fifth of the time.
    """
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _JOB[:] = [make(*told)]


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _do(task: object) -> object:
    return _JOB[0](task)
