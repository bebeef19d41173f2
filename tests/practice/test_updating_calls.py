"""Changing a call that is under way: hang up, redirect, cancel."""

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.practice.conftest import heard

HELLO = "<Response><Say>Hello.</Say></Response>"
LONG = '<Response><Pause length="600"/></Response>'


def test_completing_a_call_hangs_up_and_says_so(application, world):
    application.says("/voice", LONG)
    one = world(speed=20.0)
    placed = one.place(status_callback=application.url + "/status")
    one.until(placed.sid, "in-progress")
    one.client.calls(placed.sid).update(status="completed")
    assert one.carrier.wait_for_calls(5)
    assert [asked.form["CallStatus"] for asked in application.to("/status")] == ["completed"]
    with pytest.raises(TwilioRestException) as caught:
        one.client.calls(placed.sid).update(status="completed")
    assert caught.value.code == 21220


def test_a_running_call_is_taken_to_another_document_and_its_gather_forgotten(application, world):
    application.says(
        "/voice", '<Response><Gather timeout="600" actionOnEmptyResult="true" action="/heard"/></Response>'
    )
    application.says("/other", HELLO)
    one = world(speed=20.0)
    placed = one.place()
    one.until(placed.sid, "in-progress")
    one.client.calls(placed.sid).update(url=application.url + "/other")
    assert one.carrier.wait_for_calls(5)
    assert heard(one.told(placed.sid)) == ["Hello."]
    assert application.to("/heard") == []


def test_an_update_may_come_while_a_document_is_on_its_way(application, world):
    """The application itself redirects the call from inside its webhook."""
    one = world()

    def page(form):
        one.client.calls(form["CallSid"]).update(url=application.url + "/other")
        return LONG

    application.says("/voice", page)
    application.says("/other", HELLO)
    assert heard(one.call()) == ["Hello."]


def test_a_call_that_is_not_in_progress_cannot_be_redirected(application, world):
    one = world('"+447700900001": no_answer', speed=20.0)
    placed = one.place()
    with pytest.raises(TwilioRestException) as caught:
        one.client.calls(placed.sid).update(url=application.url + "/other")
    assert (caught.value.status, caught.value.code) == (400, 21220)


def test_canceling_a_ringing_call_is_told(application, world):
    one = world('"+447700900001": no_answer', speed=20.0)
    placed = one.place(status_callback=application.url + "/status", status_callback_event=["completed"])
    one.until(placed.sid, "ringing")
    one.client.calls(placed.sid).update(status="canceled")
    assert one.carrier.wait_for_calls(5)
    form = application.to("/status")[0].form
    assert (form["CallStatus"], form["SipResponseCode"], form["CallDuration"]) == ("canceled", "487", "0")


def test_canceling_a_queued_call_is_silent(application, world):
    application.says("/voice", HELLO)
    one = world(calls_per_second=0.0001)
    events = ["initiated", "ringing", "answered", "completed"]
    one.place()
    queued = one.place(status_callback=application.url + "/status", status_callback_event=events)
    assert int(queued.queue_time) > 5_000_000
    one.client.calls(queued.sid).update(status="canceled")
    assert one.carrier.wait_for_calls(5)
    assert one.client.calls(queued.sid).fetch().status == "canceled"
    assert application.to("/status") == []
