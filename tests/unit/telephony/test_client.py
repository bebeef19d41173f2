"""Placing a call at Twilio at most once, finding it again, ending it; over its documented answers and all others."""

import re
import socket
import threading
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import pytest
import requests
import responses

from voice_app.calls import Kind
from voice_app.telephony.client import TIMEOUT_S, TwilioPhone

ACCOUNT, API, SID = "AC" + "1" * 32, "https://api.twilio.com", "CA" + "2" * 32
CALLS = f"{API}/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
CALL = f"{API}/2010-04-01/Accounts/{ACCOUNT}/Calls/{SID}.json"
NUMBER, FROM, ID = "+447700900001", "+441632960000", "f" * 32
SINCE = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


@pytest.fixture
def carrier():
    with responses.RequestsMock(assert_all_requests_are_fired=True) as mock:
        yield mock


def make_phone(api=API):
    return TwilioPhone(ACCOUNT, "t" * 32, api, FROM, "https://calls.example.com/voice")


def refusal(code, status):
    return {"json": {"code": code, "message": "no", "status": status, "more_info": ""}, "status": status}


def place(carrier=None, **answer):
    if carrier is not None:
        carrier.post(CALLS, **answer)
    return make_phone().place(ID, NUMBER, 360)


def test_a_call_is_asked_for_exactly_as_twilio_documents_it(carrier):
    placing = place(carrier, json={"sid": SID, "status": "queued"}, status=201)
    sent = carrier.calls[0].request
    at = f"https://calls.example.com/voice/twilio/calls/{ID}"
    events = [("StatusCallbackEvent", event) for event in ("initiated", "ringing", "answered", "completed")]
    assert sorted(parse_qsl(sent.body)) == sorted(
        [
            ("To", NUMBER), ("From", FROM),
            ("Url", f"{at}/answered#rc=1&rp=ct,5xx"),
            ("FallbackUrl", f"{at}/fallback"),
            ("StatusCallback", f"{at}/status#rc=3&rp=all"),
            *events,
            ("MachineDetection", "Enable"), ("AsyncAmd", "true"),
            ("AsyncAmdStatusCallback", f"{at}/machine#rc=3&rp=all"),
            ("Timeout", "25"), ("TimeLimit", "360"),
        ]
    )  # fmt: skip
    assert sent.headers["Authorization"].startswith("Basic ")
    assert (placing.kind, placing.carrier_id) == (Kind.PLACED, SID)


@pytest.mark.parametrize("method", ["place", "ended_as", "find", "hang_up"])
def test_no_request_waits_longer_than_its_time_limit(carrier, method):
    carrier.add(responses.POST, CALLS, json={"sid": SID}, status=201)
    carrier.add(responses.GET, CALLS, json={"calls": []})
    carrier.add(responses.GET, CALL, json={"sid": SID, "status": "in-progress"})
    carrier.add(responses.POST, CALL, json={"sid": SID})
    carrier.assert_all_requests_are_fired = False
    phone = make_phone()
    asked = {"place": (ID, NUMBER, 360), "ended_as": (SID,), "find": (NUMBER, SINCE), "hang_up": (SID,)}
    getattr(phone, method)(*asked[method])
    limits = {call.request.req_kwargs["timeout"] for call in carrier.calls}
    assert limits == {TIMEOUT_S}


# what Twilio answers: (the answer, what came of it, whether a later attempt may do better)
ANSWERS = {
    "201 without a name": ({"json": {}, "status": 201}, Kind.ANSWER_LOST, False),
    "201 that is no JSON": ({"body": "<html>", "status": 201}, Kind.ANSWER_LOST, False),
    "201 that is a list": ({"json": [], "status": 201}, Kind.ANSWER_LOST, False),
    "201 that is null": ({"body": "null", "status": 201}, Kind.ANSWER_LOST, False),
    "400, 21211 wrong number": (refusal(21211, 400), Kind.NOT_PLACED, False),
    "400 that is no JSON": ({"body": "bad request", "status": 400}, Kind.NOT_PLACED, False),
    "401, 20003 wrong token": (refusal(20003, 401), Kind.NOT_PLACED, False),
    "403, 21215 country closed": (refusal(21215, 403), Kind.NOT_PLACED, False),
    "302 elsewhere": ({"status": 302, "headers": {"Location": "https://x.example/"}}, Kind.NOT_PLACED, False),
    "408": ({"status": 408}, Kind.ANSWER_LOST, False),
    "429, 20429 too many": (refusal(20429, 429), Kind.NOT_PLACED, True),
    "500": (refusal(20500, 500), Kind.ANSWER_LOST, False),
    "502 from a proxy": ({"body": "<html>bad gateway", "status": 502}, Kind.ANSWER_LOST, False),
    "503": (refusal(20503, 503), Kind.ANSWER_LOST, False),
    "504": ({"status": 504}, Kind.ANSWER_LOST, False),
    "no answer in time": ({"body": requests.ReadTimeout()}, Kind.ANSWER_LOST, False),
    "no connection in time": ({"body": requests.ConnectTimeout()}, Kind.NOT_PLACED, True),
    "cut off": ({"body": requests.exceptions.ChunkedEncodingError()}, Kind.ANSWER_LOST, False),
    "wrong certificate": ({"body": requests.exceptions.SSLError()}, Kind.ANSWER_LOST, False),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "kind", "again"), ANSWERS.values(), ids=ANSWERS.keys())
def test_whatever_is_answered_the_call_is_asked_for_once(carrier, answer, kind, again):
    placing = place(carrier, **answer)
    assert (placing.kind, placing.again, placing.carrier_id, len(carrier.calls)) == (kind, again, None, 1)
    assert placing.reason
    assert not re.search(r"\d{7}", placing.reason)


def test_a_refusal_tells_twilios_code(carrier):
    assert place(carrier, **refusal(21211, 400)).reason == "carrier code 21211"


def test_a_connection_that_was_never_made_carried_nothing():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        phone = make_phone(f"http://127.0.0.1:{closed.getsockname()[1]}")
        placing = phone.place(ID, NUMBER, 360)
    assert (placing.kind, placing.again) == (Kind.NOT_PLACED, True)


class Line:
    """A carrier that takes each request and answers with these bytes, or with nothing."""

    def __init__(self, answer):
        self.answer, self.requests = answer, 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection:
                self.requests += bool(connection.recv(65536))
                connection.sendall(self.answer)


@pytest.mark.parametrize(
    "answer",
    [b"", b"HTTP/1.1 201", b"HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{", b"hello\r\n\r\n"],
    ids=["hung up", "half a status", "half a body", "another protocol"],
)
def test_a_connection_that_broke_after_it_was_made_may_have_carried_the_call(answer):
    line = Line(answer)
    placing = make_phone(line.url).place(ID, NUMBER, 360)
    line.socket.close()
    assert (placing.kind, placing.again, line.requests) == (Kind.ANSWER_LOST, False, 1)


ENDINGS = {
    "completed": Kind.HUNG_UP, "busy": Kind.NOT_ANSWERED, "no-answer": Kind.NOT_ANSWERED, "failed": Kind.NOT_ANSWERED,
    "canceled": Kind.NOT_ANSWERED, "queued": None, "ringing": None, "in-progress": None, "unheard-of": None,
}  # fmt: skip


@pytest.mark.parametrize(("status", "kind"), ENDINGS.items())
def test_the_end_of_a_call_is_read_from_its_status(carrier, status, kind):
    carrier.get(CALL, json={"sid": SID, "status": status})
    assert make_phone().ended_as(SID) is kind


NO_ANSWERS = [{"status": 500}, {"status": 404}, {"body": "<html>"}, {"json": []}, {"body": requests.ReadTimeout()}]


@pytest.mark.parametrize("answer", NO_ANSWERS, ids=str)
def test_a_carrier_that_cannot_be_asked_says_nothing_of_an_end(carrier, answer):
    carrier.get(CALL, **answer)
    assert make_phone().ended_as(SID) is None


def listed(seconds, sid=SID):
    date = None if seconds is None else (SINCE + timedelta(seconds=seconds)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return {"sid": sid, "date_created": date, "status": "queued"}


@pytest.mark.parametrize(
    ("seconds", "is_found"), [(0, True), (5, True), (-29, True), (-31, False), (-86400, False), (None, True)]
)
def test_a_call_made_since_is_found_with_room_for_clocks_that_differ(carrier, seconds, is_found):
    carrier.get(CALLS, json={"calls": [listed(seconds)]})
    assert make_phone().find(NUMBER, SINCE) == ((SID,) if is_found else ())


def test_calls_are_looked_for_by_both_numbers_on_every_page(carrier):
    second = f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json?Page=1&PageToken=x"
    carrier.get(CALLS, json={"calls": [listed(1)], "next_page_uri": second})
    carrier.get(f"{API}{second}", json={"calls": [listed(2, "CA" + "3" * 32)], "next_page_uri": None})
    assert make_phone().find(NUMBER, SINCE) == (SID, "CA" + "3" * 32)
    assert carrier.calls[0].request.params == {"To": NUMBER, "From": FROM, "PageSize": "200"}


@pytest.mark.parametrize("answer", [*NO_ANSWERS, {"json": {"calls": None}}, {"json": {}}], ids=str)
def test_a_list_that_cannot_be_had_is_not_an_empty_one(carrier, answer):
    carrier.get(CALLS, **answer)
    assert make_phone().find(NUMBER, SINCE) is None


def test_one_page_that_cannot_be_had_spoils_the_list(carrier):
    second = f"/2010-04-01/Accounts/{ACCOUNT}/Calls.json?Page=1"
    carrier.get(CALLS, json={"calls": [listed(1)], "next_page_uri": second})
    carrier.get(f"{API}{second}", status=500)
    assert make_phone().find(NUMBER, SINCE) is None


def orders(carrier):
    return [dict(parse_qsl(call.request.body))["Status"] for call in carrier.calls if call.request.method == "POST"]


@pytest.mark.parametrize(
    ("status", "asked"),
    [("queued", ["canceled", "completed"]), ("ringing", ["canceled", "completed"]), ("in-progress", ["completed"])],
)
def test_a_call_is_ended_whether_it_rings_or_talks(carrier, status, asked):
    carrier.get(CALL, json={"sid": SID, "status": status})
    carrier.post(CALL, json={"sid": SID})
    assert make_phone().hang_up(SID)
    assert orders(carrier) == asked


def test_a_call_answered_between_the_look_and_the_order_is_ended_all_the_same(carrier):
    carrier.get(CALL, json={"sid": SID, "status": "ringing"})
    carrier.post(
        CALL, **refusal(21220, 400), match=[responses.matchers.urlencoded_params_matcher({"Status": "canceled"})]
    )
    carrier.post(CALL, json={"sid": SID}, match=[responses.matchers.urlencoded_params_matcher({"Status": "completed"})])
    assert make_phone().hang_up(SID)
    assert orders(carrier) == ["canceled", "completed"]


def test_a_call_that_is_over_needs_no_order(carrier):
    carrier.get(CALL, json={"sid": SID, "status": "completed"})
    assert make_phone().hang_up(SID)
    assert orders(carrier) == []


def test_a_call_that_ends_by_itself_meanwhile_counts_as_ended(carrier):
    carrier.get(CALL, json={"sid": SID, "status": "in-progress"})
    carrier.post(CALL, **refusal(21220, 400))
    carrier.get(CALL, json={"sid": SID, "status": "completed"})
    assert make_phone().hang_up(SID)


def test_an_order_refused_while_the_call_goes_on_is_not_an_end(carrier):
    carrier.get(CALL, json={"sid": SID, "status": "in-progress"})
    carrier.post(CALL, **refusal(20001, 400))
    assert not make_phone().hang_up(SID)


def test_a_call_the_carrier_does_not_know_has_ended(carrier):
    carrier.get(CALL, **refusal(20404, 404))
    assert make_phone().hang_up(SID)


@pytest.mark.parametrize("answer", [a for a in NO_ANSWERS if a != {"status": 404}] + [refusal(20429, 429)], ids=str)
def test_an_order_that_was_not_heard_is_not_an_end(carrier, answer):
    carrier.get(CALL, json={"sid": SID, "status": "in-progress"})
    carrier.post(CALL, **answer)
    assert not make_phone().hang_up(SID)
