"""How long a ten-minute recording takes from the carrier into the vault and back, and how much memory.

A 19 MB WAV is fetched over HTTP from a carrier on this machine, encrypted, uploaded to rclone's S3 server, read back,
decrypted and compared: five times, after one warm-up. Memory is this process's resident set, read every 5 ms,
above what it is when idle with everything imported and connected. Prints one line of JSON; run from the checkout:

    python -m bench.recordings [SECONDS OF SOUND]
"""

import hashlib
import json
import os
import resource
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import recordings
from tests.store.recordings.carrier import ACCOUNT, TOKEN, make_wave, running_carrier, sid
from tests.store.recordings.servers import s3_client, s3_server
from voice_app.database import open_engine, open_sessions
from voice_app.moments import utc_now
from voice_app.telephony.media import TwilioRecordings

ROUNDS, BUCKET = 5, "recordings-bench"
TARGET_S, TARGET_MIB = 1.0, 64


def resident_mib():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024**2


class Watch:
    """The highest resident set while it is open."""

    def __enter__(self):
        self.idle = self.highest = resident_mib()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def _look(self):
        while not self._done.wait(0.005):
            self.highest = max(self.highest, resident_mib())

    def __exit__(self, *_):
        self._done.set()
        self._thread.join()


def serve_carrier(seconds):
    """The carrier's own process: its copy of the sound must not count as ours."""
    with running_carrier() as carrier:
        wave = make_wave(seconds)
        carrier.waves = {sid(number): wave for number in range(ROUNDS + 1)}
        print(
            json.dumps({"url": carrier.url, "bytes": len(wave), "sha256": hashlib.sha256(wave).hexdigest()}), flush=True
        )
        sys.stdin.read()


def keep(sessions, source, vault, number, seconds):
    with sessions.begin() as session:
        told = recordings.Announced(call_id=f"c{number}", carrier_id=sid(number), at=utc_now(), seconds=seconds)
        id_ = recordings.announce(session, told)
    began = time.perf_counter()
    recordings.transfer(sessions, id_, source=source, vault=vault, now=utc_now())
    stored = time.perf_counter()
    recordings.verify(sessions, id_, vault=vault, now=utc_now())
    verified = time.perf_counter()
    with sessions.begin() as session:
        row = recordings.look_up(session, id_)
    assert row.state is recordings.State.VERIFIED
    return verified - began, stored - began, verified - stored, row.plain_sha256


def measure(carrier, folder, seconds):
    sessions = open_sessions(engine := open_engine(f"sqlite:///{folder}/bench.db"))
    recordings.Base.metadata.create_all(engine)
    with s3_server(folder / "s3") as s3:
        s3_client(s3.endpoint).create_bucket(Bucket=BUCKET)
        keyring = recordings.raw_keyring(secrets.token_bytes(32))
        vault = recordings.Vault(recordings.Envelope(keyring), recordings.open_bucket(BUCKET, s3.endpoint))
        source = TwilioRecordings(ACCOUNT, TOKEN, carrier["url"])
        keep_one = lambda number: keep(sessions, source, vault, number, seconds)  # noqa: E731  # four fixed arguments
        with Watch() as watch:
            keep_one(0)
            rounds = [keep_one(number) for number in range(1, ROUNDS + 1)]
    engine.dispose()
    assert {sha256 for *_, sha256 in rounds} == {carrier["sha256"]}
    return rounds, watch.highest - watch.idle


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    command = [sys.executable, "-m", "bench.recordings", "carrier", str(seconds)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process,
    ):
        carrier = json.loads(process.stdout.readline())
        rounds, above_idle = measure(carrier, Path(folder), seconds)
        process.stdin.close()
    total, stored, verified = (statistics.median(each) for each in list(zip(*rounds, strict=True))[:3])
    told = {
        "megabytes": round(carrier["bytes"] / 1e6, 1),
        "seconds": round(total, 3),
        "range": [round(min(r[0] for r in rounds), 3), round(max(r[0] for r in rounds), 3)],
        "stored_s": round(stored, 3),
        "verified_s": round(verified, 3),
        "mib_above_idle": round(above_idle, 1),
        "cpus": os.cpu_count(),
        "reached": bool(total <= TARGET_S and above_idle <= TARGET_MIB),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    serve_carrier(int(sys.argv[2])) if sys.argv[1:2] == ["carrier"] else main()
