"""A worker that dies by kill -9 at a named moment, in a process of its own; all else about it is real."""

import os
import signal

import recordings
from tests.store.recordings.carrier import ACCOUNT, TOKEN
from voice_app.database import open_engine, open_sessions
from voice_app.telephony.media import TwilioRecordings


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


def work_until(point, url, endpoint, bucket_name, carrier_url, key, id_, now):
    """What a worker does, in a process of its own."""
    MortalBucket.point = point
    sessions = open_sessions(open_engine(url))
    opened = recordings.open_bucket(bucket_name, endpoint)
    bucket = MortalBucket(opened.client, opened.name)
    vault = recordings.Vault(recordings.Envelope(recordings.raw_keyring(key)), bucket)
    source = MortalSource(ACCOUNT, TOKEN, carrier_url)
    recordings.transfer(sessions, id_, source=source, vault=vault, now=now)
    if point == "stored":
        die()
    recordings.verify(sessions, id_, vault=vault, now=now)
    if point == "verified":
        die()
    recordings.erase(sessions, id_, source=source, now=now)
    die()
