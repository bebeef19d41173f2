"""When a grade or an outcome applies: `owner == yes and timescale == now`, read once and then asked."""

from collections.abc import Mapping
from typing import Protocol

Answers = Mapping[str, "str | int | bool"]


class Condition(Protocol):
    """Something that holds, or does not, of the answers so far."""

    def holds(self, answers: Answers) -> bool: ...
