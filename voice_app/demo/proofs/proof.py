"""A verdict on one promise."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """`promise` is what was promised, `found` what was seen."""

    promise: str
    held: bool
    found: str


def wrong(names: Sequence[str]) -> str:
    """What does not fit, to end a sentence with; nothing when all does."""
    return f"; wrong: {', '.join(names)}" if names else ""
