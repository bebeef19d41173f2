"""A Reply as TwiML. The only file that knows TwiML's verbs.

Source: https://www.twilio.com/docs/voice/twiml. Everything said stands inside a Gather, since a key pressed while
Say runs outside one is lost; the Redirect behind it is reached only if Twilio should skip the action request.
"""

import re
from typing import Any

from twilio.twiml.voice_response import Dial, Gather, Recording, Start, Stop, VoiceResponse

from voice_app.calls import Hear, Reply

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
_PROOF_S, _ANSWER_S, _PERSON_S = 1, 5, 20
# What XML 1.0 cannot hold: Twilio's library lets it through, and Twilio then drops the call (error 12100).
_UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A telephone number, with the spaces people write, or a reference; never a price, a year or a time of day.
_LONG_NUMBER = re.compile(r"(?<![\w£])(?:[+0][\d ]{6,}\d|\d{8,})(?!\w)")


def render(reply: Reply, turn_url: str, recording_url: str, from_number: str) -> str:
    """The document that says, hears and does what the reply wants."""
    document = VoiceResponse()
    if reply.stop_recorder:
        stop = Stop()
        stop.append(Recording(name=RECORDER))
        document.append(stop)
    if reply.record:
        document.append(_start_recorder(recording_url))
    if reply.hear is not Hear.NOTHING:
        document.append(_listen(reply, turn_url))
        document.redirect(turn_url, method="POST")
    elif reply.say:
        _say(document, reply)
    if reply.connect:
        person = Dial(action=turn_url, method="POST", timeout=_PERSON_S, caller_id=from_number)
        person.number(reply.connect)
        document.append(person)
    elif reply.hear is Hear.NOTHING:
        document.hangup()
    return _bounded(str(document))


def speakable(text: str) -> str:
    """Text a voice can say: no control characters, telephone numbers digit by digit, within Polly's limit."""
    clean = _UNSPEAKABLE.sub("", text)
    return _LONG_NUMBER.sub(_digit_by_digit, clean)[:MAX_SAID]


def _digit_by_digit(match: re.Match[str]) -> str:
    groups = match[0].removeprefix("+").split()
    return ("plus " if match[0].startswith("+") else "") + ", ".join(" ".join(group) for group in groups)


def _listen(reply: Reply, turn_url: str) -> Gather:
    talks = reply.hear is Hear.KEYS_AND_WORDS
    gather = Gather(
        input="dtmf speech" if talks else "dtmf",
        action=turn_url,
        method="POST",
        timeout=_ANSWER_S if talks else _PROOF_S,
        num_digits=1,
        finish_on_key="",
        action_on_empty_result=True,
        language=LANGUAGE,
    )
    if talks:
        gather.attrs["speechTimeout"] = "auto"
        gather.attrs["profanityFilter"] = "false"  # a masked word may be an opt-out
        if reply.hints:
            gather.attrs["hints"] = ", ".join(speakable(hint) for hint in reply.hints)[:5000]
    if reply.say:
        _say(gather, reply)
    return gather


def _say(where: Any, reply: Reply) -> None:
    voice = {"voice": VOICES.get(reply.voice, SAFE_VOICE), "language": LANGUAGE}
    if reply.slow:
        where.say(**voice).prosody(speakable(reply.say), rate=SLOW)
    else:
        where.say(speakable(reply.say), **voice)


def _start_recorder(recording_url: str) -> Start:
    start = Start()
    start.recording(
        name=RECORDER,
        channels="dual",
        trim="do-not-trim",
        recording_status_callback=recording_url,
        recording_status_callback_method="POST",
        recording_status_callback_event="completed absent",
    )
    return start


def _bounded(document: str) -> str:
    if len(document.encode()) > MAX_DOCUMENT:
        raise ValueError("the TwiML document is over 64 kB")
    return document
