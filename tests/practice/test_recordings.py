"""Recordings: what is in them, how long they are, and who may have them."""

import array
import io
import json
import shutil
import wave
from base64 import b64decode

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from twilio.base.exceptions import TwilioRestException

from tests.practice.application import ACCOUNT, TOKEN
from tests.practice.conftest import happened
from voice_app.practice import Fault, Kind

AUTH = (ACCOUNT, TOKEN)
KEYS = {
    *("account_sid", "api_version", "call_sid", "conference_sid", "date_created", "date_updated", "start_time"),
    *("duration", "sid", "price", "price_unit", "status", "channels", "source", "error_code", "uri"),
    *("encryption_details", "subresource_uris", "media_url"),
}


def recorded(attributes="", before="", after=""):
    start = f'<Start><Recording recordingStatusCallback="{{url}}/recording" {attributes}/></Start>'
    return f"<Response>{before}{start}<Say>This is recorded speech.</Say>{after}</Response>"


@pytest.fixture
def record(application, world, answers):
    """Record one call: the world, its diary, and the recording's callbacks."""

    def run(document, *steps, **settings):
        application.says("/voice", document.replace("{url}", application.url))
        one = world(answers(*steps), **settings)
        told = one.call()
        return one, told, [asked.form for asked in application.to("/recording")]

    return run


def media(one, sid, channels=2):
    reply = one.get(f"/Recordings/{sid}.wav?RequestedChannels={channels}", auth=AUTH)
    assert (reply.status_code, reply.headers["Content-Type"]) == (200, "audio/x-wav")
    return reply.content


def sound(content):
    """Seconds, and the loudness of each tenth of a second by channel."""
    with wave.open(io.BytesIO(content)) as file:
        assert (file.getframerate(), file.getsampwidth()) == (8000, 2)
        channels, seconds = file.getnchannels(), file.getnframes() / 8000
        samples = array.array("h", file.readframes(file.getnframes()))
    tracks = [samples[place::channels] for place in range(channels)]
    return seconds, [
        [max(map(abs, track[at : at + 800])) for at in range(0, len(track) - 799, 800)] for track in tracks
    ]


def test_the_callback_tells_where_the_recording_is(record):
    one, told, forms = record(recorded('trim="do-not-trim"'))
    form, seconds = forms[0], told["recordings"][0]["seconds"]
    assert (form["RecordingStatus"], form["ErrorCode"], form["RecordingChannels"]) == ("completed", "0", "2")
    assert (form["RecordingSource"], form["RecordingTrack"]) == ("OutboundAPI", "both")
    assert (form["CallSid"], form["AccountSid"]) == (told["sid"], ACCOUNT)
    assert form["RecordingUrl"] == f"{one.url}/2010-04-01/Accounts/{ACCOUNT}/Recordings/{form['RecordingSid']}"
    assert form["RecordingDuration"] == str(max(1, round(seconds)))
    assert "EncryptionDetails" not in form


def test_the_recording_is_as_long_as_the_recorded_time(record):
    one, told, forms = record(recorded('trim="do-not-trim"', after='<Pause length="7"/>'))
    seconds, _ = sound(media(one, forms[0]["RecordingSid"]))
    assert seconds == pytest.approx(told["recordings"][0]["seconds"], abs=0.02)
    assert seconds == pytest.approx(happened(told, "heard")[0]["seconds"] + 7, abs=0.02)


def test_silence_at_both_ends_is_trimmed_unless_forbidden(record):
    one, told, _ = record(recorded(after='<Pause length="7"/>'))
    assert told["recordings"][0]["seconds"] == pytest.approx(happened(told, "heard")[0]["seconds"], abs=0.02)


def test_the_callee_is_on_the_first_channel_and_the_agent_on_the_second(record):
    document = recorded('trim="do-not-trim"', after='<Pause length="5"/>')
    one, told, forms = record(document, '{says: "hello there", at: 4}')
    _, (callee, agent) = sound(media(one, forms[0]["RecordingSid"]))
    said, prompt = happened(told, "said")[0], happened(told, "heard")[0]
    start = round((said["at"] - prompt["at"]) * 10)
    assert max(callee[: start - 1]) == 0
    assert max(callee[start : start + 5]) > 500
    assert max(agent[:10]) > 500
    assert max(agent[round(prompt["seconds"] * 10) + 1 :]) == 0


def test_what_was_said_before_the_start_or_after_the_stop_is_not_in_it(record):
    before = "<Say>This comes before the recorder runs.</Say>"
    after = "<Stop><Recording/></Stop><Say>And this comes after it.</Say>"
    one, told, forms = record(recorded('trim="do-not-trim"', before, after))
    prompts = happened(told, "heard")
    assert told["recordings"][0]["seconds"] == pytest.approx(prompts[1]["seconds"], abs=0.02)
    assert happened(told, "recording")[0]["at"] == pytest.approx(prompts[1]["at"], abs=0.02)


def test_a_prompt_that_was_cut_is_cut_in_the_recording(record, application):
    gather = '<Gather numDigits="1" action="/end"><Say>One two three four five six seven eight.</Say></Gather>'
    application.says("/end", "<Response><Hangup/></Response>")
    document = '<Response><Start><Recording trim="do-not-trim"/></Start>' + gather + "</Response>"
    _, told, _ = record(document, '{presses: "9", during: 1}')
    assert told["recordings"][0]["seconds"] == pytest.approx(happened(told, "heard")[0]["cut_at"], abs=0.1)


def test_one_channel_can_be_asked_for_and_two_of_a_mono_recording_cannot(record):
    one, _, forms = record(recorded('channels="mono"'))
    assert len(sound(media(one, forms[0]["RecordingSid"], 1))[1]) == 1
    reply = one.get(f"/Recordings/{forms[0]['RecordingSid']}.wav?RequestedChannels=2", auth=AUTH)
    assert reply.status_code == 400


def test_the_same_words_sound_the_same_and_are_made_when_first_asked_for(record):
    one, _, forms = record(recorded())
    assert media(one, forms[0]["RecordingSid"]) == media(one, forms[0]["RecordingSid"])


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed: words are tones")
def test_words_are_spoken_where_espeak_ng_is_installed(record):
    one, _, forms = record(recorded())
    loudness = sound(media(one, forms[0]["RecordingSid"]))[1][1]
    assert len(set(loudness)) > len(loudness) / 2


def test_the_media_is_missing_for_a_moment_after_the_end(record):
    one, _, forms = record(recorded(), media_ready_after=60.0)
    reply = one.get(f"/Recordings/{forms[0]['RecordingSid']}.wav", auth=AUTH)
    assert (reply.status_code, "20404" in reply.text) == (404, True)


def test_media_can_fail_on_demand(record):
    one, _, forms = record(recorded())
    one.carrier.add_fault(Fault(Kind.ERROR_BEFORE, on="media", times=1))
    path = f"/Recordings/{forms[0]['RecordingSid']}.wav"
    assert [one.get(path, auth=AUTH).status_code for _ in range(2)] == [500, 200]


def test_media_needs_the_accounts_credentials(record):
    one, _, forms = record(recorded())
    path = f"/Recordings/{forms[0]['RecordingSid']}.wav"
    assert [one.get(path, auth=auth).status_code for auth in (None, (ACCOUNT, "wrong"))] == [401, 401]


def test_media_is_open_where_the_account_has_not_closed_it(record):
    one, _, forms = record(recorded(), media_needs_auth=False)
    assert one.get(f"/Recordings/{forms[0]['RecordingSid']}.wav").status_code == 200


def test_the_resource_has_every_key(record):
    one, told, forms = record(recorded())
    resource = one.get(f"/Recordings/{forms[0]['RecordingSid']}.json", auth=AUTH).json()
    assert set(resource) == KEYS
    assert (resource["status"], resource["channels"], resource["call_sid"]) == ("completed", 2, told["sid"])
    inside = one.get(f"/Calls/{told['sid']}/Recordings.json", auth=AUTH).json()["recordings"][0]
    assert set(inside) == KEYS - {"subresource_uris", "media_url"} | {"track"}


def test_an_erased_recording_is_gone_but_can_be_listed_as_deleted(record):
    one, _, forms = record(recorded())
    sid = forms[0]["RecordingSid"]
    assert one.client.recordings(sid).delete() is True
    assert one.get(f"/Recordings/{sid}.wav", auth=AUTH).status_code == 404
    assert one.client.recordings.list() == []
    assert [kept.status for kept in one.client.recordings.list(include_soft_deleted=True)] == ["deleted"]
    with pytest.raises(TwilioRestException):
        one.client.recordings(sid).delete()


def test_a_silent_trimmed_recording_is_absent(record):
    document = recorded('recordingStatusCallbackEvent="completed absent"', after='<Pause length="3"/>')
    document = document.replace("<Say>This is recorded speech.</Say>", "")
    _, told, forms = record(document)
    assert [form["RecordingStatus"] for form in forms] == ["absent"]
    assert told["recordings"][0]["status"] == "absent"


def test_all_asked_events_are_told(record):
    _, _, forms = record(recorded('recordingStatusCallbackEvent="in-progress completed absent"'))
    assert [form["RecordingStatus"] for form in forms] == ["in-progress", "completed"]


def test_a_relative_callback_is_warned_of_and_not_called(record, application):
    _, told, forms = record(recorded().replace("{url}", ""))
    assert ([warning["code"] for warning in happened(told, "warned")], forms) == ([11200], [])


def test_a_second_start_of_the_same_kind_does_nothing(record):
    _, told, _ = record(recorded(before="<Start><Recording/></Start>"))
    assert len(told["recordings"]) == 1


def test_record_true_and_start_make_two_recordings(application, world):
    application.says("/voice", recorded().replace("{url}", application.url))
    told = world().call(record=True)
    assert len(told["recordings"]) == 2


def test_a_sealed_recording_opens_with_the_private_key_only(record):
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    one, _, forms = record(recorded(), recording_public_key=pem)
    details, body = json.loads(forms[0]["EncryptionDetails"]), media(one, forms[0]["RecordingSid"])
    resource = one.client.recordings(forms[0]["RecordingSid"]).fetch()
    assert resource.encryption_details == details
    assert set(details) == {"type", "public_key_sid", "encrypted_cek", "iv"}
    oaep = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    key = private.decrypt(b64decode(details["encrypted_cek"]), oaep)
    plain = AESGCM(key).decrypt(b64decode(details["iv"]), body, None)
    assert sound(plain)[0] > 0.5
    assert b"RIFF" not in body
