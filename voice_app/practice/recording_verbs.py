"""Start, Stop and Record.

Sources: https://www.twilio.com/docs/voice/twiml/recording and /record.
"""

from voice_app.practice.attributes import action_or_itself, method_of, seconds_of, truth_of
from voice_app.practice.callee import Key, Words
from voice_app.practice.forms import Target, is_url
from voice_app.practice.parameters import recording_url
from voice_app.practice.placing import RECORDING_EVENTS
from voice_app.practice.recording import Recording, RecordingStatus, RecordingWish
from voice_app.practice.steps import Next
from voice_app.practice.talk import Ears, Talk
from voice_app.practice.twiml import Document, Verb

BEEP_SECONDS = 0.5
ANY_KEY = "1234567890*#"
BOTH: Ears = frozenset({Key, Words})


def start(talk: Talk, document: Document, verb: Verb) -> Next | None:
    """The recorder runs from here, across documents, until Stop or the end of the call. Nobody waits for it."""
    for child in verb.children:
        wish = _wish(talk, child, 1 if child.attributes.get("channels") == "mono" else 2, "Start")
        talk.tools.recorder.start(talk.call, wish, talk.postman, talk.line.now)
    return None


def stop(talk: Talk, document: Document, verb: Verb) -> Next | None:
    """Ends the recording with that name, or all that were started without one being named."""
    for child in verb.children:
        name = child.attributes.get("name")
        for recording in talk.call.recordings:
            if recording.running and name in (None, recording.wish.name):
                talk.tools.recorder.stop(talk.call, recording, talk.postman, talk.line.now)
    return None


def record(talk: Talk, document: Document, verb: Verb) -> Next | None:
    """Record the callee until silence, a finishing key or the longest time; what follows is not played."""
    if truth_of(verb, "playBeep", True):
        talk.play("(beep)", BEEP_SECONDS)
    began = talk.line.now
    recording = talk.tools.recorder.start(talk.call, _wish(talk, verb, 1, "RecordVerb"), talk.postman, began)
    key = _listen(talk, verb)
    if recording is None:
        return None
    talk.tools.recorder.stop(talk.call, recording, talk.postman, talk.line.now)
    target = action_or_itself(talk.call, document, verb)
    if recording.status is RecordingStatus.ABSENT or target is None:
        return None
    return Next("record", target, _result(talk, recording, key))


def _result(talk: Talk, recording: Recording, key: str) -> list[tuple[str, str]]:
    url = recording_url(talk.call.account, recording.sid, talk.tools.recorder.base_url)
    seconds = str(max(1, round(recording.seconds)))
    return [("RecordingUrl", url), ("RecordingSid", recording.sid), ("RecordingDuration", seconds), ("Digits", key)]


def _listen(talk: Talk, verb: Verb) -> str:
    """The key that ended it, or nothing."""
    silence = seconds_of(talk.call, verb, "timeout", 5)
    limit = talk.line.now + seconds_of(talk.call, verb, "maxLength", 3600, 1)
    finish, until = verb.attributes.get("finishOnKey", ANY_KEY), talk.line.now + silence
    while (act := talk.pass_time(min(until, limit), BOTH)) is not None:
        if isinstance(act, Key) and act.key in finish:
            return act.key
        until = talk.line.now + silence + (act.seconds if isinstance(act, Words) else 0)
    return ""


def _wish(talk: Talk, verb: Verb, channels: int, maker: str) -> RecordingWish:
    address = verb.attributes.get("recordingStatusCallback", "")
    if address and not is_url(address):
        talk.call.warn(11200, "recordingStatusCallback must be an absolute URL here; it will not be called.")
    events = tuple(verb.attributes.get("recordingStatusCallbackEvent", "completed").split())
    return RecordingWish(
        channels=channels,
        trim=verb.attributes.get("trim", "trim-silence") != "do-not-trim",
        callback=Target(address, method_of(verb, "recordingStatusCallbackMethod")) if is_url(address) else None,
        events=tuple(event for event in events if event in RECORDING_EVENTS),
        maker=maker,
        name=verb.attributes.get("name"),
    )
