"""Gather: keys or words, and when they are complete.

Source: https://www.twilio.com/docs/voice/twiml/gather. Whatever comes first, key or word, decides which of
the two is gathered.
"""

import re
from dataclasses import dataclass

from voice_app.practice.attributes import action_or_itself, seconds_of, truth_of
from voice_app.practice.callee import Act, Key, Words
from voice_app.practice.parameters import Parameters
from voice_app.practice.steps import Next
from voice_app.practice.talk import Ears, Talk
from voice_app.practice.twiml import Document, Verb
from voice_app.practice.utter import utter

LONGEST_SPEECH = 60.0
AUTO_PAUSE = 0.8  # seconds of silence after which speechTimeout="auto" takes the words
RUDE = re.compile(r"\b(fuck|shit|bastard|wank|bollock|cunt)(\w*)", re.IGNORECASE)
KEY_ONLY: Ears = frozenset({Key})
WORDS_ONLY: Ears = frozenset({Words})


@dataclass(frozen=True, slots=True)
class Wishes:
    """The attributes of one Gather. Seconds are virtual."""

    ears: Ears
    timeout: float
    speech_timeout: float
    digits: int | None
    finish: str
    when_empty: bool
    masks: bool


def gather(talk: Talk, document: Document, verb: Verb) -> Next | None:
    """The request with what was gathered. Nothing gathered: no request, unless actionOnEmptyResult asks for one."""
    wishes = _wishes(talk, verb)
    found = _found(talk, wishes, _listen(talk, document, verb, wishes))
    if found is None:
        if not wishes.when_empty:
            return None
        keys = [("Digits", ""), ("FinishedOnKey", ""), ("msg", "Gather End")]
        found = keys if Key in wishes.ears else [("SpeechResult", "")]
    target = action_or_itself(talk.call, document, verb)
    return Next("gather", target, found) if target else None


def _wishes(talk: Talk, verb: Verb) -> Wishes:
    call, read = talk.call, verb.attributes
    kinds = read.get("input", "dtmf").split()
    if not kinds or set(kinds) - {"dtmf", "speech"}:
        call.warn(12200, f'<Gather> has input="{read.get("input")}"; dtmf is used.')
        kinds = ["dtmf"]
    if "speech" in kinds:
        _check_speech(talk, verb)
    timeout = seconds_of(call, verb, "timeout", 5)
    auto = read.get("speechTimeout") == "auto"
    digits = int(seconds_of(call, verb, "numDigits", 0, 1)) if "numDigits" in read else 0
    return Wishes(
        ears=frozenset(({Key} if "dtmf" in kinds else set()) | ({Words} if "speech" in kinds else set())),
        timeout=timeout,
        speech_timeout=AUTO_PAUSE if auto else seconds_of(call, verb, "speechTimeout", timeout),
        digits=digits or None,
        finish=read.get("finishOnKey", "#"),
        when_empty=truth_of(verb, "actionOnEmptyResult", False),
        masks=truth_of(verb, "profanityFilter", True),
    )


def _check_speech(talk: Talk, verb: Verb) -> None:
    hints = verb.attributes.get("hints", "").split(",")
    if len(hints) > 500 or any(len(hint.strip()) > 100 for hint in hints):
        talk.call.warn(13335, "<Gather> takes 500 hints of 100 characters at most.")
    if verb.attributes.get("speechTimeout") == "auto" and "speechModel" in verb.attributes:
        talk.call.warn(13335, "<Gather> with a speechModel needs a speechTimeout in seconds, not auto.")
    if "language" not in verb.attributes:
        talk.call.warn(0, "<Gather> has no language and listens in en-US.")


def _listen(talk: Talk, document: Document, verb: Verb, wishes: Wishes) -> Act | None:
    """The first key or words: during the prompt, which then stops, or within `timeout` after it."""
    for child in verb.children:
        act = utter(talk, document, child, wishes.ears)
        if act is not None:
            return act
    return talk.pass_time(talk.line.now + wishes.timeout, wishes.ears)


def _found(talk: Talk, wishes: Wishes, first: Act | None) -> Parameters | None:
    match first:
        case Key():
            return _keys(talk, wishes, first.key)
        case Words():
            return _words(talk, wishes, first)
    return None


def _keys(talk: Talk, wishes: Wishes, key: str) -> Parameters | None:
    """Until enough keys, the finishing key, or `timeout` without one."""
    digits, finished = "", ""
    while True:
        if wishes.finish and key == wishes.finish:
            finished = key
            break
        digits += key
        if len(digits) == wishes.digits:
            break
        act = talk.pass_time(talk.line.now + wishes.timeout, KEY_ONLY)
        if not isinstance(act, Key):
            break
        key = act.key
    if not digits:
        return None
    return [("Digits", digits), ("FinishedOnKey", finished), ("msg", "Gather End")]


def _words(talk: Talk, wishes: Wishes, words: Words) -> Parameters:
    """Until `speechTimeout` seconds of silence, or a minute of talking. Keys no longer count."""
    heard, limit = [words.text], talk.line.now + LONGEST_SPEECH
    while True:
        end = min(talk.line.now + words.seconds + wishes.speech_timeout, limit)
        more = talk.pass_time(end, WORDS_ONLY)
        if not isinstance(more, Words):
            break
        heard.append(more.text)
        words = more
    text = " ".join(heard)
    if wishes.masks:
        text = RUDE.sub(lambda found: found[0][0] + "*" * (len(found[0]) - 1), text)
    return [("SpeechResult", text), ("Confidence", f"{words.confidence:.8f}")]
