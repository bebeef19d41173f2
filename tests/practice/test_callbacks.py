"""Status and detection callbacks, and what faults do to them."""

import pytest
import requests

from tests.practice.application import ACCOUNT, SAM
from tests.practice.conftest import happened, heard
from voice_app.practice import FaultUnclear, read_fault

HELLO = '<Response><Say>Hello.</Say><Pause length="70"/></Response>'
EVENTS = ["initiated", "ringing", "answered", "completed"]


@pytest.fixture
def status(application, world):
    """The status callbacks of one call: `status(callees, fault, ...)`."""
    application.says("/voice", HELLO)

    def run(callees="", *faults, events=EVENTS, **settings):
        one = world(callees, faults=tuple(read_fault(fault) for fault in faults), **settings)
        one.call(status_callback=application.url + "/status", status_callback_event=events)
        return [asked.form for asked in application.to("/status")]

    return run


def names(forms):
    return [form["CallStatus"] for form in forms]


def test_an_answered_call_is_told_in_four_numbered_callbacks(status):
    forms = status()
    assert names(forms) == ["initiated", "ringing", "in-progress", "completed"]
    assert [form["SequenceNumber"] for form in forms] == ["0", "1", "2", "3"]
    assert {form["CallbackSource"] for form in forms} == {"call-progress-events"}
    assert all(form["Timestamp"].endswith("+0000") for form in forms)


def test_the_last_callback_tells_seconds_and_billed_minutes(status):
    last = status()[-1]
    assert (int(last["CallDuration"]), last["Duration"], last["SipResponseCode"]) == (
        pytest.approx(70, abs=1),
        "2",
        "200",
    )
    assert "CallDuration" not in status()[0]


def test_only_the_end_is_told_unless_more_is_asked_for(application, world):
    application.says("/voice", HELLO)
    world().call(status_callback=application.url + "/status")
    assert names([asked.form for asked in application.to("/status")]) == ["completed"]


@pytest.mark.parametrize(
    ("callee", "expected", "code"),
    [
        ("busy", ["initiated", "busy"], "486"),
        ("no_answer", ["initiated", "ringing", "no-answer"], "487"),
        ("unreachable", ["initiated", "failed"], "404"),
    ],
)
def test_a_call_nobody_takes_ends_with_its_own_status(status, application, callee, expected, code):
    forms = status(f'"{SAM}": {callee}')
    assert names(forms) == expected
    assert (forms[-1]["SipResponseCode"], forms[-1]["CallDuration"], forms[-1]["Duration"]) == (code, "0", "0")
    assert application.to("/voice") == []


def test_ringing_ends_at_the_timeout(application, world):
    told = world(f'"{SAM}": {{rings: 30}}').call(timeout=20)
    assert told["status"] == "no-answer"
    assert happened(told, "status")[-1]["at"] == pytest.approx(26, abs=0.5)


def test_callbacks_come_twice(status):
    assert names(status("", {"kind": "duplicate_callbacks"}, events=["answered", "completed"])) == [
        "in-progress",
        "in-progress",
        "completed",
        "completed",
    ]


def test_callbacks_change_places(status):
    forms = status("", {"kind": "reorder_callbacks"})
    assert names(forms) == ["ringing", "initiated", "completed", "in-progress"]


def test_chosen_callbacks_are_dropped(status):
    assert names(status("", {"kind": "drop_callbacks", "events": ["completed"]})) == [
        "initiated",
        "ringing",
        "in-progress",
    ]


def test_delayed_callbacks_arrive_after_later_ones(status):
    fault = {"kind": "delay_callbacks", "events": ["ringing"], "seconds": 120}
    assert names(status("", fault)) == ["initiated", "in-progress", "completed", "ringing"]


def test_a_fault_for_another_number_changes_nothing(status):
    assert len(status("", {"kind": "drop_callbacks", "to": "+447700900099"})) == 4


def test_a_lost_callback_is_sent_again_only_when_its_url_asks(application, world):
    application.says("/voice", HELLO)
    replies = iter([("", 500, {}), ("", 204, {})] * 2)
    application.says("/status", lambda form: next(replies))
    world().call(status_callback=application.url + "/status#rc=3&rp=all")
    assert len(application.to("/status")) == 2
    world().call(status_callback=application.url + "/status")
    assert len(application.to("/status")) == 3


def test_the_asynchronous_verdict_comes_while_the_document_plays(application, world):
    application.says("/voice", HELLO)
    amd = {"machine_detection": "Enable", "async_amd": "true", "async_amd_status_callback": application.url + "/amd"}
    told = world('"+447700900001": {voicemail: "Hi, leave a message."}').call(**amd)
    form = application.to("/amd")[0].form
    assert form == {
        "AccountSid": ACCOUNT,
        "CallSid": told["sid"],
        "AnsweredBy": "machine_start",
        "MachineDetectionDuration": "4000",
    }
    assert "AnsweredBy" not in application.to("/voice")[0].form
    assert heard(told) == ["Hello."]


def test_the_synchronous_verdict_holds_the_document_back(application, world, answers):
    application.says("/voice", HELLO)
    told = world(answers()).call(machine_detection="Enable")
    form = application.to("/voice")[0].form
    assert (form["AnsweredBy"], form["MachineDetectionDuration"]) == ("human", "4000")
    assert happened(told, "requested")[0]["on_call"] == pytest.approx(4, abs=0.01)


@pytest.mark.parametrize(
    ("callee", "mode", "verdict"),
    [
        ('{voicemail: "Hi, leave a message."}', "DetectMessageEnd", "machine_end_beep"),
        ("{amd: machine_start}", "DetectMessageEnd", "machine_end_silence"),
        ("{amd: fax}", "Enable", "fax"),
        ("silent", "Enable", "unknown"),
        ("{answers: []}", "DetectMessageEnd", "human"),
    ],
)
def test_the_verdict_depends_on_who_answers_and_on_the_mode(application, world, callee, mode, verdict):
    application.says("/voice", HELLO)
    assert world(f'"{SAM}": {callee}').call(machine_detection=mode)["answered_by"] == verdict


def test_no_verdict_comes_when_the_callee_hangs_up_first(application, world, answers):
    application.says("/voice", HELLO)
    amd = {"machine_detection": "Enable", "async_amd": "true", "async_amd_status_callback": application.url + "/amd"}
    told = world(answers("{hangs_up: true, at: 2}")).call(**amd)
    assert (told["answered_by"], application.to("/amd")) == (None, [])


def test_a_webhook_that_was_answered_is_sent_again(application, world):
    pages = iter(["<Response><Say>First.</Say></Response>", "<Response><Say>Second.</Say></Response>"])
    application.says("/voice", lambda form: next(pages))
    told = world(faults=(read_fault({"kind": "repeat_webhooks", "times": 1}),)).call()
    first, second = application.to("/voice")
    assert first.headers["I-Twilio-Idempotency-Token"] == second.headers["I-Twilio-Idempotency-Token"]
    assert heard(told) == ["Second."]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ({"kind": "earthquake"}, "no fault of the kind 'earthquake'"),
        ({"kind": "slow", "second": 3}, "unknown keys: second"),
        ({"kind": "slow", "seconds": -1}, "must be a number"),
        ({"kind": "slow", "on": "monday"}, "on is 'monday'"),
        ({"kind": "drop_callbacks", "events": "completed"}, "a list of words"),
        (["slow"], "A fault is a mapping"),
    ],
)
def test_an_unclear_fault_is_refused_with_the_reason(world, fault, reason):
    with pytest.raises(FaultUnclear, match=reason):
        read_fault(fault)
    reply = requests.post(world().url + "/practice/faults", json=[fault], timeout=5)
    assert reply.status_code == 400
    assert reason in reply.json()["error"]
