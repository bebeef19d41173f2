"""How strongly some words ask not to be called again, and who may say so. A new scorer is added to SCORERS."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from voice_app.conversation.examples import nearest_refusal
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
SHORTEST, LONG_ENOUGH = 5, 9  # consonants of a phrase: to be known by sound at all, and with one of them wrong
LONGEST = 8  # words of a stretch
SOUNDS_LIKE = (
    "stop calling me", "stop ringing me", "stop phoning me", "do not call me again", "do not ring me again",
    "do not phone me again", "do not call again", "do not ring again", "do not call this number", "never call me again",
    "never ring me again", "take me off your list", "take me off the list", "take my number off", "remove my number",
    "remove me from your list", "take my name off", "leave me alone", "lose my number", "no more phone calls",
    "unsubscribe me", "put me on the do not call list", "i want these calls stopped", "do not call me any more",
    "withdraw my consent", "stop contacting me", "stop harassing me", "delete my number", "stop bothering me",
)  # fmt: skip
_KNOWN_SOUNDS = {sound: phrase for phrase in SOUNDS_LIKE if len(sound := "".join(consonants(phrase))) >= SHORTEST}
_LONG_SOUNDS = tuple(sound for sound in _KNOWN_SOUNDS if len(sound) >= LONG_ENOUGH)
LONGEST_SOUND = max(map(len, _LONG_SOUNDS))


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
    sounds = consonants(opt_out.HARMLESS.blank(text))
    best = max((_sounds_like("".join(part)) for part in _stretches(sounds)), default=NOTHING)
    whole = best.score == 0.5 and "".join(sounds) in _KNOWN_SOUNDS
    return Opinion(0.8, best.why) if whole else best


def _stretches(sounds: list[str]) -> Iterator[list[str]]:
    """Every run of words that may be one of the phrases."""
    for first in range(len(sounds)):
        for last in range(first + 1, min(first + LONGEST, len(sounds)) + 1):
            if len("".join(sounds[first:last])) > LONGEST_SOUND + 1:
                break
            yield sounds[first:last]


def _sounds_like(heard: str) -> Opinion:
    """Exactly like a phrase, or with one consonant wrong where the phrase is long."""
    if phrase := _KNOWN_SOUNDS.get(heard):
        return Opinion(0.5, f"sounds like {phrase!r}")
    if not LONG_ENOUGH - 1 <= len(heard) <= LONGEST_SOUND + 1:
        return NOTHING
    near = process.extractOne(heard, _LONG_SOUNDS, scorer=Levenshtein.distance, score_cutoff=1)
    return Opinion(0.4, f"sounds nearly like {_KNOWN_SOUNDS[near[0]]!r}") if near else NOTHING


def by_example(text: str) -> Opinion:
    """Clearly nearest to a refusal among the labelled examples: never enough to act, enough to ask."""
    example = nearest_refusal(text)
    return Opinion(0.35, f"like {example!r}") if example else NOTHING


SCORERS: tuple[Scorer, ...] = (by_rules, by_sound, by_example)  # cheapest first: the first sure one decides
