"""Gather, case by case, as https://www.twilio.com/docs/voice/twiml/gather tells it."""

import pytest

from tests.practice.conftest import happened, heard, warned

THANKS = "<Response><Say>Thank you.</Say></Response>"
NOBODY = "<Say>Nobody there.</Say>"


def document(gather, after=NOBODY):
    return f"<Response>{gather}{after}</Response>"


@pytest.fixture
def gathered(application, world, answers):
    """Play one Gather to a callee who takes these steps: what the action was told (None: not asked), and the diary."""

    def run(gather, *steps, after=NOBODY):
        application.says("/voice", document(gather, after))
        application.says("/heard", THANKS)
        told = world(answers(*steps)).call()
        requests = application.to("/heard")
        return (requests[-1].form if requests else None), told

    return run


def test_a_key_during_the_prompt_stops_it_at_once_and_is_sent(gathered):
    form, told = gathered(
        '<Gather numDigits="1" action="/heard"><Say>Press nine to stop these calls.</Say></Gather>',
        '{presses: "9", during: 1}',
    )
    assert (form["Digits"], form["FinishedOnKey"], form["msg"]) == ("9", "", "Gather End")
    assert form["CallStatus"] == "in-progress"
    prompt = happened(told, "heard")[0]
    assert prompt["cut_at"] == pytest.approx(prompt["seconds"] / 2, abs=0.01)


def test_a_key_while_say_runs_outside_a_gather_is_lost(gathered):
    say = "<Say>Press nine to stop these calls.</Say>"
    form, told = gathered(say + '<Gather numDigits="1" timeout="1" action="/heard"/>', '{presses: "9", during: 1}')
    assert form is None
    assert [(key["key"], key["taken"]) for key in happened(told, "pressed")] == [("9", False)]


def test_nothing_pressed_makes_no_request_and_the_next_verb_runs(gathered):
    form, told = gathered('<Gather timeout="2" action="/heard"><Say>Press a key.</Say></Gather>')
    assert form is None
    assert heard(told) == ["Press a key.", "Nobody there."]


def test_nothing_pressed_is_told_when_the_document_asks_for_it(gathered):
    form, _ = gathered('<Gather timeout="2" action="/heard" actionOnEmptyResult="true"/>')
    assert form["Digits"] == ""


def test_the_timeout_starts_after_the_prompt(gathered):
    _, told = gathered('<Gather timeout="3" action="/heard"><Say>One two three four.</Say></Gather>')
    prompt, after = happened(told, "heard")
    assert after["at"] - prompt["at"] == pytest.approx(prompt["seconds"] + 3, abs=0.1)


def test_every_key_starts_the_timeout_again(gathered):
    keys = ['{presses: "1", at: 1}', '{presses: "2", at: 2.5}', '{presses: "3", at: 4}']
    form, _ = gathered('<Gather timeout="2" action="/heard"/>', *keys)
    assert form["Digits"] == "123"


def test_a_key_after_the_timeout_comes_too_late(gathered):
    form, _ = gathered('<Gather timeout="2" action="/heard"/>', '{presses: "1", at: 1}', '{presses: "2", at: 3.5}')
    assert form["Digits"] == "1"


def test_the_last_of_numdigits_is_sent_without_waiting(gathered):
    form, told = gathered('<Gather timeout="9" numDigits="2" action="/heard"/>', '{presses: "12", at: 1}')
    assert form["Digits"] == "12"
    assert happened(told, "requested")[1]["on_call"] < 2


def test_the_finishing_key_ends_the_input_and_is_no_digit(gathered):
    form, _ = gathered('<Gather action="/heard"/>', '{presses: "12#", at: 1}')
    assert (form["Digits"], form["FinishedOnKey"]) == ("12", "#")


def test_the_finishing_key_alone_is_empty_input(gathered):
    form, told = gathered('<Gather action="/heard"/>', '{presses: "#", at: 1}')
    assert form is None
    assert heard(told) == ["Nobody there."]


def test_an_empty_finishonkey_makes_every_key_a_digit(gathered):
    form, _ = gathered('<Gather finishOnKey="" numDigits="2" action="/heard"/>', '{presses: "1#", at: 1}')
    assert form["Digits"] == "1#"


def test_words_are_not_heard_by_a_gather_for_keys(gathered):
    form, told = gathered(
        '<Gather timeout="2" action="/heard"><Say>Press a key.</Say></Gather>', '{says: "hello there", during: 1}'
    )
    assert form is None
    assert happened(told, "heard")[0]["cut_at"] is None
    assert happened(told, "said")[0]["taken"] is False


def test_keys_are_not_heard_by_a_gather_for_speech(gathered):
    form, _ = gathered('<Gather input="speech" timeout="2" language="en-GB" action="/heard"/>', '{presses: "9", at: 1}')
    assert form is None


def test_words_during_the_prompt_stop_it_and_are_sent_with_a_confidence(gathered):
    gather = '<Gather input="dtmf speech" language="en-GB" action="/heard"><Say>Is it okay to talk?</Say></Gather>'
    form, told = gathered(gather, '{says: "stop ringing me", during: 1, confidence: 0.8}')
    assert form["SpeechResult"] == "stop ringing me"
    assert float(form["Confidence"]) == 0.8
    assert "Digits" not in form
    assert happened(told, "heard")[0]["cut_at"] is not None


def test_words_go_on_until_speechtimeout_seconds_of_silence(gathered):
    gather = '<Gather input="speech" speechTimeout="1" language="en-GB" action="/heard"/>'
    form, _ = gathered(gather, '{says: "well", at: 1}', '{says: "let me think", at: 2}', '{says: "no", at: 9}')
    assert form["SpeechResult"] == "well let me think"


def test_speechtimeout_defaults_to_the_timeout(gathered):
    gather = '<Gather input="speech" timeout="3" language="en-GB" action="/heard"/>'
    form, _ = gathered(gather, '{says: "well", at: 1}', '{says: "yes", at: 4}')
    assert form["SpeechResult"] == "well yes"


def test_what_comes_first_decides_between_keys_and_words(gathered):
    gather = (
        '<Gather input="dtmf speech" numDigits="3" timeout="2" speechTimeout="2" language="en-GB" action="/heard"/>'
    )
    form, _ = gathered(gather, '{presses: "9", at: 1}', '{says: "stop", at: 1.5}')
    assert form["Digits"] == "9"
    assert "SpeechResult" not in form


def test_silence_after_a_speech_gather_is_told_when_asked_for(gathered):
    form, _ = gathered(
        '<Gather input="speech" timeout="2" actionOnEmptyResult="true" language="en-GB" action="/heard"/>'
    )
    assert form["SpeechResult"] == ""
    assert "Confidence" not in form


def test_rude_words_are_masked_unless_the_filter_is_off(gathered):
    step = '{says: "fuck off", at: 1}'
    gather = '<Gather input="speech" language="en-GB" action="/heard"{}/>'
    assert gathered(gather.format(""), step)[0]["SpeechResult"] == "f*** off"
    assert gathered(gather.format(' profanityFilter="false"'), step)[0]["SpeechResult"] == "fuck off"


def test_a_gather_without_an_action_asks_its_own_document_again(application, world, answers):
    pages = iter([document('<Gather numDigits="1"/>'), THANKS])
    application.says("/voice", lambda form: next(pages))
    world(answers('{presses: "5", at: 1}')).call()
    assert [asked.form.get("Digits") for asked in application.to("/voice")] == [None, "5"]


def test_hanging_up_during_a_gather_makes_no_request(gathered):
    form, told = gathered(
        '<Gather actionOnEmptyResult="true" action="/heard"><Say>Press a key.</Say></Gather>',
        "{hangs_up: true, during: 1}",
    )
    assert form is None
    assert told["status"] == "completed"
    assert heard(told) == ["Press a key."]


def test_a_gather_for_speech_without_a_language_is_warned_of(gathered):
    _, told = gathered('<Gather input="speech" timeout="1" action="/heard"/>')
    assert 0 in warned(told)


def test_a_pause_in_the_prompt_listens_too(gathered):
    gather = '<Gather numDigits="1" action="/heard"><Pause length="5"/><Say>Press a key.</Say></Gather>'
    form, told = gathered(gather, '{presses: "4", at: 2}')
    assert form["Digits"] == "4"
    assert heard(told) == ["Thank you."]
