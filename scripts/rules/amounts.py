"""Prices and percentages: a line may say one only where a fact says it too."""

import re
from collections.abc import Iterator

from scripts.draft import Draft, Kind
from scripts.faults import Fault, named
from scripts.numerals import TENS, UNITS
from scripts.spoken import spoken

_NUMBER = "|".join({*UNITS, *filter(None, TENS), "hundred", "thousand", "million", "billion", "point", "and"})
_AMOUNT = re.compile(
    rf"\b(?:(?:{_NUMBER})[ -])+(?:pounds?|pence|quid|grand|percent)(?: (?:{_NUMBER})\b)*|\bhalf[ -](?:the )?price\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"£ ?[0-9][0-9.,]*[0-9km]?|[0-9][0-9.,]* ?(?:%|p\b|per ?cent|pounds?|pence|quid|grand)", re.IGNORECASE
)
_JOINTS = re.compile(r"^(?:and |point )+| (?:and)$")


def unfounded_amounts(draft: Draft) -> Iterator[Fault]:
    """Amounts in lines that stand in no fact. A blank is a field's, and therefore founded."""
    founded = {amount for line in draft.lines if line.kind is Kind.FACT for amount in amounts(line.text)}
    for line in draft.lines:
        if line.kind is Kind.FACT:
            continue
        for amount in sorted(amounts(line.text) - founded):
            written = _WRITTEN.search(line.text)
            where = draft.source.find(line.leaf, written[0]) if written else line.leaf
            message = (
                f"{named(amount)} is said here and stands in no fact, and facts are the only claims a call may make."
            )
            yield draft.source.fault(where, message, "Add a fact that says it, or take it from a contact field.")


def amounts(text: str) -> set[str]:
    """The amounts a line says, in spoken words: £5 and "five pounds" are one."""
    said = spoken(text).lower()
    return {_JOINTS.sub("", " ".join(re.split(r"[ -]+", found[0]))) for found in _AMOUNT.finditer(said)}
