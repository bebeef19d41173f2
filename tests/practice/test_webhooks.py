"""What the carrier sends, how long it waits, and what it tries again."""

import socket
import threading

import pytest

from tests.practice.application import ACCOUNT, COMPANY, SAM
from tests.practice.conftest import happened, heard, warned
from voice_app.practice.overrides import POLICIES, split_overrides

HELLO = "<Response><Say>Hello.</Say></Response>"
XML = {"Content-Type": "text/xml"}


def failing_first(times, page, status=500):
    """A page that fails so many times and then is well."""
    left = iter([status] * times)
    return lambda form: ("", code, XML) if (code := next(left, None)) else page


@pytest.fixture
def closed_port():
    """A URL where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}"


def test_the_voice_request_has_every_documented_parameter(application, world):
    application.says("/voice", HELLO)
    told = world().call()
    asked = application.to("/voice")[0]
    expected = {
        "CallSid": told["sid"],
        "AccountSid": ACCOUNT,
        "From": COMPANY,
        "To": SAM,
        "Caller": COMPANY,
        "Called": SAM,
    }
    expected |= {"CallStatus": "in-progress", "ApiVersion": "2010-04-01", "Direction": "outbound-api"}
    expected |= {f"{party}Country": "GB" for party in ("From", "To", "Caller", "Called")}
    expected |= {
        party + place: "" for party in ("From", "To", "Caller", "Called") for place in ("City", "State", "Zip")
    }
    assert asked.form == expected
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded; charset=UTF-8"
    assert asked.headers["User-Agent"] == "TwilioProxy/1.1"


def test_a_get_carries_its_parameters_in_the_query(application, world):
    application.says("/voice", HELLO)
    world().call(method="GET")
    asked = application.to("/voice")[0]
    assert (asked.method, asked.query["To"], asked.form) == ("GET", SAM, {})


def test_the_fragment_is_not_sent(application, world):
    application.says("/voice", HELLO)
    told = world().call(path="/voice?a=1#rc=2&rp=all")
    assert heard(told) == ["Hello."]
    assert application.to("/voice")[0].query == {"a": "1"}


def test_by_default_a_server_error_is_not_tried_again(application, world):
    application.says("/voice", failing_first(1, HELLO))
    assert warned(world().call()) == [11200]
    assert len(application.to("/voice")) == 1


def test_a_server_error_is_tried_again_when_asked_with_the_same_token(application, world):
    application.says("/voice", failing_first(2, HELLO))
    told = world().call(path="/voice#rc=3&rp=5xx")
    assert heard(told) == ["Hello."]
    tokens = {asked.headers["I-Twilio-Idempotency-Token"] for asked in application.to("/voice")}
    assert (len(application.to("/voice")), len(tokens)) == (3, 1)


def test_a_client_error_is_tried_again_only_under_its_own_policy(application, world):
    application.says("/voice", failing_first(1, HELLO, status=404))
    assert heard(world().call(path="/voice#rc=3&rp=4xx")) == ["Hello."]
    application.says("/voice", failing_first(1, HELLO, status=404))
    assert warned(world().call(path="/voice#rc=3&rp=5xx")) == [11200]


def test_a_refused_connection_is_tried_once_more_and_then_given_up(closed_port, world):
    told = world().call(url=closed_port + "/voice")
    asked = happened(told, "requested")[0]
    assert (asked["error"], asked["tries"]) == (11205, 2)
    assert asked["ms"] < 5000


def test_a_slow_answer_is_given_up_after_the_read_time(application, world):
    released = threading.Event()
    application.says("/voice", lambda form: HELLO if released.wait(3) else HELLO)
    told = world().call(path="/voice#rt=200")
    released.set()
    assert warned(told) == [11200]
    assert 150 <= happened(told, "requested")[0]["ms"] <= 1500


def test_all_tries_together_stay_within_the_budget(application, world):
    released = threading.Event()
    application.says("/voice", lambda form: HELLO if released.wait(3) else HELLO)
    told = world().call(path="/voice#rc=5&rp=all&rt=200&tt=500")
    released.set()
    assert happened(told, "requested")[0]["ms"] <= 1900


def test_the_fallback_is_told_what_went_wrong(application, world):
    application.says("/voice", ("", 503, XML))
    application.says("/sorry", "<Response><Say>Call us back.</Say></Response>")
    told = world().call(fallback_url=application.url + "/sorry")
    assert heard(told) == ["Call us back."]
    form = application.to("/sorry")[0].form
    assert (form["ErrorCode"], form["ErrorUrl"]) == ("11200", application.url + "/voice")
    assert form["CallSid"] == told["sid"]


def test_the_fallback_serves_every_document_of_the_call(application, world, answers):
    application.says("/voice", '<Response><Gather numDigits="1" action="/heard"/></Response>')
    application.says("/heard", "no xml")
    application.says("/sorry", HELLO)
    told = world(answers('{presses: "9", at: 1}')).call(fallback_url=application.url + "/sorry")
    form = application.to("/sorry")[0].form
    assert (form["ErrorCode"], form["Digits"]) == ("12100", "9")
    assert heard(told) == ["Hello."]


def test_a_redirecting_action_loses_the_keys(application, world, answers):
    application.says("/voice", '<Response><Gather numDigits="1" action="/heard"/></Response>')
    application.says("/heard", ("", 308, {"Location": "/heard/"}))
    application.says("/heard/", HELLO)
    world(answers('{presses: "9", at: 1}')).call()
    assert application.to("/heard")[0].form["Digits"] == "9"
    followed = application.to("/heard/")[0]
    assert (followed.method, followed.form, followed.query) == ("GET", {}, {})


def test_more_than_ten_redirects_are_given_up(application, world):
    application.says("/voice", ("", 302, {"Location": "/voice"}))
    assert warned(world().call()) == [11215]
    assert len(application.to("/voice")) == 11


def test_cookies_are_kept_for_the_call(application, world):
    application.says(
        "/voice", ("<Response><Redirect>/next</Redirect></Response>", 200, {**XML, "Set-Cookie": "turn=7"})
    )
    application.says("/next", HELLO)
    one = world()
    one.call()
    assert application.to("/next")[0].headers["Cookie"] == "turn=7"
    one.call()
    assert "Cookie" not in application.to("/voice")[1].headers


def test_overrides_out_of_range_keep_their_defaults():
    url, overrides = split_overrides("https://example.com/x?y=1#ct=99&rt=15001&tt=2000&rc=6&rp=all&e=dublin&zz=1")
    assert url == "https://example.com/x?y=1"
    assert (overrides.connect, overrides.read, overrides.total, overrides.retries) == (5.0, 15.0, 2.0, 1)
    assert overrides.retry_on == POLICIES
    assert len(overrides.faults) == 4


def test_an_override_that_is_none_is_warned_of(application, world):
    application.says("/voice", HELLO)
    told = world().call(path="/voice#rc=9", status_callback_event=["initiated ringing"])
    texts = [warning["text"] for warning in happened(told, "warned")]
    assert texts == [
        "StatusCallbackEvent=initiated ringing is no event and was passed over.",
        "rc=9 is no connection override and was passed over.",
    ]
