"""What a callee is to the carrier: a manner of answering, ears, and acts on the line.

The methods of `Callee` are called on the call's own thread. Moments are seconds of that call's line (virtual, from the
accepted POST); `LiveCallee` in `phone` puts a person at a terminal behind the same interface.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

RING_SECONDS = 3.0  # one British ring: 0.4 s, 0.2 s pause, 0.4 s, 2 s pause


class Pickup(StrEnum):
    """What becomes of the ringing."""

    ANSWERS = "answers"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a callee takes a call, and who speaks when the call is put through to the client's person."""

    pickup: Pickup = Pickup.ANSWERS
    rings: int = 2
    amd: str = "human"  # human, machine_start, fax or unknown
    greeting: str | None = None  # of a voicemail box
    person: Pickup | None = None  # of the client, when the call is put through
    talks: float = 15.0  # seconds the callee and that person talk


@dataclass(frozen=True, slots=True)
class Heard:
    """Something begins to be heard; `seconds` is how long it would last if nobody interrupted."""

    text: str
    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Key:
    at: float
    key: str


@dataclass(frozen=True, slots=True)
class Words:
    at: float
    text: str
    seconds: float
    confidence: float = 0.92


@dataclass(frozen=True, slots=True)
class HangUp:
    at: float


Act = Key | Words | HangUp


class Callee(Protocol):
    """Whoever is at the other end of a call."""

    @property
    def manner(self) -> Manner: ...

    def picks_up(self, at: float, ring: Callable[[], None]) -> None:
        """The call is answered. `ring` may be called from any thread when there is a new act."""

    def hears(self, heard: Heard) -> None:
        """A prompt begins."""

    def next_act(self, now: float, deadline: float, playing: bool) -> Act | None:
        """What this callee will do next, if before `deadline`. Asked again whenever anything changes."""

    def done(self, act: Act) -> None:
        """The act has now happened."""

    def over(self) -> None:
        """The call has ended."""
