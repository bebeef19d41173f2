"""Say, Play and Pause: what the callee hears, and for how long.

Sources: https://www.twilio.com/docs/voice/twiml/say, /play, /pause.
"""

import re

from voice_app.practice.attributes import seconds_of
from voice_app.practice.call import Ended
from voice_app.practice.callee import Act
from voice_app.practice.speech import KEY_SECONDS, longest_text, speech_seconds, voice_fault
from voice_app.practice.talk import DEAF, Ears, Talk
from voice_app.practice.twiml import Document, Verb

PLAY_SECONDS = 3.0  # a file's length is not looked at: nothing is fetched
MOST_LOOPS = 1000
BREAK = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")


def utter(talk: Talk, document: Document, verb: Verb, ears: Ears = DEAF) -> Act | None:
    """Play one verb; the act that interrupted it, if `ears` took one."""
    if verb.name == "Pause":
        return talk.pass_time(talk.line.now + seconds_of(talk.call, verb, "length", 1, 1), ears)
    text, seconds = _say(talk, verb) if verb.name == "Say" else _play(document, verb)
    loops = int(seconds_of(talk.call, verb, "loop", 1)) or MOST_LOOPS
    for _ in range(loops if seconds else 0):
        act = talk.play(text, seconds, ears)
        if act is not None:
            return act
    return None


def _say(talk: Talk, verb: Verb) -> tuple[str, float]:
    voice = verb.attributes.get("voice", "man")
    fault = voice_fault(voice, talk.tools.settings.region)
    if fault is not None:
        talk.call.warn(13520, f"Say: {fault}.")
        raise Ended("a Say could not be spoken")
    if len(verb.text) > longest_text(voice):
        talk.call.warn(
            13521, f"Say: the text has {len(verb.text)} characters; {voice} says {longest_text(voice)} at most."
        )
        raise Ended("a Say could not be spoken")
    if verb.attributes.get("language") == "en-UK":
        talk.call.warn(13512, "Say: there is no language en-UK; British English is en-GB.")
    return verb.text, speech_seconds(verb.text) + sum(_breaks(verb))


def _breaks(verb: Verb) -> list[float]:
    """Seconds of silence asked for by <break time="500ms"/> anywhere inside the Say."""
    found = BREAK.fullmatch(verb.attributes.get("time", "")) if verb.name == "break" else None
    own = [float(found[1]) / (1000 if found[2] == "ms" else 1)] if found else []
    return own + [seconds for child in verb.children for seconds in _breaks(child)]


def _play(document: Document, verb: Verb) -> tuple[str, float]:
    digits = verb.attributes.get("digits")
    if digits:
        return f"(tones {digits})", len(digits) * KEY_SECONDS
    return f"(plays {document.absolute(verb.text)})", PLAY_SECONDS
