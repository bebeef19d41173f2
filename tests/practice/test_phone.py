"""A person at a terminal as the callee."""

import threading

import pytest

from tests.practice.application import SAM
from tests.practice.conftest import happened
from voice_app.practice import LiveCallee, Manner

GATHER = 'input="dtmf speech" numDigits="1" speechTimeout="1" timeout="600" language="en-GB" action="/heard"'
QUESTION = f"<Response><Gather {GATHER}><Say>Is it okay to talk?</Say></Gather></Response>"


@pytest.fixture
def person(application, world):
    """A live callee and the world in which they are called; seconds pass as the test needs them."""
    application.says("/voice", QUESTION)
    application.says("/heard", "<Response><Say>Goodbye.</Say></Response>")

    def make(speed):
        one, callee = world(speed=speed), LiveCallee(Manner(rings=0))
        one.carrier.attach(SAM, callee)
        one.place()
        return one, callee

    return make


def test_what_is_said_is_heard_until_the_call_is_over(person):
    _, callee = person(100.0)
    heard = callee.heard()
    assert next(heard).text == "Is it okay to talk?"
    callee.press("9")
    assert [prompt.text for prompt in heard] == ["Goodbye."]
    assert callee.ended.wait(2)


def test_words_interrupt_the_prompt_at_once(person, application):
    one, callee = person(20.0)
    next(callee.heard())
    callee.say("stop ringing me")
    assert one.carrier.wait_for_calls(5)
    assert application.to("/heard")[0].form["SpeechResult"] == "stop ringing me"


def test_hanging_up_ends_the_call(person, application):
    one, callee = person(20.0)
    next(callee.heard())
    callee.hang_up()
    assert one.carrier.wait_for_calls(5)
    told = one.told(one.client.calls.list()[0].sid)
    assert len(happened(told, "hung_up")) == 1
    assert application.to("/heard") == []


def test_a_person_may_act_from_another_thread(person, application):
    one, callee = person(20.0)
    threading.Timer(0.1, callee.press, ["0"]).start()
    assert one.carrier.wait_for_calls(5)
    assert application.to("/heard")[0].form["Digits"] == "0"


def test_only_keys_of_the_pad_can_be_pressed():
    with pytest.raises(ValueError, match="is not a key"):
        LiveCallee().press("A")
