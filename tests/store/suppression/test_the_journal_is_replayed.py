"""What waits in the journal reaches the database once, whatever dies on the way."""

import os
import signal
import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from suppression import (
    Channel,
    Journal,
    NumberKeys,
    OptOut,
    keep,
    parse_number,
    reference_of,
    standing,
)
from suppression.journal_file import JournalFile
from suppression.journal_record import pack
from suppression.tables import Base, Entry
from voice_app.database import open_engine, open_sessions
from voice_app.keys import Sealer


def opt_out(now, place=0):
    return OptOut(parse_number(f"07700 900{place % 1000:03}"), Channel.KEY, now, call_id=f"call-{place}", words="stop")


def calls(sessions):
    with sessions.begin() as session:
        return list(session.scalars(select(Entry.call_id).order_by(Entry.id)))


def test_a_replay_brings_each_opt_out_and_opens_the_gate(journal, sessions, number_keys, now):
    for place in range(5):
        journal.append(opt_out(now, place))
    replayed = journal.replay(sessions.begin, number_keys)
    assert replayed.count == 5
    assert replayed.fingerprints[0] == number_keys.fingerprint(opt_out(now, 0).number)
    assert replayed.damaged == ()
    assert calls(sessions) == [f"call-{place}" for place in range(5)]
    assert journal.is_empty()
    with sessions.begin() as session:
        stopped = standing(session, replayed.fingerprints[3], "harbour")
    assert stopped.reference == reference_of(opt_out(now, 3), replayed.fingerprints[3])
    assert stopped.at == now


def test_an_empty_journal_has_nothing_to_replay(journal, sessions, number_keys):
    assert journal.replay(sessions.begin, number_keys).count == 0
    assert journal.is_empty()


def test_an_append_after_a_replay_waits_for_the_next(journal, sessions, number_keys, now):
    journal.append(opt_out(now, 1))
    journal.replay(sessions.begin, number_keys)
    journal.append(opt_out(now, 2))
    assert not journal.is_empty()
    assert journal.replay(sessions.begin, number_keys).count == 1
    assert calls(sessions) == ["call-1", "call-2"]


def test_an_opt_out_the_database_has_already_is_one_entry(journal, sessions, number_keys, now):
    keep(sessions.begin, number_keys, journal, opt_out(now))
    journal.append(opt_out(now))
    assert journal.replay(sessions.begin, number_keys).count == 1
    assert calls(sessions) == ["call-0"]


def test_a_database_that_fails_leaves_the_journal_as_it_is(journal, engine, sessions, number_keys, now):
    journal.append(opt_out(now))
    Base.metadata.drop_all(engine)
    with pytest.raises(DBAPIError):
        journal.replay(sessions.begin, number_keys)
    assert not journal.is_empty()
    Base.metadata.create_all(engine)
    assert journal.replay(sessions.begin, number_keys).count == 1
    assert calls(sessions) == ["call-0"]
    assert journal.is_empty()


def test_a_torn_append_is_dropped_and_the_rest_kept(journal, directory, sessions, number_keys, now):
    for place in range(3):
        journal.append(opt_out(now, place))
    (file,) = directory.iterdir()
    os.truncate(file, file.stat().st_size - 5)
    replayed = journal.replay(sessions.begin, number_keys)
    assert (replayed.count, replayed.damaged) == (2, ())
    assert calls(sessions) == ["call-0", "call-1"]
    assert journal.is_empty()


def test_a_file_begun_and_never_written_is_no_opt_out(journal, directory, sessions, number_keys):
    (directory / "opt-outs-1-ab.journal").touch()
    assert not journal.is_empty()
    assert journal.replay(sessions.begin, number_keys).count == 0
    assert journal.is_empty()


def test_damage_keeps_the_gate_shut_until_a_person_has_looked(journal, directory, sessions, number_keys, now, tmp_path):
    for place in range(3):
        journal.append(opt_out(now, place))
    (file,) = directory.iterdir()
    whole = file.read_bytes()
    harmed = bytearray(whole)
    harmed[len(whole) // 2] ^= 4
    file.write_bytes(harmed)
    first = journal.replay(sessions.begin, number_keys)
    assert calls(sessions) == ["call-0", "call-2"]
    assert first.count == 2
    assert "record 2 is damaged" in first.damaged[0]
    again = journal.replay(sessions.begin, number_keys)
    assert (again.count, again.damaged) == (0, first.damaged)
    assert not journal.is_empty()
    assert "cannot be read" in journal.state().why
    (aside,) = directory.glob("*.damaged")
    aside.rename(tmp_path / "looked-at")
    assert journal.is_empty()


def test_a_damaged_file_that_is_restored_is_replayed(journal, directory, sessions, number_keys, now):
    journal.append(opt_out(now))
    (file,) = directory.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert journal.replay(sessions.begin, number_keys).damaged
    (aside,) = directory.glob("*.damaged")
    aside.write_bytes(whole)
    assert journal.replay(sessions.begin, number_keys).count == 1
    assert journal.is_empty()


def test_another_key_loses_nothing(directory, sessions, keys, now):
    Journal(directory, Sealer(b"a" * 32)).append(opt_out(now))
    wrong, right = Sealer(b"b" * 32), Sealer(b"a" * 32)
    replayed = Journal(directory, wrong).replay(sessions.begin, NumberKeys(keys.fingerprint, wrong))
    assert replayed.count == 0
    assert "record 1 does not open with this key" in replayed.damaged[0]
    journal = Journal(directory, right)
    assert not journal.is_empty()
    assert journal.replay(sessions.begin, NumberKeys(keys.fingerprint, right)).count == 1
    assert journal.is_empty()


def test_a_second_replay_leaves_it_to_the_first(directory, journal, sessions, keys, number_keys, now):
    journal.append(opt_out(now))
    inside = []

    def begin():
        if not inside:
            inside.append(Journal(directory, keys.sealer).replay(sessions.begin, number_keys).count)
        return sessions.begin()

    assert journal.replay(begin, number_keys).count == 1
    assert inside == [0]
    assert calls(sessions) == ["call-0"]


def test_replays_and_appends_at_once_lose_nothing_and_double_nothing(directory, sessions, keys, number_keys, now):
    done, acknowledged, counts, failures = threading.Event(), [], [], []

    def append(first):
        mine = Journal(directory, keys.sealer)
        for place in range(first, first + 30):
            mine.append(opt_out(now, place))
            acknowledged.append(f"call-{place}")

    def replay_until_done():
        mine = Journal(directory, keys.sealer)
        while not done.is_set():
            replayed = mine.replay(sessions.begin, number_keys)
            counts.append(replayed.count)
            failures.extend(replayed.damaged)

    appenders = [threading.Thread(target=append, args=(first,)) for first in range(0, 90, 30)]
    replayers = [threading.Thread(target=replay_until_done) for _ in range(2)]
    for thread in appenders + replayers:
        thread.start()
    for thread in appenders:
        thread.join()
    done.set()
    for thread in replayers:
        thread.join()
    counts.append(Journal(directory, keys.sealer).replay(sessions.begin, number_keys).count)
    assert failures == []
    assert len(acknowledged) == sum(counts) == 90
    assert sorted(calls(sessions)) == sorted(acknowledged)
    assert Journal(directory, keys.sealer).is_empty()


def test_a_replay_waits_for_the_append_under_way(journal, directory, sessions, keys, number_keys, now):
    file, counts = JournalFile(directory), []
    assert file.hold()
    replaying = threading.Thread(target=lambda: counts.append(journal.replay(sessions.begin, number_keys).count))
    replaying.start()
    replaying.join(0.3)
    assert replaying.is_alive()
    file.append(pack(opt_out(now), 1, file.name, keys.sealer))
    file.release()
    replaying.join()
    assert counts == [1]
    assert calls(sessions) == ["call-0"]
    assert not file.hold()
    file.close()


def dying(begin, fatal, after_commit):
    """Transactions, the `fatal`th of which the process does not survive: at its beginning, or just after its commit."""
    count = 0

    @contextmanager
    def begin_or_die():
        nonlocal count
        count += 1
        if count == fatal and not after_commit:
            os.kill(os.getpid(), signal.SIGKILL)
        with begin() as session:
            yield session
        if count == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    return begin_or_die


@pytest.mark.parametrize("after_commit", [False, True])
def test_kill_9_anywhere_in_a_replay_loses_nothing_and_doubles_nothing(
    directory, database_url, sessions, keys, number_keys, now, after_commit
):
    journal = Journal(directory, keys.sealer)
    for place in range(6):
        journal.append(opt_out(now, place))
    for fatal in range(1, 7):
        child = os.fork()
        if child == 0:
            try:
                begin = dying(open_sessions(open_engine(database_url)).begin, fatal, after_commit)
                Journal(directory, keys.sealer).replay(begin, number_keys)
            finally:
                os._exit(0)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        assert not journal.is_empty()
        assert len(calls(sessions)) == fatal - (not after_commit)
    assert journal.replay(sessions.begin, number_keys).count == 6
    assert sorted(calls(sessions)) == [f"call-{place}" for place in range(6)]
    assert journal.is_empty()
