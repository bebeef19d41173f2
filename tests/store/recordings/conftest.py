"""A carrier, a bucket on rclone's S3 server, and the register on a database of each kind."""

import hashlib
import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select

import recordings
from recordings.tables import Recording
from tests.store.recordings.carrier import ACCOUNT, TOKEN, make_wave, running_carrier, sid
from tests.store.recordings.servers import aws_server, s3_server
from voice_app.telephony.media import TwilioRecordings

BUCKET = "recordings-test"


@pytest.fixture(scope="session")
def aws():
    with aws_server() as address:
        yield address


@pytest.fixture
def s3(tmp_path):
    with s3_server(tmp_path / "s3") as server:
        (server.folder / BUCKET).mkdir()
        yield server


@pytest.fixture
def carrier():
    with running_carrier() as carrier:
        yield carrier


@pytest.fixture
def source(carrier):
    return TwilioRecordings(ACCOUNT, TOKEN, carrier.url)


@pytest.fixture
def key():
    return secrets.token_bytes(32)


@pytest.fixture
def vault(s3, key):
    return recordings.Vault(
        recordings.Envelope(recordings.raw_keyring(key)), recordings.open_bucket(BUCKET, s3.endpoint)
    )


@pytest.fixture
def register(engine, sessions):
    recordings.Base.metadata.create_all(engine)
    return sessions


class Desk:
    """The steps of one recording, with the arguments that never change in a test."""

    def __init__(self, sessions, source, vault, carrier, now):
        self.sessions, self.source, self.vault, self.carrier, self.now = sessions, source, vault, carrier, now

    def announce(self, number=1, seconds=3, wave=None, **told):
        self.carrier.waves[sid(number)] = make_wave(seconds) if wave is None else wave
        told = {"call_id": f"call-{number}", "carrier_id": sid(number), "at": self.now, "seconds": seconds, **told}
        with self.sessions.begin() as session:
            return recordings.announce(session, recordings.Announced(**told))

    def transfer(self, id_):
        return recordings.transfer(self.sessions, id_, source=self.source, vault=self.vault, now=self.now)

    def verify(self, id_):
        return recordings.verify(self.sessions, id_, vault=self.vault, now=self.now)

    def erase(self, id_):
        return recordings.erase(self.sessions, id_, source=self.source, now=self.now)

    def delete(self, id_, **asked):
        return recordings.delete(self.sessions, id_, source=self.source, vault=self.vault, now=self.now, **asked)

    def keep(self, id_):
        self.transfer(id_)
        self.verify(id_)
        return self.erase(id_)

    def hear(self, id_, who="Rita", why="complaint 7"):
        return recordings.export(self.sessions, id_, vault=self.vault, who=who, why=why, now=self.now)

    def row(self, id_):
        with self.sessions.begin() as session:
            return session.get(Recording, id_)

    def pass_days(self, days):
        self.now += timedelta(days=days)

    def refuse_to_erase_what_is_not_safe(self):
        """The carrier itself checks, at each erasure, that a good copy rests in the bucket."""

        def check(carrier_id):
            with self.sessions.begin() as session:
                row = session.scalar(select(Recording).where(Recording.carrier_id == carrier_id))
            copy = b"".join(self.vault.read(row.object_key, row.id))
            if hashlib.sha256(copy).digest() != hashlib.sha256(self.carrier.waves[carrier_id]).digest():
                self.erased_unsafely.append(carrier_id)

        self.erased_unsafely = []
        self.carrier.before_erasing = check


@pytest.fixture
def desk(register, source, vault, carrier, now):
    desk = Desk(register, source, vault, carrier, now)
    desk.refuse_to_erase_what_is_not_safe()
    yield desk
    assert desk.erased_unsafely == []
