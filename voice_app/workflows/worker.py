"""The worker process: takes durable work from the queues, and ticks."""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass

from dbos import DBOS, DBOSConfig
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from voice_app.logs import logger
from voice_app.workflows.outbox import CARE, DIALS, KEEPING
from voice_app.workflows.works import Works

APP = "voice-app"
VERSION = "1"  # of the workflows' steps: raised only when old, unfinished work cannot be taken over
TICK_S = 1.0  # at most: where the queues are looked into more often, so is the clock


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the queues are worked."""

    calls_per_second: float
    poll_s: float = 1.0


def queue_config(engine: Engine, executor_id: str) -> DBOSConfig:
    """DBOS in our own database, under our own engine with its durable settings."""
    return DBOSConfig(
        name=APP,
        system_database_url=engine.url.render_as_string(hide_password=False),
        system_database_engine=engine,
        executor_id=executor_id,
        application_version=VERSION,
        log_level="WARNING",
        run_migrations=False,  # voice-app db upgrade has made the tables
    )


def run_worker(
    engine: Engine,
    executor_id: str,
    make_works: Callable[[], Works],
    pace: Pace,
    tick: Callable[[], None],
    stop: threading.Event,
) -> None:
    """Work until `stop` is set, with a `tick` at least every second. Work that was cut off comes first."""
    DBOS(config=queue_config(engine, executor_id))
    make_works()  # registers itself, by name, for work that was cut off
    DBOS.launch()
    try:
        _open_queues(pace)
        logger().info("worker started", executor=executor_id)
        while not stop.wait(min(TICK_S, pace.poll_s)):
            _survive(tick)
    finally:
        DBOS.destroy(workflow_completion_timeout_sec=5)
        logger().info("worker stopped", executor=executor_id)


def _survive(tick: Callable[[], None]) -> None:
    """A database or a disk that is away now is there at the next tick."""
    try:
        tick()
    except (SQLAlchemyError, OSError) as away:
        logger().error("tick failed", error=type(away).__name__)


def _open_queues(pace: Pace) -> None:
    limit, period = limiter(pace.calls_per_second)
    DBOS.register_queue(
        DIALS,
        limiter={"limit": limit, "period": float(period)},
        polling_interval_sec=pace.poll_s,
        on_conflict="always_update",
    )
    for name in (CARE, KEEPING):
        DBOS.register_queue(name, worker_concurrency=8, polling_interval_sec=pace.poll_s, on_conflict="always_update")


def limiter(calls_per_second: float) -> tuple[int, int]:
    """The account's rate as whole dials in whole seconds, over all workers: 2.5 is 5 in 2. Never more than the rate."""
    if calls_per_second < 1:
        return 1, math.ceil(1 / calls_per_second)
    period = next((seconds for seconds in range(1, 10) if calls_per_second * seconds % 1 == 0), 10)
    return int(calls_per_second * period), period
