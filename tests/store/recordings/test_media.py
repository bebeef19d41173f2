"""The carrier's media: which address is asked, with which credentials, and what is refused."""

import base64
from contextlib import contextmanager

import pytest

from recordings import Never, NotYet
from tests.store.recordings.carrier import ACCOUNT, TOKEN, make_wave, running_carrier, sid, status
from voice_app.telephony.media import ForeignMedia, TwilioRecordings, check_media_address

BASIC = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()


def fetch(source, channels=2, carrier_id=None):
    with source.open(carrier_id or sid(), channels, None) as sound:
        return b"".join(sound)


@contextmanager
def redirected(carrier, to):
    carrier.next_gets.append(status(302, Location=to))
    yield


def test_the_address_is_built_from_the_id_and_the_api(carrier, source):
    carrier.waves[sid()] = make_wave(1)
    assert fetch(source) == make_wave(1)
    assert carrier.asked == [
        ("GET", f"/2010-04-01/Accounts/{ACCOUNT}/Recordings/{sid()}.wav?RequestedChannels=2", BASIC)
    ]


def test_one_channel_is_taken_where_two_are_refused(carrier, source):
    carrier.waves[sid()] = make_wave(1, channels=1)
    carrier.next_gets.append(status(400))
    assert fetch(source) == make_wave(1, channels=1)
    assert [path.rpartition("=")[2] for path in carrier.gets()] == ["2", "1"]


def test_a_refusal_of_one_channel_is_final(carrier, source):
    carrier.next_gets.append(status(400))
    with pytest.raises(Never, match="refuses"):
        fetch(source, channels=1)


def test_a_redirect_to_another_host_gets_no_credentials(carrier, source):
    with running_carrier() as storage:  # another port is another host
        storage.waves[sid()] = make_wave(1)
        with redirected(carrier, f"{storage.url}/storage/{sid()}.wav"):
            assert fetch(source) == make_wave(1)
        assert [authorization for _, _, authorization in storage.asked] == [None]


def test_a_redirect_within_the_api_keeps_the_credentials(carrier, source):
    carrier.waves[sid()] = make_wave(1)
    with redirected(carrier, f"/elsewhere/{sid()}.wav"):
        fetch(source)
    assert [authorization for _, _, authorization in carrier.asked] == [BASIC, BASIC]


@pytest.mark.parametrize(
    "to",
    ["http://example.com/a.wav", "ftp://example.com/a.wav", "file:///etc/passwd", "https://169.254.169.254/a.wav",
     "https://localhost/a.wav", "https://[::1]/a.wav", "https:///a.wav"],
)  # fmt: skip
def test_a_redirect_away_from_tls_or_to_a_bare_address_is_refused(carrier, source, to):
    with redirected(carrier, to), pytest.raises(ForeignMedia):
        fetch(source)


def test_a_redirect_without_end_is_refused(carrier, source):
    carrier.next_gets.extend([status(302, Location=f"/again/{sid()}.wav")] * 10)
    with pytest.raises(Never, match="for ever"):
        fetch(source)
    assert len(carrier.asked) == 4


@pytest.mark.parametrize("carrier_id", ["", "RE1", "../../Calls", "RE" + "g" * 32, sid() + "/x", sid() + "\n"])
def test_what_is_not_a_recordings_id_is_never_asked_for(carrier, source, carrier_id):
    for ask in (lambda: fetch(source, carrier_id=carrier_id or " "), lambda: source.erase(carrier_id)):
        with pytest.raises(Never):
            ask()
    assert carrier.asked == []


def test_a_carrier_that_does_not_answer_is_asked_later():
    nobody = TwilioRecordings(ACCOUNT, TOKEN, "http://127.0.0.1:1")
    for ask in (lambda: fetch(nobody), lambda: nobody.erase(sid())):
        with pytest.raises(NotYet, match="not answer"):
            ask()


@pytest.mark.parametrize("code", [200, 204, 404])
def test_an_erasure_is_done_when_the_carrier_says_gone(carrier, source, code):
    carrier.next_deletes.append(status(code))
    source.erase(sid())
    assert carrier.asked == [("DELETE", f"/2010-04-01/Accounts/{ACCOUNT}/Recordings/{sid()}.json", BASIC)]


@pytest.mark.parametrize("code", [302, 400, 401, 409, 429, 500])
def test_any_other_answer_to_an_erasure_means_again(carrier, source, code):
    carrier.next_deletes.append(status(code))
    with pytest.raises(NotYet, match=str(code)):
        source.erase(sid())


def test_the_token_never_shows(source):
    assert TOKEN not in repr(source)


@pytest.mark.parametrize(
    ("url", "ours"),
    [
        ("https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1", True),
        ("https://api.twilio.com.evil.example/2010-04-01/Accounts/AC1/Recordings/RE1", False),
        ("https://evil.example/api.twilio.com", False),
        ("http://api.twilio.com/2010-04-01", False),
        ("https://api.twilio.com:8443/2010-04-01", False),
        ("https://api.twilio.com@evil.example/", False),
        ("https://[broken/", False),
        ("", False),
    ],
)
def test_only_the_configured_host_is_the_carriers(url, ours):
    if ours:
        check_media_address(url, "https://api.twilio.com")
        return
    with pytest.raises(ForeignMedia):
        check_media_address(url, "https://api.twilio.com")
