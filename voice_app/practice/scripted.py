"""A callee who does what a few lines of YAML say."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from voice_app.practice.callee import Act, HangUp, Heard, Key, Manner, Words
from voice_app.practice.speech import KEY_SECONDS, speech_seconds

REACTION = 0.4  # seconds between a cue and the act
BETWEEN_KEYS = 0.3


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a callee does, and when.

    With neither `at`, `during` nor `after` it waits for its turn: `pause` seconds of silence after
    something new was heard.
    """

    presses: str = ""
    says: str = ""
    hangs_up: bool = False
    at: float | None = None  # seconds after the call was answered
    during: int | None = None  # halfway through the nth thing heard, counted from 1
    after: str | None = None  # as soon as something with these words has been heard to its end
    pause: float = 1.2
    confidence: float = 0.92

    @property
    def waits_its_turn(self) -> bool:
        return self.at is None and self.during is None


class ScriptedCallee:
    """Steps with `at` or `during` happen by themselves; the others happen one after another."""

    def __init__(self, manner: Manner, steps: tuple[Step, ...] = ()) -> None:
        self.manner = manner
        self._steps = list(steps)
        self._fingers: deque[Key] = deque()  # the rest of a row of keys
        self._answered = self._free = 0.0
        self._heard: list[Heard] = []
        self._answered_to = 0  # how many prompts had been heard when the last turn was taken
        self._quiet_since: float | None = None
        self._next: Step | None = None

    def picks_up(self, at: float, ring: Callable[[], None]) -> None:
        self._answered = self._free = at

    def hears(self, heard: Heard) -> None:
        self._heard.append(heard)
        self._quiet_since = None

    def next_act(self, now: float, deadline: float, playing: bool) -> Act | None:
        if playing:
            self._quiet_since = None
        elif self._quiet_since is None:
            self._quiet_since = now
        if self._fingers:
            first: Act = self._fingers[0]
            return first if first.at <= deadline else None
        planned = [
            (moment, self._steps.index(step), step)
            for step in self._ready()
            if (moment := self._moment(step)) is not None
        ]
        if not planned:
            return None
        moment, _, self._next = min(planned, key=lambda plan: plan[:2])
        act = _act(self._next, max(moment, self._free))
        return act if act.at <= deadline else None

    def done(self, act: Act) -> None:
        self._free = act.at + (act.seconds if isinstance(act, Words) else KEY_SECONDS)
        if self._fingers:
            self._fingers.popleft()
            return
        step, self._next = self._next, None
        if step is None:
            return
        self._steps.remove(step)
        if step.waits_its_turn:
            self._answered_to = len(self._heard)
        if isinstance(act, Key):
            later = enumerate(step.presses[1:], start=1)
            self._fingers.extend(Key(act.at + place * BETWEEN_KEYS, key) for place, key in later)

    def over(self) -> None:
        self._steps.clear()

    def _ready(self) -> list[Step]:
        turns = [step for step in self._steps if step.waits_its_turn]
        return [step for step in self._steps if not step.waits_its_turn] + turns[:1]

    def _moment(self, step: Step) -> float | None:
        """When the step is due; None while its cue has not come."""
        if step.at is not None:
            return self._answered + step.at
        if step.during is not None:
            prompt = self._heard[step.during - 1] if len(self._heard) >= step.during else None
            return prompt.at + prompt.seconds / 2 if prompt else None
        new = self._heard[self._answered_to :]
        if step.after is not None:
            cue = next((heard for heard in reversed(new) if step.after.casefold() in heard.text.casefold()), None)
            return cue.at + cue.seconds + REACTION if cue else None
        return self._quiet_since + step.pause if new and self._quiet_since is not None else None


def _act(step: Step, at: float) -> Act:
    if step.presses:
        return Key(at, step.presses[0])
    if step.says:
        return Words(at, step.says, speech_seconds(step.says), step.confidence)
    return HangUp(at)
