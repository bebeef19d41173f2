"""How strongly some words ask not to be called again, and who may say so. A new scorer is added to SCORERS."""

from typing import NamedTuple, Protocol

from voice_app.conversation.guards import opt_out
from voice_app.conversation.sounds import consonants


class Opinion(NamedTuple):
    """A score from 0 to 1, and what decided it."""

    score: float
    why: str


class Scorer(Protocol):
    """Scores plain words (see words.py). The highest opinion wins: a scorer can raise an opt-out, never lower one."""

    def __call__(self, text: str) -> Opinion: ...


NOTHING = Opinion(0.0, "")
SHORTEST, LONGEST = 5, 10  # consonants of the shortest phrase, fewer are met by chance; words of the longest
SOUNDS_LIKE = (
    "stop calling me", "stop ringing me", "stop phoning me", "do not call me again", "do not ring me again",
    "do not phone me again", "do not call again", "do not ring again", "do not call this number", "never call me again",
    "never ring me again", "take me off your list", "take me off the list", "take my number off", "remove my number",
    "remove me from your list", "take my name off", "leave me alone", "lose my number", "no more phone calls",
    "unsubscribe me", "put me on the do not call list", "i want these calls stopped", "do not call me any more",
    "withdraw my consent", "stop contacting me", "stop harassing me", "delete my number", "stop bothering me",
)  # fmt: skip
_KNOWN_SOUNDS = {sound: phrase for phrase in SOUNDS_LIKE if len(sound := consonants(phrase)) >= SHORTEST}


def by_rules(text: str) -> Opinion:
    """The tables of guards/opt_out.py, in their order."""
    if why := opt_out.CERTAIN.match(text):
        return Opinion(0.98, why)
    rest = opt_out.HARMLESS.blank(text)
    if why := opt_out.ACT.match(rest):
        return Opinion(0.95, why)
    if why := opt_out.ASK.match(rest):
        return Opinion(0.5, why)
    return NOTHING


def by_sound(text: str) -> Opinion:
    """What a recogniser wrote as other words: "leaf mi a loan". Asked about, unless it is the whole utterance."""
    sounds = [consonants(word) for word in opt_out.HARMLESS.blank(text).split()]
    for first in range(len(sounds)):
        for last in range(first + 1, min(first + LONGEST, len(sounds)) + 1):
            if phrase := _KNOWN_SOUNDS.get("".join(sounds[first:last])):
                whole = last - first == len(sounds)
                return Opinion(0.8 if whole else 0.45, f"sounds like {phrase!r}")
    return NOTHING


SCORERS: tuple[Scorer, ...] = (by_rules, by_sound)
