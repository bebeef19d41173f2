"""The small language the guards are written in: `<ring>` is a word list, `~` skips up to three words, `~~` up to eight.

A pattern is matched on plain words, from the start of a word to the end of one. `^` and `$` are the ends of a
sentence, ` ...` is the rest of it. A gap never crosses from one sentence to the next.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from voice_app.conversation.guards.vocabulary import WORDS

_GAP, _WIDE_GAP, _REST = r"(?:\w+ ){0,3}", r"(?:\w+ ){0,8}", r"(?: \w+)*"
_START, _END = r"(?:^|(?<=\| ))", r"(?= \||$)"


class Rules(NamedTuple):
    """Some readable patterns as one expression, and the name of each."""

    expression: re.Pattern[str]
    names: tuple[str, ...]

    def match(self, text: str) -> str | None:
        """The name of the rule that matches earliest, or None."""
        found = self.expression.search(text)
        return self.names[int(found.lastgroup[1:])] if found and found.lastgroup else None

    def blank(self, text: str) -> str:
        """`text` with all that matches taken out, a mark left in its place."""
        return self.expression.sub("|", text)


def rules(table: Mapping[str, tuple[str, ...]]) -> Rules:
    """Rules from a table: what a pattern shows -> its patterns."""
    groups = (f"(?P<r{at}>{'|'.join(map(_expression, patterns))})" for at, patterns in enumerate(table.values()))
    return Rules(re.compile(r"\b(?:" + "|".join(groups) + r")(?!\w)"), tuple(table))


def _expression(pattern: str) -> str:
    for name, words in WORDS.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{words})")
    return (
        pattern.replace(" ...", _REST).replace("~~", _WIDE_GAP).replace("~", _GAP)
        .replace("(", "(?:").replace("(?:?", "(?").replace("^", _START).replace("$", _END)
    )  # fmt: skip
