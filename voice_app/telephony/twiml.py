"""A Reply as TwiML. The only file that knows TwiML's verbs.

Source: https://www.twilio.com/docs/voice/twiml. Everything said stands inside a Gather, since a key pressed while
Say runs outside one is lost; the Redirect behind it is reached only if Twilio should skip the action request.
"""

import re

from voice_app.calls import Hear, Reply
from voice_app.telephony.markup import document, element, text

LANGUAGE = "en-GB"
MAX_DOCUMENT = 64 * 1024  # Twilio error 11750
MAX_SAID = 3000  # Polly's limit, Twilio error 13521
VOICES = {
    "en-GB-female-1": "Polly.Amy-Neural",
    "en-GB-female-2": "Polly.Emma-Neural",
    "en-GB-male-1": "Polly.Brian-Neural",
    "en-GB-male-2": "Polly.Arthur-Neural",
}
SAFE_VOICE = "Polly.Amy-Neural"
SLOW = "80%"
RECORDER = "call"
_PROOF_S, _ANSWER_S, _PERSON_S = "1", "5", "20"
HANG_UP = element("Hangup")
# What XML 1.0 cannot hold: Twilio's library lets it through, and Twilio then drops the call (error 12100).
_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A telephone number, with the spaces people write, or a reference; never a price, a year or a time of day.
_LONG_NUMBER = re.compile(r"(?<![\w£])(?:[+0][\d ]{6,}\d|\d{8,})(?!\w)")


def render(reply: Reply, turn_url: str, recording_url: str, from_number: str) -> str:
    """The document that says, hears and does what the reply wants."""
    verbs = []
    if reply.stop_recorder:
        verbs.append(element("Stop", element("Recording", name=RECORDER)))
    if reply.record:
        verbs.append(_start_recorder(recording_url))
    if reply.hear is not Hear.NOTHING:
        verbs += _listen(reply, turn_url), element("Redirect", text(turn_url), method="POST")
    elif reply.say:
        verbs.append(_say(reply))
    if reply.connect:
        verbs.append(_connect(reply.connect, turn_url, from_number))
    elif reply.hear is Hear.NOTHING:
        verbs.append(HANG_UP)
    return _bounded(document(*verbs))


def speakable(words: str) -> str:
    """Text a voice can say: no control characters, telephone numbers digit by digit, within Polly's limit."""
    clean = _UNSPEAKABLE.sub("", words)
    return _LONG_NUMBER.sub(_digit_by_digit, clean)[:MAX_SAID]


def _digit_by_digit(match: re.Match[str]) -> str:
    groups = match[0].removeprefix("+").split()
    return ("plus " if match[0].startswith("+") else "") + ", ".join(" ".join(group) for group in groups)


def spoken(words: str, voice: str = SAFE_VOICE, *, slow: bool = False) -> str:
    """A Say, read out as `speakable` has it."""
    said = text(speakable(words))
    return element("Say", element("prosody", said, rate=SLOW) if slow else said, language=LANGUAGE, voice=voice)


def _say(reply: Reply) -> str:
    return spoken(reply.say, VOICES.get(reply.voice, SAFE_VOICE), slow=reply.slow)


def _listen(reply: Reply, turn_url: str) -> str:
    said = [_say(reply)] if reply.say else []
    always = {"action": turn_url, "actionOnEmptyResult": "true", "finishOnKey": "", "language": LANGUAGE}
    always |= {"method": "POST", "numDigits": "1"}
    if reply.hear is Hear.KEYS:
        return element("Gather", *said, input="dtmf", timeout=_PROOF_S, **always)
    if reply.hints:
        always["hints"] = ", ".join(speakable(hint) for hint in reply.hints)[:5000]
    words = {"speechTimeout": "auto", "profanityFilter": "false"}  # a masked word may be an opt-out
    return element("Gather", *said, input="dtmf speech", timeout=_ANSWER_S, **words, **always)


def _connect(person: str, turn_url: str, from_number: str) -> str:
    number = element("Number", text(person))
    return element("Dial", number, action=turn_url, callerId=from_number, method="POST", timeout=_PERSON_S)


def _start_recorder(recording_url: str) -> str:
    recording = element(
        "Recording",
        channels="dual",
        name=RECORDER,
        recordingStatusCallback=recording_url,
        recordingStatusCallbackEvent="completed absent",
        recordingStatusCallbackMethod="POST",
        trim="do-not-trim",
    )
    return element("Start", recording)


def _bounded(written: str) -> str:
    if len(written.encode()) > MAX_DOCUMENT:
        raise ValueError("the TwiML document is over 64 kB")
    return written
