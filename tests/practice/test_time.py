"""Virtual seconds: every wait of a call is scaled, and many calls go on at once."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.practice.application import SAM
from tests.practice.conftest import happened
from voice_app.clock import set_practice_clock
from voice_app.practice.wall import wall

MINUTE = '<Response><Pause length="60"/></Response>'


def test_a_minute_takes_as_long_as_the_speed_says(application, world):
    application.says("/voice", MINUTE)
    start = time.monotonic()
    told = world(speed=200.0).call()
    assert told["seconds"] == 60
    assert 0.3 <= time.monotonic() - start <= 5


def test_many_calls_go_on_at_once(application, world):
    application.says("/voice", MINUTE)
    one = world(speed=100.0)
    start = time.monotonic()
    for number in range(20):
        one.place(f"+4477009000{number:02}")
    assert one.carrier.wait_for_calls(20)
    assert time.monotonic() - start <= 15
    assert {call.duration for call in one.client.calls.list()} == {"60"}


def test_calls_queue_behind_each_other(world):
    one = world(calls_per_second=0.001, speed=100.0)
    waits = [int(one.place().queue_time) for _ in range(4)]
    assert 0 == waits[0] < waits[1] < waits[2] < waits[3] <= 3_000_000


def test_a_queued_call_is_dialled_when_its_turn_comes(world):
    one = world(f'"{SAM}": busy', calls_per_second=0.1, speed=50.0)
    placed = [one.place() for _ in range(3)]
    assert one.carrier.wait_for_calls(10)
    for call in placed:
        told = one.told(call.sid)
        started = next(entry["at"] for entry in happened(told, "status") if entry.get("status") == "initiated")
        assert started == pytest.approx(int(call.queue_time) / 1000, abs=0.01)


def test_the_time_limit_ends_the_call(application, world):
    application.says("/voice", MINUTE)
    told = world().call(time_limit=30)
    assert (told["seconds"], happened(told, "status")[-1]["why"]) == (30, "the time limit was reached")


def test_a_carrier_that_stops_cuts_its_calls_without_another_word(application, world):
    application.says("/voice", MINUTE)
    one = world(speed=1.0)
    one.place(SAM, status_callback=application.url + "/status")
    start = time.monotonic()
    one.carrier.stop()
    assert time.monotonic() - start <= 3
    assert application.to("/status") == []


def test_calls_are_dated_by_the_clock_on_the_wall(application, world, tmp_path):
    monday, file = datetime(2026, 11, 30, 9, 0, tzinfo=UTC), tmp_path / "clock"
    set_practice_clock(file, monday)
    one = world(now=wall(file))
    one.call(twiml="<Response><Hangup/></Response>")
    (call,) = one.client.calls.list()
    assert monday <= call.date_created < monday + timedelta(minutes=1)
    assert call.start_time.date() == monday.date()


@pytest.mark.parametrize("text", [None, "", "{}", '{"ahead_s": "soon"}', "[1]"])
def test_a_clock_that_cannot_be_read_tells_the_real_time(tmp_path, text):
    file = tmp_path / "clock"
    if text is not None:
        file.write_text(text)
    assert abs(wall(file)() - datetime.now(UTC)) < timedelta(seconds=5)
