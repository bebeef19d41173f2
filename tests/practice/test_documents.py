"""The rules for whole documents, as https://www.twilio.com/docs/voice/twiml tells them."""

import threading

import pytest
from twilio.twiml.voice_response import Recording, VoiceResponse

from tests.practice.conftest import happened, heard, warned
from voice_app.practice.twiml import DocumentFaulty, parse

APOLOGY = "We are sorry, an application error has occurred. Goodbye."
HELLO = "<Response><Say>Hello.</Say></Response>"


def xml(body, content_type="text/xml", status=200, **headers):
    return body, status, {"Content-Type": content_type, **headers}


def test_the_end_of_the_document_hangs_up(application, world):
    application.says("/voice", HELLO)
    told = world().call()
    assert (told["status"], heard(told)) == ("completed", ["Hello."])
    assert happened(told, "status")[-1]["why"] == "the document ended"


def test_an_empty_response_hangs_up(application, world):
    application.says("/voice", "<Response/>")
    assert world().call()["status"] == "completed"


@pytest.mark.parametrize("kind", ["text/xml", "application/xml; charset=utf-8", "text/html", "text/plain"])
def test_these_content_types_are_twiml(application, world, kind):
    application.says("/voice", xml(HELLO, kind))
    assert heard(world().call()) == ["Hello."]


def test_plain_text_is_read_aloud(application, world):
    application.says("/voice", xml("Good morning & welcome", "text/plain"))
    assert heard(world().call()) == ["Good morning & welcome"]


def test_audio_is_played(application, world):
    application.says("/voice", xml("RIFF", "audio/wav"))
    assert heard(world().call()) == [f"(plays {application.url}/voice)"]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        (xml("<Response><Say>Fish & chips</Say></Response>"), 12100),
        (xml(' <?xml version="1.0"?><Response/>'), 12100),
        (xml("<Response><Say>\x0b</Say></Response>"), 12100),
        (xml("<Antwort/>"), 12102),
        (xml(HELLO, "application/json"), 12300),
        (xml("", "text/xml"), 11770),
        (xml(HELLO, status=500), 11200),
        (xml(HELLO, status=404), 11200),
        (xml(f"<Response><!--{'x' * 70_000}--></Response>"), 11750),
    ],
)
def test_a_document_that_cannot_be_played_ends_in_an_apology(application, world, page, code):
    application.says("/voice", page)
    told = world().call()
    assert warned(told) == [code]
    assert heard(told) == [APOLOGY]


def test_unknown_pieces_are_warnings_and_are_skipped(application, world):
    application.says(
        "/voice", '<Response><say>No.</say><Say tone="low">Yes.</Say><Gather><Hangup/></Gather></Response>'
    )
    told = world().call()
    assert warned(told) == [12200, 12200, 12200]
    assert heard(told) == ["Yes."]


def test_relative_addresses_are_joined_to_the_document(application, world):
    application.says("/a/voice", "<Response><Redirect>next?step=2</Redirect></Response>")
    application.says("/a/next", HELLO)
    assert heard(world().call(path="/a/voice")) == ["Hello."]
    assert application.to("/a/next")[0].query == {"step": "2"}


def test_a_redirect_carries_no_keys(application, world, answers):
    application.says("/voice", '<Response><Gather numDigits="1" action="/heard"/></Response>')
    application.says("/heard", "<Response><Redirect>/next</Redirect></Response>")
    application.says("/next", HELLO)
    world(answers('{presses: "9", at: 1}')).call()
    assert application.to("/heard")[0].form["Digits"] == "9"
    assert "Digits" not in application.to("/next")[0].form


def test_verbs_after_a_redirect_and_after_a_hangup_are_not_reached(application, world):
    application.says("/voice", "<Response><Redirect>/next</Redirect><Say>No.</Say></Response>")
    application.says("/next", "<Response><Hangup/><Say>No.</Say></Response>")
    told = world().call()
    assert heard(told) == []
    assert happened(told, "status")[-1]["why"] == "the application hung up"


def test_documents_that_redirect_to_each_other_are_stopped(application, world):
    application.says("/voice", "<Response><Redirect>/voice</Redirect></Response>")
    told = world().call()
    assert heard(told) == [APOLOGY]
    assert 100 <= len(application.to("/voice")) <= 105


def test_a_key_pressed_while_a_document_is_fetched_is_lost(application, world, answers):
    def slow(form):
        threading.Event().wait(0.2)
        return '<Response><Gather numDigits="1" timeout="1" action="/heard"/></Response>'

    application.says("/voice", slow)
    told = world(answers('{presses: "9", at: 0.1}')).call()
    assert application.to("/heard") == []
    assert happened(told, "pressed")[0]["taken"] is False


def test_a_voice_that_does_not_exist_ends_the_call(application, world):
    application.says("/voice", '<Response><Say voice="Polly.Amyy">Hello.</Say></Response>')
    told = world().call()
    assert (warned(told), heard(told)) == ([13520], [])


def test_a_generative_voice_speaks_in_the_united_states_only(application, world):
    application.says("/voice", '<Response><Say voice="Polly.Amy-Generative">Hello.</Say></Response>')
    assert heard(world().call()) == ["Hello."]
    assert warned(world(region="ie1").call()) == [13520]


@pytest.mark.parametrize(
    ("voice", "most"), [("man", 4096), ("Polly.Amy-Neural", 3000), ("Google.en-GB-Neural2-A", 5000)]
)
def test_a_text_may_be_as_long_as_its_voice_allows(application, world, voice, most):
    application.says("/voice", f'<Response><Say voice="{voice}">{"x" * (most + 1)}</Say></Response>')
    assert warned(world().call()) == [13521]
    application.says("/voice", f'<Response><Say voice="{voice}">{"x" * most}</Say></Response>')
    assert warned(world().call()) == []


def test_breaks_and_pauses_take_their_time(application, world):
    application.says(
        "/voice", '<Response><Say>One <break time="1500ms"/>two</Say><Pause length="4"/><Say>End</Say></Response>'
    )
    first, second = happened(world().call(), "heard")
    assert first["text"] == "One two"
    assert second["at"] - first["at"] == pytest.approx(first["seconds"] + 4, abs=0.01)
    assert first["seconds"] > 1.5


def test_inline_twiml_is_played_without_asking_anybody(application, world):
    told = world().call(twiml=HELLO)
    assert heard(told) == ["Hello."]
    assert application.asked == []


def test_whatever_twilios_library_writes_is_understood():
    response = VoiceResponse()
    gather = response.gather(
        input="dtmf speech", num_digits=1, timeout=1, action_on_empty_result=True, language="en-GB"
    )
    gather.say("Fish & chips", voice="Polly.Amy-Neural", language="en-GB").break_(time="1s")
    response.start().append(Recording(recording_status_callback="/r", channels="dual", trim="do-not-trim"))
    response.dial(caller_id="+441632960000", action="/d").number("+441632960001", status_callback="/s")
    response.record(max_length=5)
    response.redirect("/x", method="POST")
    document = parse("http://127.0.0.1/", str(response).encode())
    assert document.warnings == ()
    assert [verb.name for verb in document.verbs] == ["Gather", "Start", "Dial", "Record", "Redirect"]


def test_a_document_in_another_encoding_is_refused_as_not_well_formed():
    with pytest.raises(DocumentFaulty) as caught:
        parse(None, b'<?xml version="1.0" encoding="klingon"?><Response/>')
    assert caught.value.code == 12100
