"""Only what Twilio signed acts, and only in Twilio's shape: everything else is 403, and changes nothing."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from tests.web.conftest import ACCOUNT, BASE, CALL_SID, TOKEN
from voice_app.telephony.signed import signature_of

PLACES = ("answered", "turns/1", "status", "machine", "recording", "fallback", "fallback/key")


def everything(engine):
    """The content of the tables that a webhook may change."""
    with engine.connect() as connection:
        tables = ("call", "call_event", "suppression_entry", "recording", "ticket")
        return [connection.execute(text(f'select * from "{table}" order by 1')).all() for table in tables]


def sign(url, form, token=TOKEN):
    return RequestValidator(token).compute_signature(url, form)


@given(fields=st.lists(st.tuples(st.sampled_from(["CallSid", "Call", "Sid", "Digits"]), st.text(max_size=5))))
def test_our_signature_is_the_one_twilios_library_makes(fields):
    assert signature_of(TOKEN, f"{BASE}/é?a=1", fields).decode() == sign(f"{BASE}/é?a=1", MultiDict(fields))


@pytest.mark.parametrize("place", PLACES)
def test_an_unsigned_request_is_refused_and_changes_nothing(phone, engine, place):
    phone.rings()
    before = everything(engine)
    assert phone.posts(place, signed=False, Digits="9").status_code == 403
    assert everything(engine) == before


def test_another_token_is_refused_and_the_secondary_one_accepted(phone):
    phone.rings()
    assert phone.posts("answered", token="x" * 32).status_code == 403
    assert phone.posts("answered", token="s" * 32).status_code == 200


@pytest.mark.parametrize("header", [None, "", "x", "é" * 28, "A" * 27 + "=", "A" * 28, "A" * 4000])
def test_an_odd_signature_header_is_refused(app, header):
    headers = {} if header is None else {"X-Twilio-Signature": header.encode("latin-1", "ignore").decode("latin-1")}
    assert (
        app.test_client().post("/twilio/calls/c/answered", data={"CallSid": CALL_SID}, headers=headers).status_code
        == 403
    )


def post_raw(app, path, body, content_type="application/x-www-form-urlencoded", signature=None):
    headers = {"X-Twilio-Signature": signature or "A" * 27 + "="}
    return app.test_client().post(path, data=body, content_type=content_type, headers=headers)


@pytest.mark.parametrize(
    "body", [b"\xff\xfe=1", b"a=%ff", b"a=%ED%A0%80", b"=1", b"a b=1", b"&&&", b"a=1&b", b"A" * 70_000]
)
def test_bodies_that_are_no_form_of_twilios_are_refused(app, body):
    assert post_raw(app, "/twilio/calls/c/answered", body).status_code in {403, 413}


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_other_content_types_are_refused(app, kind):
    assert post_raw(app, "/twilio/calls/c/answered", json.dumps({"Digits": "9"}), kind).status_code == 403


def test_one_signed_request_cannot_be_cut_up_differently(phone, app, engine):
    """The signature covers names and values run together: "Digits9To…" would pass the library's check alone."""
    phone.rings()
    path = f"/twilio/calls/{phone.call_id}/answered"
    form = phone.standard() | {"Digits": "9"}
    signature = sign(BASE + path, form)
    before = everything(engine)
    joined = "".join(name + value for name, value in sorted(form.items()))
    rest = joined.split("ApiVersion", 1)[1]
    for cut in ({"AccountSid": joined[len("AccountSid") :]}, {"AccountSid": ACCOUNT, "ApiVersion": rest}):
        answer = app.test_client().post(path, data=cut, headers={"X-Twilio-Signature": signature})
        assert answer.status_code == 403
    assert everything(engine) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"AccountSid": "AC" + "9" * 32},
        {"CallSid": "CA1"},
        {"Digits": "９"},
        {"Digits": "9" * 40},
        {"Digits": "9; DROP TABLE call"},
        {"To": "07700 900001"},
        {"RecordingDuration": "1e9"},
        {"CallStatus": "Completed; x"},
        {"RecordingSid": "RE../../etc/passwd"},
    ],
)
def test_fields_out_of_their_shape_are_refused_though_signed(phone, engine, changes):
    phone.rings()
    before = everything(engine)
    assert phone.posts("status", **changes).status_code == 403
    assert everything(engine) == before


def test_a_request_for_another_call_is_hung_up_on(phone, engine):
    phone.rings().answers()
    before = everything(engine)
    answer = phone.posts("turns/1", CallSid="CA" + "8" * 32, Digits="5")
    assert (answer.status_code, phone.verbs) == (200, ["Hangup"])
    assert everything(engine) == before


def test_an_unknown_call_is_hung_up_on(phone, engine):
    phone.rings()
    before = everything(engine)
    answer = phone.posts("turns/1", call_id="0" * 32, Digits="9")
    assert (answer.status_code, phone.verbs) == (200, ["Hangup"])
    assert everything(engine) == before


def test_a_recording_that_lies_elsewhere_is_refused(phone, engine, work):
    phone.rings().answers().hears_to_the_end(3)
    made = {"RecordingSid": "RE" + "3" * 32, "RecordingStatus": "completed", "RecordingDuration": "7"}
    for url in ("https://api.twilio.com.evil.example/x", "http://169.254.169.254/latest", "https://evil.example/x"):
        assert phone.posts("recording", RecordingUrl=url, **made).status_code == 403
    assert work.asked == []


def test_a_negative_duration_changes_nothing(phone, work):
    phone.rings().answers().hears_to_the_end(3)
    url = f"https://api.twilio.com/2010-04-01/Accounts/{ACCOUNT}/Recordings/RE" + "3" * 32
    form = {"RecordingSid": "RE" + "3" * 32, "RecordingStatus": "completed", "RecordingDuration": "-1"}
    assert phone.posts("recording", RecordingUrl=url, **form).status_code == 204
    assert work.asked == []


names = st.sampled_from(["Digits", "SpeechResult", "CallStatus", "To", "CallSid", "AnsweredBy", "RecordingSid", "Odd"])
values = st.text(max_size=40) | st.sampled_from(["9", "0", "completed", "machine_start", CALL_SID, ""])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(place=st.sampled_from(PLACES), form=st.dictionaries(names, values, max_size=6), signed=st.booleans())
def test_whatever_comes_is_answered_and_never_with_a_server_error(phone, place, form, signed):
    if not phone.call_id:
        phone.rings()
    answer = phone.posts(place, signed=signed, **{k: v.encode("utf-8", "replace").decode() for k, v in form.items()})
    assert answer.status_code in ({200, 204, 403} if signed else {403})
