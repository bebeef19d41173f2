"""Calls over REST, seen through Twilio's own client."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from tests.practice.application import ACCOUNT, COMPANY, SAM, TOKEN
from tests.practice.conftest import happened

HELLO = "<Response><Say>Hello.</Say></Response>"
TEXT, NOTHING = str, type(None)
TEXTS = "sid date_created date_updated account_sid to to_formatted from from_formatted status price_unit direction"
PERHAPS = "parent_call_sid phone_number_sid start_time end_time duration price answered_by forwarded_from group_sid"
CALL_SHAPE = {
    **dict.fromkeys([*TEXTS.split(), "api_version", "queue_time", "uri"], TEXT),
    **dict.fromkeys([*PERHAPS.split(), "caller_name", "trunk_sid"], (TEXT, NOTHING)),
    "subresource_uris": dict,
}
PAGE_SHAPE = {
    "calls": list,
    **dict.fromkeys(["page", "page_size", "start", "end"], int),
    **dict.fromkeys(["uri", "first_page_uri"], TEXT),
    **dict.fromkeys(["previous_page_uri", "next_page_uri"], (TEXT, NOTHING)),
}


def has_shape(value, shape):
    return set(value) == set(shape) and all(isinstance(value[key], kind) for key, kind in shape.items())


@pytest.fixture
def post(world):
    """A form posted by hand, for what the client would not send."""

    def send(form, path="/Calls.json", auth=(ACCOUNT, TOKEN), **settings):
        url = world(**settings).url
        return requests.post(f"{url}/2010-04-01/Accounts/{ACCOUNT}{path}", data=form, auth=auth, timeout=5)

    return send


def test_a_new_call_is_queued_and_has_every_key(application, world):
    application.says("/voice", HELLO)
    one = world()
    placed = one.place()
    reply = one.get(f"/Calls/{placed.sid}.json", auth=(ACCOUNT, TOKEN)).json()
    assert has_shape(reply, CALL_SHAPE)
    assert (placed.status, placed.direction, placed.to, placed._from) == ("queued", "outbound-api", SAM, COMPANY)
    assert reply["uri"] == f"/2010-04-01/Accounts/{ACCOUNT}/Calls/{placed.sid}.json"
    assert abs(parsedate_to_datetime(reply["date_created"]) - datetime.now(UTC)) < timedelta(seconds=5)


def test_an_ended_call_tells_its_times_in_strings(application, world):
    application.says("/voice", '<Response><Pause length="42"/></Response>')
    one = world()
    call = one.client.calls(one.call()["sid"]).fetch()
    assert (call.status, call.duration) == ("completed", "42")
    assert (call.end_time - call.start_time).total_seconds() == pytest.approx(42 + 7, abs=1)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"To": ""}, 21201),
        ({"From": ""}, 21213),
        ({"To": "+4412"}, 21211),
        ({"To": "07700900001"}, 21211),
        ({"To": COMPANY}, 21211),
        ({"From": "anonymous"}, 21212),
        ({"Url": ""}, 21205),
        ({"Url": "calls.example.com/voice"}, 21205),
        ({"Url": "http://bad_host.example.com/"}, 21205),
        ({"Timeout": "601"}, 20001),
        ({"MachineDetection": "Perhaps"}, 20001),
        ({"Url": "", "Twiml": "x" * 4001}, 20001),
        ({"ApplicationSid": "AP" + "0" * 32}, 21218),
        ({"To": "+15005550001"}, 21217),
        ({"To": "+15005550002"}, 21214),
        ({"To": "+15005550003"}, 21215),
        ({"To": "+15005550004"}, 21216),
        ({"From": "+15005550001"}, 21212),
    ],
)
def test_faulty_parameters_are_refused_with_twilios_code(post, change, code):
    reply = post({"To": SAM, "From": COMPANY, "Url": "http://127.0.0.1:9/voice", **change})
    assert reply.status_code == 400
    assert reply.json() == {
        "code": code,
        "message": reply.json()["message"],
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": 400,
    }


def test_a_number_that_is_not_ours_cannot_call(post):
    form = {"To": SAM, "From": "+441632960099", "Url": "http://127.0.0.1:9/voice"}
    assert post(form, own_numbers=(COMPANY,)).json()["code"] == 21210


def test_wrong_credentials_are_refused_before_anything_else(post):
    for auth in (None, (ACCOUNT, "wrong"), ("AC" + "f" * 32, TOKEN)):
        reply = post({}, auth=auth)
        assert (reply.status_code, reply.json()["code"], reply.json()["message"]) == (401, 20003, "Authenticate")


def test_the_client_raises_twilios_error(world):
    one = world()
    with pytest.raises(TwilioRestException) as caught:
        one.client.calls("CA" + "0" * 32).fetch()
    assert (caught.value.status, caught.value.code) == (404, 20404)
    stranger = Client(ACCOUNT, "wrong", http_client=one.http)
    stranger.api.base_url = one.url
    with pytest.raises(TwilioRestException) as caught:
        stranger.calls("CA" + "0" * 32).fetch()
    assert (caught.value.status, caught.value.code) == (401, 20003)


def test_an_address_without_json_refuses_in_xml(world):
    reply = world().get("/Calls/CAnone", auth=(ACCOUNT, TOKEN))
    assert (reply.status_code, reply.headers["Content-Type"].partition(";")[0]) == (404, "application/xml")
    assert "<TwilioResponse><RestException><Code>20404</Code>" in reply.text


def test_the_list_is_filtered_and_newest_first(application, world):
    application.says("/voice", HELLO)
    one = world('"+447700900002": busy')
    first, second = one.call(), one.call("+447700900002")
    assert [call.sid for call in one.client.calls.list()] == [second["sid"], first["sid"]]
    assert [call.sid for call in one.client.calls.list(to=SAM)] == [first["sid"]]
    assert [call.sid for call in one.client.calls.list(status="busy")] == [second["sid"]]
    assert one.client.calls.list(from_="+441632960099") == []
    now = datetime.now(UTC)
    assert len(one.client.calls.list(start_time_after=now - timedelta(hours=1))) == 2
    assert one.client.calls.list(start_time_after=now + timedelta(days=1)) == []


def test_the_list_comes_in_pages(application, world):
    application.says("/voice", HELLO)
    one = world()
    placed = [one.place().sid for _ in range(5)]
    page = one.get("/Calls.json?PageSize=2&Page=1", auth=(ACCOUNT, TOKEN)).json()
    assert has_shape(page, PAGE_SHAPE)
    assert (page["page"], page["start"], page["end"], len(page["calls"])) == (1, 2, 3, 2)
    assert "Page=0" in page["previous_page_uri"]
    assert [call.sid for call in one.client.calls.list(page_size=2)] == placed[::-1]


def test_a_queued_call_does_not_match_a_filter_on_its_start(application, world):
    one = world(calls_per_second=0.0001)
    one.place()
    queued = one.place()
    past = datetime.now(UTC) - timedelta(hours=1)
    assert queued.sid not in [call.sid for call in one.client.calls.list(start_time_after=past)]
    assert queued.sid in [call.sid for call in one.client.calls.list()]


def test_a_queue_of_more_than_a_day_is_full(application, world):
    one = world(calls_per_second=0.00001)
    one.place()
    with pytest.raises(TwilioRestException) as caught:
        one.place()
    assert (caught.value.status, caught.value.code) == (429, 22005)


def test_a_call_is_deleted_only_when_it_is_over_and_keeps_its_recordings(application, world):
    application.says("/voice", "<Response><Start><Recording/></Start><Say>Hello there.</Say></Response>")
    one = world(calls_per_second=0.0001)
    ended = one.call()
    waiting = one.place()
    with pytest.raises(TwilioRestException):
        one.client.calls(waiting.sid).delete()
    assert one.client.calls(ended["sid"]).delete() is True
    assert [call.sid for call in one.client.calls.list()] == [waiting.sid]
    assert len(one.client.recordings.list(call_sid=ended["sid"])) == 1


def test_accepted_posts_are_counted_for_each_number(application, world):
    application.says("/voice", HELLO)
    one = world()
    one.call()
    one.call()
    one.call("+447700900002")
    overview = requests.get(f"{one.url}/practice", timeout=5).json()
    assert overview["accepted"] == {SAM: 2, "+447700900002": 1}
    assert overview["going_on"] == 0


def test_senddigits_switches_detection_off_with_a_warning(application, world):
    application.says("/voice", HELLO)
    told = world().call(send_digits="1", machine_detection="Enable")
    assert told["answered_by"] is None
    assert happened(told, "warned") != []
