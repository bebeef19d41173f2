"""The small language the guards are written in: `<ring>` is a word list, `~` skips up to three words, `~~` up to eight.

A pattern is matched on plain words, from the start of a word to the end of one. `^` and `$` are the ends of a
sentence, ` ...` is the rest of it. A gap never crosses from one sentence to the next.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from voice_app.conversation.guards.vocabulary import WORDS

_GAP, _WIDE_GAP, _REST = r"(?:\w+ ){0,3}", r"(?:\w+ ){0,8}", r"(?: \w+)*"
_START, _END = r"(?:^|(?<=\| ))", r"(?= \||$)"


@dataclass(frozen=True, eq=False)
class Rules:
    """Some readable patterns, each with the name of what it shows; compiled as one expression when first asked."""

    table: Mapping[str, tuple[str, ...]]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Takes up to a third of a second to make, which no command should pay that hears nobody."""
        groups = (f"(?P<r{at}>{'|'.join(map(_expression, every))})" for at, every in enumerate(self.table.values()))
        return re.compile(r"\b(?:" + "|".join(groups) + r")(?!\w)")

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self.table)

    def match(self, text: str) -> str | None:
        """The name of the rule that matches earliest, or None."""
        found = self.expression.search(text)
        return self.names[int(found.lastgroup[1:])] if found and found.lastgroup else None

    def blank(self, text: str) -> str:
        """`text` with all that matches taken out, a mark left in its place."""
        return self.expression.sub("|", text)


_WRITTEN: list[Rules] = []


def rules(table: Mapping[str, tuple[str, ...]]) -> Rules:
    """Rules from a table: what a pattern shows -> its patterns."""
    made = Rules(table)
    _WRITTEN.append(made)
    return made


def compiled() -> tuple[re.Pattern[str], ...]:
    """The expressions of all rules there are, made now where they were not."""
    return tuple(each.expression for each in _WRITTEN)


def _expression(pattern: str) -> str:
    for name, words in WORDS.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{words})")
    return (
        pattern.replace(" ...", _REST).replace("~~", _WIDE_GAP).replace("~", _GAP)
        .replace("(", "(?:").replace("(?:?", "(?").replace("^", _START).replace("$", _END)
    )  # fmt: skip
