"""Putting a callee through to the client's person."""

import pytest

from tests.practice.application import ACCOUNT, COMPANY, SAM
from tests.practice.conftest import happened, heard, warned

PERSON = "+441632960001"
AFTER = "<Response><Say>The person has gone.</Say></Response>"


@pytest.fixture
def dialled(application, world):
    """One call that is put through at once: what the action was told, the diary, and the world."""

    def run(callee="{rings: 1}", attributes='action="/done"', inside=f"<Number>{PERSON}</Number>", others=""):
        application.says("/voice", f"<Response><Dial {attributes}>{inside}</Dial><Say>Next.</Say></Response>")
        application.says("/done", AFTER)
        one = world(f'"{SAM}": {callee}\n{others}')
        told = one.call()
        requests = application.to("/done")
        return (requests[0].form if requests else None), told, one

    return run


def test_a_person_who_answers_is_bridged_and_the_action_told(dialled):
    form, told, one = dialled("{rings: 1, person: answers, talks: 20}")
    assert (form["DialCallStatus"], form["DialBridged"], form["DialCallDuration"]) == ("completed", "true", "20")
    leg = one.client.calls(form["DialCallSid"]).fetch()
    assert (leg.parent_call_sid, leg.direction, leg.to, leg._from) == (told["sid"], "outbound-dial", PERSON, COMPANY)
    assert (leg.status, leg.duration) == ("completed", "20")
    assert heard(told)[-1] == "The person has gone."
    assert [call.sid for call in one.client.calls.list(parent_call_sid=told["sid"])] == [leg.sid]


@pytest.mark.parametrize(
    ("person", "status"), [("busy", "busy"), ("no_answer", "no-answer"), ("unreachable", "failed")]
)
def test_a_person_who_is_not_free_is_told_to_the_action(dialled, person, status):
    form, _, _ = dialled(f"{{rings: 1, person: {person}}}")
    assert (form["DialCallStatus"], form["DialBridged"]) == (status, "false")
    assert "DialCallDuration" not in form


def test_the_persons_own_entry_counts_when_the_callee_says_nothing(dialled):
    assert dialled(others=f'"{PERSON}": busy')[0]["DialCallStatus"] == "busy"


def test_ringing_ends_at_the_dial_timeout(dialled):
    form, told, _ = dialled("{rings: 1, person: no_answer}", 'action="/done" timeout="10"')
    assert form["DialCallStatus"] == "no-answer"
    assert happened(told, "requested")[1]["on_call"] == pytest.approx(10, abs=0.2)


def test_without_an_action_the_next_verb_follows(dialled):
    form, told, _ = dialled(attributes="")
    assert (form, heard(told)[-1]) == (None, "Next.")


def test_a_callee_who_hangs_up_ends_both_legs_without_a_request(dialled):
    form, told, one = dialled("{rings: 1, talks: 60, answers: [{hangs_up: true, at: 12}]}")
    assert form is None
    statuses = {call.direction: (call.status, call.duration) for call in one.client.calls.list()}
    assert statuses == {"outbound-api": ("completed", "12"), "outbound-dial": ("completed", "6")}


def test_a_local_number_is_warned_of_and_fails(dialled):
    form, told, _ = dialled(inside="<Number>01632960001</Number>")
    assert (form["DialCallStatus"], warned(told)) == ("failed", [13224])


def test_the_leg_has_its_own_status_callbacks(application, dialled):
    inside = (
        f'<Number statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed">{PERSON}</Number>'
    )
    form, told, _ = dialled(inside=inside)
    forms = [asked.form for asked in application.to("/leg")]
    assert [leg["CallStatus"] for leg in forms] == ["initiated", "ringing", "in-progress", "completed"]
    assert {(leg["CallSid"], leg["ParentCallSid"], leg["AccountSid"]) for leg in forms} == {
        (form["DialCallSid"], told["sid"], ACCOUNT)
    }


def test_a_plain_number_is_dialled_too(dialled):
    assert dialled(inside=PERSON)[0]["DialCallStatus"] == "completed"
