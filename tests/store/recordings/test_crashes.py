"""A worker killed with -9 between, and within, the steps: the next one finds its way; nothing is lost or doubled."""

import multiprocessing
import signal

import pytest

from recordings import State
from tests.store.recordings import mortal
from tests.store.recordings.carrier import sid
from tests.store.recordings.conftest import BUCKET

POINTS = (
    "in the middle of the download",
    "uploaded, not written down",
    "stored",
    "in the middle of the read-back",
    "verified",
    "erased, not written down",
    "erased at the carrier",
)


@pytest.fixture(scope="module")
def processes():
    """Processes that start with everything imported, and share nothing with this one."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([mortal.__name__])
    return context


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_worker_loses_nothing_and_doubles_nothing(processes, desk, s3, carrier, key, database_url, point):
    id_ = desk.announce(seconds=300)
    wave = carrier.waves[sid()]
    means = (point, database_url, s3.endpoint, BUCKET, carrier.url, key, id_, desk.now)
    worker = processes.Process(target=mortal.work_until, args=means)
    worker.start()
    worker.join(60)
    assert worker.exitcode == -signal.SIGKILL
    assert (carrier.waves == {}) is (point in POINTS[-2:])
    assert desk.keep(id_) is State.ERASED_AT_CARRIER
    assert [path.name for path in s3.objects(BUCKET) if not path.name.startswith(".rclone_temp")] == [id_]
    assert b"".join(desk.hear(id_)) == wave
    assert desk.vault.bucket._under_way(desk.row(id_).object_key) == []
