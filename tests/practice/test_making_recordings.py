"""Recordings started by REST or by Record, and those that may not be touched yet."""

import pytest
from twilio.base.exceptions import TwilioRestException

from tests.practice.application import SAM
from tests.practice.conftest import happened


def test_a_recording_started_over_rest_can_be_paused_and_stopped(application, world):
    application.says("/voice", '<Response><Pause length="600"/></Response>')
    one = world(speed=20.0)
    placed = one.place()
    one.until(placed.sid, "in-progress")
    started = one.client.calls(placed.sid).recordings.create()
    assert (started.status, started.channels, started.source) == ("in-progress", 1, "StartCallRecordingAPI")
    current = one.client.calls(placed.sid).recordings("Twilio.CURRENT")
    assert current.update(status="paused").status == "paused"
    assert current.update(status="in-progress").status == "in-progress"
    assert current.update(status="stopped").status in ("completed", "absent")
    one.client.calls(placed.sid).update(status="completed")
    assert one.carrier.wait_for_calls(5)


def test_a_running_recording_cannot_be_erased(application, world):
    application.says("/voice", '<Response><Start><Recording/></Start><Pause length="600"/></Response>')
    one = world(speed=20.0)
    placed = one.place()
    one.until(placed.sid, "in-progress")
    while not (running := one.client.recordings.list()):
        assert one.client.calls(placed.sid).fetch().status == "in-progress"
    with pytest.raises(TwilioRestException) as caught:
        running[0].delete()
    assert caught.value.code == 21220


def test_record_sends_what_was_left_as_a_message(application, world, answers):
    application.says("/voice", '<Response><Record timeout="2" action="/left"/></Response>')
    application.says("/left", "<Response><Say>Thank you.</Say></Response>")
    told = world(answers('{says: "please call me back tomorrow", at: 1}')).call()
    form = application.to("/left")[0].form
    assert form["RecordingUrl"].endswith(told["recordings"][0]["sid"])
    assert (form["Digits"], int(form["RecordingDuration"])) == ("", pytest.approx(2, abs=1))


def test_record_without_a_word_makes_no_request(application, world):
    application.says(
        "/voice", '<Response><Record timeout="2" playBeep="false" action="/left"/><Say>Next.</Say></Response>'
    )
    told = world(f'"{SAM}": silent').call()
    assert application.to("/left") == []
    assert happened(told, "heard")[0]["text"] == "Next."
