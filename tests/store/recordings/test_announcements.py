"""What the carrier tells of a recording: twice, late, out of order, and from two processes at once."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

import recordings
from recordings import Announced, Progress, State
from recordings.tables import Recording
from tests.store.recordings.carrier import sid

RUNNING, FINISHED, NOTHING = Progress.RUNNING, Progress.FINISHED, Progress.NOTHING


def told(now, progress=FINISHED, number=1, **more):
    return Announced(call_id="call-1", carrier_id=sid(number), at=now, progress=progress, **more)


@pytest.mark.parametrize(
    ("order", "state"),
    [
        ([RUNNING], State.RUNNING),
        ([FINISHED], State.ANNOUNCED),
        ([NOTHING], State.ABSENT),
        ([RUNNING, FINISHED, FINISHED], State.ANNOUNCED),
        ([FINISHED, RUNNING], State.ANNOUNCED),
        ([FINISHED, NOTHING], State.ANNOUNCED),
        ([NOTHING, FINISHED], State.ANNOUNCED),
        ([NOTHING, RUNNING], State.ABSENT),
        ([RUNNING, NOTHING, NOTHING], State.ABSENT),
    ],
)
def test_announcements_in_any_order_end_in_the_same_state(register, now, order, state):
    with register.begin() as session:
        ids = {recordings.announce(session, told(now, progress)) for progress in order}
    with register.begin() as session:
        [listed] = recordings.listing(session)
    assert ids == {listed.id}
    assert listed.state is state


def test_the_details_are_those_of_the_finished_recording(register, now):
    with register.begin() as session:
        recordings.announce(session, told(now, RUNNING, channels=1))
        id_ = recordings.announce(session, told(now, FINISHED, channels=2, seconds=61, encryption="{}"))
        recordings.announce(session, told(now, FINISHED, channels=1, seconds=0))
    with register.begin() as session:
        row = session.get(Recording, id_)
    assert (row.channels, row.seconds, row.encryption) == (2, 61, "{}")


def test_the_key_of_the_object_names_month_and_random_id_only(register):
    at = datetime(2026, 3, 1, 0, 30, tzinfo=UTC)
    with register.begin() as session:
        id_ = recordings.announce(session, told(at))
        row = session.get(Recording, id_)
        assert row.object_key == f"recordings/2026/03/{id_}"
    assert len(id_) == 32
    assert int(id_, 16) > 0


def test_a_recording_is_kept_180_days_from_its_start(register, now):
    started = now - timedelta(minutes=5)
    with register.begin() as session:
        id_ = recordings.announce(session, told(now, started_at=started))
        assert recordings.look_up(session, id_).expires_at == started + timedelta(days=180)


def test_a_start_in_the_future_does_not_lengthen_the_keeping(register, now):
    with register.begin() as session:
        id_ = recordings.announce(session, told(now, started_at=now + timedelta(days=400)))
        assert recordings.look_up(session, id_).expires_at == now + timedelta(days=180)


def test_two_processes_that_announce_at_once_make_one_recording(register, now):
    found, gate = [], threading.Barrier(4)

    def announce():
        gate.wait()
        with register.begin() as session:
            found.append(recordings.announce(session, told(now)))

    threads = [threading.Thread(target=announce) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with register.begin() as session:
        assert session.scalar(select(func.count()).select_from(Recording)) == 1
    assert len(found) == 4
    assert len(set(found)) == 1


def test_unfinished_recordings_are_found_for_the_sweep(register, now):
    with register.begin() as session:
        old = recordings.announce(session, told(now - timedelta(days=2), number=1))
        recordings.announce(session, told(now, number=2))
        recordings.announce(session, told(now - timedelta(days=2), NOTHING, number=3))
    with register.begin() as session:
        assert recordings.unfinished(session, now - timedelta(days=1)) == (old,)
        recordings.give_up(session, old, "no answer for two days")
    with register.begin() as session:
        assert recordings.unfinished(session, now) == ()
        assert recordings.look_up(session, old).last_error == "no answer for two days"


def test_an_unknown_recording_is_said_to_be_unknown(register):
    with register.begin() as session:
        for ask in (recordings.look_up, recordings.release):
            with pytest.raises(recordings.UnknownRecording):
                ask(session, "0" * 32)
