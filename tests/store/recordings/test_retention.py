"""180 days, holds, requests; and the proof that stays."""

from datetime import timedelta

import pytest

import recordings
from recordings import Held, Never, NotYet, State
from tests.store.recordings.carrier import pausing, sid
from tests.store.recordings.conftest import BUCKET


def due(desk):
    with desk.sessions.begin() as session:
        return list(recordings.expire_due(session, desk.now))


def test_a_recording_is_due_at_180_days_and_not_before(desk, s3):
    id_ = desk.announce()
    desk.keep(id_)
    desk.pass_days(179)
    assert due(desk) == []
    with pytest.raises(Never, match="is kept until"):
        desk.delete(id_)
    desk.pass_days(1)
    assert due(desk) == [id_]
    assert desk.delete(id_) is State.EXPIRED
    assert s3.objects(BUCKET) == []
    row = desk.row(id_)
    assert (row.deleted_at, row.state) == (desk.now, State.EXPIRED)
    assert len(row.plain_sha256) == 64
    assert due(desk) == []
    with pytest.raises(Never, match="nothing to hear"):
        desk.hear(id_)


def test_a_held_recording_outlives_its_180_days(desk):
    id_ = desk.announce()
    desk.keep(id_)
    with desk.sessions.begin() as session:
        recordings.hold(session, id_, "complaint 7", until=desk.now + timedelta(days=300))
    desk.pass_days(200)
    assert due(desk) == []
    for on_request in (False, True):
        with pytest.raises(Held, match="complaint 7"):
            desk.delete(id_, on_request=on_request)
    desk.pass_days(101)
    assert due(desk) == [id_]


def test_an_open_hold_lasts_until_it_is_released(desk):
    id_ = desk.announce()
    desk.keep(id_)
    with desk.sessions.begin() as session:
        recordings.hold(session, id_, "court")
    desk.pass_days(3000)
    assert due(desk) == []
    with desk.sessions.begin() as session:
        recordings.release(session, id_)
    assert due(desk) == [id_]


def test_a_person_may_have_it_deleted_earlier_and_everywhere(desk, carrier, s3):
    id_ = desk.announce()
    desk.transfer(id_)
    carrier.before_erasing = lambda carrier_id: None  # asked for by the person: it need not be safe with us
    desk.delete(id_, on_request=True)
    assert carrier.waves == {}
    assert s3.objects(BUCKET) == []


def test_a_recording_never_stored_goes_from_the_carrier_at_its_end(desk, carrier):
    id_ = desk.announce()
    carrier.before_erasing = lambda carrier_id: None
    desk.pass_days(180)
    assert due(desk) == [id_]
    desk.delete(id_)
    assert carrier.waves == {}


def test_a_deletion_that_was_interrupted_is_ended_later(desk, s3):
    id_ = desk.announce()
    desk.keep(id_)
    s3.stop()
    with pytest.raises(NotYet):
        desk.delete(id_, on_request=True)
    assert due(desk) == [id_]
    with desk.sessions.begin() as session, pytest.raises(Held, match="no longer be held"):
        recordings.hold(session, id_, "too late")
    s3.start()
    assert desk.delete(id_) is State.EXPIRED
    assert s3.objects(BUCKET) == []
    assert due(desk) == []
    assert desk.delete(id_) is State.EXPIRED


def test_a_transfer_under_way_cannot_bring_back_what_was_deleted(desk, carrier, s3):
    id_ = desk.announce(seconds=600)
    carrier.before_erasing = lambda carrier_id: None
    wave = carrier.waves[sid()]
    carrier.next_gets.append(pausing(wave, 12_000_000, lambda: desk.delete(id_, on_request=True)))
    with pytest.raises(NotYet):
        desk.transfer(id_)
    assert s3.objects(BUCKET) == []
    assert desk.transfer(id_) is State.EXPIRED
    assert desk.row(id_).deleted_at is not None
