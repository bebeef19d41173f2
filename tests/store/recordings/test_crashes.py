"""A worker killed with -9 between, and within, the steps: the next one finds its way, and nothing is lost or doubled."""

import multiprocessing
import os
import signal

import pytest

import recordings
from recordings import State
from tests.store.recordings.carrier import ACCOUNT, TOKEN, sid
from tests.store.recordings.conftest import BUCKET
from voice_app.database import open_engine, open_sessions
from voice_app.telephony.media import TwilioRecordings

POINTS = (
    "in the middle of the download",
    "uploaded, not written down",
    "stored",
    "in the middle of the read-back",
    "verified",
    "erased, not written down",
    "erased at the carrier",
)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


class MortalBucket(recordings.Bucket):
    """The real bucket; the process dies at a named moment."""

    point = ""

    def put(self, key, chunks, recording_id):
        length = super().put(key, self._until_half(chunks), recording_id)
        if MortalBucket.point == "uploaded, not written down":
            die()
        return length

    def get(self, key):
        for chunk in super().get(key):
            yield chunk
            if MortalBucket.point == "in the middle of the read-back":
                die()

    def _until_half(self, chunks):
        for number, chunk in enumerate(chunks):
            if number == 140 and MortalBucket.point == "in the middle of the download":
                die()
            yield chunk


class MortalSource(TwilioRecordings):
    """The real source; the process dies once the carrier has erased."""

    def erase(self, carrier_id):
        super().erase(carrier_id)
        if MortalBucket.point == "erased, not written down":
            die()


def work_until(point, url, endpoint, carrier_url, key, id_, now):
    """What a worker does, in a process of its own."""
    MortalBucket.point = point
    sessions = open_sessions(open_engine(url))
    opened = recordings.open_bucket(BUCKET, endpoint)
    bucket = MortalBucket(opened.client, opened.name)
    vault = recordings.Vault(recordings.Envelope(recordings.raw_keyring(key)), bucket)
    source = MortalSource(ACCOUNT, TOKEN, carrier_url)
    for state in (
        recordings.transfer(sessions, id_, source=source, vault=vault, now=now),
        recordings.verify(sessions, id_, vault=vault, now=now) if point != "stored" else die(),
        recordings.erase(sessions, id_, source=source, now=now) if point != "verified" else die(),
    ):
        assert state is State.ERASED_AT_CARRIER or point
    die()


@pytest.fixture(scope="module")
def processes():
    """Processes that start with everything imported, and share nothing with this one."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "recordings", "voice_app.telephony.media"])
    return context


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_worker_loses_nothing_and_doubles_nothing(processes, desk, s3, carrier, key, database_url, point):
    id_ = desk.announce(seconds=300)
    wave = carrier.waves[sid()]
    means = (point, database_url, s3.endpoint, carrier.url, key, id_, desk.now)
    worker = processes.Process(target=work_until, args=means)
    worker.start()
    worker.join(60)
    assert worker.exitcode == -signal.SIGKILL
    assert (carrier.waves == {}) is (point in POINTS[-2:])
    assert desk.keep(id_) is State.ERASED_AT_CARRIER
    assert [path.name for path in s3.objects(BUCKET) if not path.name.startswith(".rclone_temp")] == [id_]
    assert b"".join(desk.hear(id_)) == wave
    assert desk.vault.bucket._under_way(desk.row(id_).object_key) == []
