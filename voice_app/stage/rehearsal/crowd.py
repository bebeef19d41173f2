"""Who picks up in a rehearsal, and what they do: a plausible mix, the same each time it is played.

The shares are ours, and no forecast: they are there to show what becomes of each kind of answer.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

import scripts
from voice_app.practice import Callees, read_callees
from voice_app.practice.callees_file import Part
from voice_app.practice.scripted import ScriptedCallee

_LATER = "I'm driving, ring me later"
_SOMEBODY = "+447700900000"


class Share(NamedTuple):
    """So many of a hundred calls meet this."""

    of_100: int
    what: str  # in the callee file's own words
    answers: str = ""


MIX = (
    Share(34, "no_answer"),
    Share(6, "busy"),
    Share(2, "unreachable"),
    Share(14, "voicemail", "Hi, I can't come to the phone just now. Please leave a message after the tone."),
    Share(2, "silent"),
    Share(9, "answers", "[{hangs_up: true, during: 2}]"),
    Share(4, "answers", '[{presses: "9", during: 3}]'),
    Share(3, "answers", '[{says: "please stop ringing me", after: "okay to talk"}]'),
    Share(9, "answers", '[{says: "not interested thank you", after: "okay to talk"}]'),
    Share(3, "answers", f'[{{says: "{_LATER}", after: "okay to talk"}}]'),
    Share(2, "answers", '[{presses: "0", during: 3}]'),
)  # the rest talk, as the script's own rehearsals do


@dataclass(frozen=True, slots=True)
class Crowd(Callees):
    """Whoever is called is somebody else at each call, by lot: the lot is the same for the same campaign."""

    seed: str = ""
    talkers: tuple[Part, ...] = ()
    others: tuple[tuple[int, Part], ...] = ()
    called: Counter[str] = field(default_factory=Counter)

    def callee(self, number: str) -> ScriptedCallee:
        self.called[number] += 1
        lot = Random(f"{self.seed} {number} {self.called[number]}")  # noqa: S311  # a simulation
        draw = lot.uniform(0, 100)
        for share, part in self.others:
            draw -= share
            if draw < 0:
                return ScriptedCallee(part.manner, part.steps)
        part = lot.choice(self.talkers)
        return ScriptedCallee(part.manner, part.steps)


def crowd_for(script: scripts.Script, seed: str) -> Crowd:
    """The people who will answer calls with this script."""
    others = tuple((share.of_100, _part(share.what, share.answers or "true")) for share in MIX)
    return Crowd(seed=seed, others=others, talkers=_talkers(script))


def _talkers(script: scripts.Script) -> tuple[Part, ...]:
    """They say what the script's rehearsals say, and hang up when nothing more is asked of them."""
    turns = [rehearsal.caller for rehearsal in script.rehearse] or [("yes", "yes", "no that's all, thank you")]
    return tuple(_part("answers", _steps(caller)) for caller in turns)


def _steps(caller: tuple[str, ...]) -> str:
    first, *rest = ("says: " + _quoted(words) for words in caller)
    steps = [f'{{{first}, after: "okay to talk"}}', *(f"{{{words}}}" for words in rest), "{hangs_up: true, pause: 6}"]
    return f"[{', '.join(steps)}]"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", " ").replace('"', "'") + '"'


def _part(what: str, value: str) -> Part:
    text = value if what != "voicemail" else _quoted(value)
    return read_callees(f'"{_SOMEBODY}": {{{what}: {text}}}').part(_SOMEBODY)
