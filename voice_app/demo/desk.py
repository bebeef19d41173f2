"""A manager at the command line, as the demo needs one: what is typed, and what comes back."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and its exit code: 0 done, 3 faulty input, 5 refused by a rule."""

    words: tuple[str, ...]
    code: int
    text: str


Desk = Callable[..., Said]  # called with a command's words
