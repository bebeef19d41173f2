"""An append that returned is on disk; while anything waits, or is in doubt, the journal is not empty."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest

from suppression import Channel, Journal, JournalFailed, OptOut, parse_number
from suppression.journal_record import unpack_all

KILLS = 25


@pytest.fixture
def directory(tmp_path):
    return tmp_path / "journal"


@pytest.fixture
def journal(directory, keys):
    return Journal(directory, keys.sealer)


def opt_out(now, place=0):
    return OptOut(parse_number(f"07700 900{place % 1000:03}"), Channel.KEY, now, call_id=f"call-{place}")


def calls_in(directory, keys):
    """Who is in the journal's files, read as a replay reads them."""
    found = []
    for file in directory.glob("*.journal"):
        contents = unpack_all(file.read_bytes(), file.stem, keys.sealer)
        assert contents.damaged == ()
        found += [kept.call_id for kept in contents.opt_outs]
    return found


@contextmanager
def in_a_child(work):
    """A forked process that runs `work`: its id, and what it tells line by line."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            with os.fdopen(writing, "w", buffering=1) as told:
                work(told)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        yield child, told
    os.waitpid(child, 0)


def test_a_new_journal_is_empty(journal):
    assert journal.is_empty()
    assert journal.state().why == ""


def test_an_opt_out_in_the_journal_shuts_the_gate_for_every_process(journal, directory, keys, now):
    journal.append(opt_out(now))
    other = Journal(directory, keys.sealer)
    assert not journal.is_empty()
    assert not other.is_empty()
    assert "wait" in other.state().why


def test_appends_are_read_back_in_order(journal, directory, keys, now):
    for place in range(20):
        journal.append(opt_out(now, place))
    assert calls_in(directory, keys) == [f"call-{place}" for place in range(20)]


def test_a_journal_file_is_readable_by_its_owner_only(journal, directory, now):
    journal.append(opt_out(now))
    modes = {file.stat().st_mode & 0o777 for file in directory.iterdir()}
    assert modes == {0o600}
    assert directory.stat().st_mode & 0o777 == 0o700


def test_threads_share_a_journal(journal, directory, keys, now):
    def append(first):
        for place in range(first, first + 25):
            journal.append(opt_out(now, place))

    threads = [threading.Thread(target=append, args=(first,)) for first in range(0, 200, 25)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(calls_in(directory, keys)) == sorted(f"call-{place}" for place in range(200))


def test_a_forked_process_begins_a_file_of_its_own(journal, directory, keys, now):
    journal.append(opt_out(now, 1))
    with in_a_child(lambda told: journal.append(opt_out(now, 2))):
        pass
    journal.append(opt_out(now, 3))
    assert sorted(calls_in(directory, keys)) == ["call-1", "call-2", "call-3"]
    assert len(list(directory.iterdir())) == 2


def test_kill_9_loses_nothing_that_was_acknowledged(directory, keys, now):
    acknowledged = []

    def append_for_ever(told):
        journal, place = Journal(directory, keys.sealer), len(acknowledged)
        while True:
            journal.append(opt_out(now, place))
            told.write(f"call-{place}\n")
            place += 1

    for kill in range(KILLS):
        with in_a_child(append_for_ever) as (child, told):
            acknowledged += [told.readline().strip() for _ in range(1 + kill)]
            os.kill(child, signal.SIGKILL)
            acknowledged += told.read().split()
    assert len(acknowledged) > KILLS
    assert set(acknowledged) <= set(calls_in(directory, keys))


def test_a_full_disk_is_no_acknowledgement(directory, keys, now):
    def append_until_full(told):
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        journal = Journal(directory, keys.sealer)
        for place in range(100):
            try:
                journal.append(opt_out(now, place))
            except JournalFailed:
                told.write("failed\n")
                break
            told.write(f"call-{place}\n")
        journal.append(opt_out(now, 1000))  # a file of its own, after the one that failed
        told.write("call-1000\n")

    with in_a_child(append_until_full) as (_, told):
        lines = told.read().split()
    assert lines[-2:] == ["failed", "call-1000"]
    assert sorted(set(lines) - {"failed"}) == sorted(calls_in(directory, keys))


def test_a_directory_that_went_away_shuts_the_gate(journal, directory, now):
    shutil.rmtree(directory)
    assert not journal.is_empty()
    assert "cannot be read" in journal.state().why
    with pytest.raises(JournalFailed, match="no such file"):
        journal.append(opt_out(now))


def test_a_directory_that_cannot_be_made_shuts_the_gate(tmp_path, keys, now):
    (tmp_path / "file").write_text("in the way")
    journal = Journal(tmp_path / "file" / "journal", keys.sealer)
    assert not journal.is_empty()
    with pytest.raises(JournalFailed):
        journal.append(opt_out(now))


def test_a_directory_that_may_not_be_read_shuts_the_gate(journal, directory, keys):
    def look(told):
        if os.getuid() == 0:
            os.setuid(65534)
        told.write(json.dumps(journal.state().why))

    directory.chmod(0)
    with in_a_child(look) as (_, told):
        why = json.loads(told.read())
    directory.chmod(0o700)
    assert "cannot be read" in why


def test_a_file_put_back_from_a_copy_is_not_written_to(journal, directory, keys, now):
    journal.append(opt_out(now, 1))
    (file,) = directory.iterdir()
    copy = file.read_bytes()
    file.unlink()
    file.write_bytes(copy)
    journal.append(opt_out(now, 2))
    assert sorted(calls_in(directory, keys)) == ["call-1", "call-2"]


def test_a_journal_directory_is_made_with_those_above_it(tmp_path, keys, now):
    journal = Journal(tmp_path / "var" / "deep" / "journal", keys.sealer)
    assert journal.is_empty()
    journal.append(opt_out(now))


def test_a_strange_file_shuts_the_gate(journal, directory):
    (directory / "backup.bak").touch()
    assert not journal.is_empty()
    assert "backup.bak is no journal file" in journal.state().why


def test_a_file_set_aside_shuts_the_gate_with_advice(journal, directory):
    (directory / "opt-outs-1-ab.damaged").touch()
    assert not journal.is_empty()
    assert "voice-app stop" in journal.state().why


def test_the_room_runs_without_the_app():
    program = "import sys, suppression; assert not [name for name in sys.modules if name.startswith('voice_app')]"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
