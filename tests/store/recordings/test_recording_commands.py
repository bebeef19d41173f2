"""`voice-app recording list|export`: what staff see, what is logged, what is refused."""

import json
import os
import pty
import subprocess
import sys

import pytest
from click.testing import CliRunner

import recordings
from tests.store.recordings.carrier import ACCOUNT, TOKEN, sid
from tests.store.recordings.conftest import BUCKET
from voice_app.cli import main
from voice_app.database import open_engine, open_sessions
from voice_app.keys import make_key_file, read_keys
from voice_app.upgrade import upgrade


@pytest.fixture
def key_file(tmp_path):
    path = tmp_path / "installation.json"
    make_key_file(path)
    return path


@pytest.fixture
def key(key_file):
    return read_keys(key_file).recordings


@pytest.fixture
def register(empty_database_url):
    engine = open_engine(empty_database_url)
    upgrade(engine)
    yield open_sessions(engine)
    engine.dispose()


@pytest.fixture
def environ(empty_database_url, s3, carrier, key_file):
    return {
        "MODE": "practice",
        "DATABASE_URL": empty_database_url,
        "PUBLIC_BASE_URL": "http://127.0.0.1:8000",
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_API_BASE_URL": carrier.url,
        "TWILIO_FROM_NUMBER": "+441632960000",
        "COMPANY_NAME": "NextSupport",
        "COMPANY_CONTACT": "0808 157 0100",
        "RECORDINGS_BUCKET": BUCKET,
        "AWS_ENDPOINT_URL_S3": s3.endpoint,
        "KEY_FILE": str(key_file),
    }


@pytest.fixture
def command(environ):
    return lambda *words: CliRunner(env=environ).invoke(main, ["recording", *words])


def test_the_list_shows_each_recording_and_until_when_it_is_kept(desk, command):
    kept, waiting = desk.announce(1, seconds=61, wave=None), desk.announce(2)
    desk.carrier.waves[sid(2)] = b"<html>"
    desk.keep(kept)
    with pytest.raises(recordings.NotYet):
        desk.transfer(waiting)
    told = command("list")
    assert told.exit_code == 0
    lines = {line.split()[0]: line for line in told.stdout.splitlines()}
    assert "1:01" in lines[kept]
    assert "erased_at_carrier" in lines[kept]
    assert "kept until 2027-05-22" in lines[kept]
    assert "not a WAV" in lines[waiting]
    assert told.stdout.splitlines()[-1] == "2 recordings."


def test_the_list_can_be_read_by_programs_and_narrowed(desk, command):
    kept = desk.announce(1)
    desk.keep(kept)
    desk.announce(2)
    assert len(json.loads(command("list", "--json").stdout)) == 2
    [row] = json.loads(command("list", "--json", "--state", "erased_at_carrier").stdout)
    assert (row["id"], row["state"], row["started_at"]) == (kept, "erased_at_carrier", "2026-11-23T10:30:00+00:00")
    assert [r["call_id"] for r in json.loads(command("list", "--json", "--call", "call-2").stdout)] == ["call-2"]


def test_an_export_writes_the_sound_for_its_owner_only_and_logs_who_and_why(desk, command, tmp_path):
    id_ = desk.announce()
    wave = desk.carrier.waves[sid()]
    desk.keep(id_)
    file = tmp_path / "heard.wav"
    told = command("export", id_, "--to", str(file), "--why", "complaint 7", "--json")
    assert (told.exit_code, json.loads(told.stdout)["bytes"]) == (0, len(wave))
    assert file.read_bytes() == wave
    assert file.stat().st_mode & 0o777 == 0o600
    with desk.sessions.begin() as session:
        [heard] = recordings.listeners(session, id_)
    assert heard.why == "complaint 7"
    assert heard.who.endswith("(command line)")


def test_an_export_can_be_sent_on(desk, command):
    id_ = desk.announce()
    wave = desk.carrier.waves[sid()]
    desk.keep(id_)
    told = command("export", id_, "--why", "training")
    assert told.stdout_bytes == wave
    assert "logged" in told.stderr


def test_a_damaged_recording_leaves_no_file(desk, command, s3, tmp_path):
    id_ = desk.announce(seconds=30)
    desk.keep(id_)
    [stored] = s3.objects(BUCKET)
    sealed = bytearray(stored.read_bytes())
    sealed[-1] ^= 1
    stored.write_bytes(sealed)
    told = command("export", id_, "--to", str(tmp_path / "heard.wav"), "--why", "complaint 7")
    assert told.exit_code == 1
    assert "does not open" in told.stderr
    assert list(tmp_path.glob("heard*")) == []


def test_what_cannot_be_exported_is_told_with_the_right_code(desk, command, tmp_path):
    stored, deleted = desk.announce(1), desk.announce(2)
    desk.transfer(stored)
    desk.transfer(deleted)
    desk.carrier.before_erasing = lambda carrier_id: None
    desk.delete(deleted, on_request=True)
    known = {stored: (1, "once it is verified"), deleted: (5, "nothing to hear"), "f" * 32: (3, "no recording")}
    for id_, (code, says) in known.items():
        told = command("export", id_, "--why", "x")
        assert (told.exit_code, says in told.stderr) == (code, True), told.stderr
    assert command("export", stored).exit_code == 2
    assert command("export", stored, "--why", " ", "--to", str(tmp_path / "x")).exit_code in (1, 5)
    assert command("export", stored, "--why", "x", "--to", str(tmp_path / "no" / "x")).exit_code == 1


def test_sound_is_never_written_to_a_terminal():
    """Refused before anything is opened: no access is logged for what nobody heard."""
    ours, theirs = pty.openpty()
    told = subprocess.run(
        [sys.executable, "-m", "voice_app", "recording", "export", "f" * 32, "--why", "x"],
        env={"PATH": os.environ["PATH"]}, stdout=theirs, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)
    assert told.returncode == 5
    assert b"not written to a terminal" in told.stderr
