"""What goes wrong on demand between the application and the carrier."""

import time

import pytest
import requests
from twilio.base.exceptions import TwilioRestException

from tests.practice.application import SAM
from voice_app.practice import Fault, Kind

HELLO = "<Response><Say>Hello.</Say></Response>"


@pytest.fixture
def shaky(application, world):
    """A world in which one fault has been switched on over HTTP."""
    application.says("/voice", HELLO)

    def make(**fault):
        one = world()
        assert requests.post(one.url + "/practice/faults", json=fault, timeout=5).status_code == 201
        return one

    return make


def accepted(world):
    return requests.get(world.url + "/practice", timeout=5).json()["accepted"]


def test_a_lost_reply_leaves_a_call_that_was_placed(application, shaky):
    one = shaky(kind="reply_lost", times=1)
    with pytest.raises(requests.ConnectionError):
        one.place()
    assert one.carrier.wait_for_calls(5)
    assert accepted(one) == {SAM: 1}
    assert len(application.to("/voice")) == 1
    assert [call.to for call in one.client.calls.list()] == [SAM]
    one.place()


def test_too_many_requests_are_not_processed(shaky):
    one = shaky(kind="refuse", times=1)
    with pytest.raises(TwilioRestException) as caught:
        one.place()
    assert (caught.value.status, caught.value.code) == (429, 20429)
    assert accepted(one) == {}
    one.place()
    assert accepted(one) == {SAM: 1}


def test_any_refusal_can_be_asked_for(shaky):
    with pytest.raises(TwilioRestException) as caught:
        shaky(kind="refuse", code=21215).place()
    assert (caught.value.status, caught.value.code) == (400, 21215)


def test_a_server_error_may_come_before_or_after_the_deed(shaky):
    for kind, placed in (("error_before", {}), ("error_after", {SAM: 1})):
        one = shaky(kind=kind)
        with pytest.raises(TwilioRestException) as caught:
            one.place()
        assert caught.value.status == 500
        assert accepted(one) == placed


def test_a_slow_answer_takes_real_seconds(shaky):
    one = shaky(kind="slow", seconds=0.3, times=1)
    start = time.monotonic()
    one.place()
    assert time.monotonic() - start >= 0.3


def test_a_new_call_may_be_missing_from_the_list_for_a_while(application, world):
    application.says("/voice", HELLO)
    one = world()
    one.carrier.add_fault(Fault(Kind.LAG, seconds=1_000_000))
    placed = one.place()
    assert one.client.calls.list() == []
    with pytest.raises(TwilioRestException):
        one.client.calls(placed.sid).fetch()


def test_a_fault_may_strike_one_operation_only(shaky):
    one = shaky(kind="error_before", on="list")
    assert one.place().status == "queued"
    assert requests.get(one.url + "/practice/calls", timeout=5).status_code == 200
    assert one.get("/Calls.json", auth=one.client.auth).status_code == 500


def test_faults_are_listed_and_cleared(shaky):
    one = shaky(kind="refuse")
    assert [fault["kind"] for fault in requests.get(one.url + "/practice/faults", timeout=5).json()] == ["refuse"]
    requests.delete(one.url + "/practice/faults", timeout=5)
    one.place()


def test_a_fault_that_lasts_goes_away_by_itself(shaky):
    one = shaky(kind="refuse", lasts=0)
    assert one.place().status == "queued"
