"""Prices and percentages: a line may say one only where a fact says it too."""

import re
from collections.abc import Iterator

from scripts.draft import Draft, Kind
from scripts.faults import Fault, named
from scripts.numerals import TENS, UNITS
from scripts.spoken import spoken

_NUMBERS = frozenset({*UNITS, *filter(None, TENS), "hundred", "thousand", "million", "billion", "point", "and"})
_MONEY = frozenset({"pound", "pounds", "pence", "quid", "grand", "percent"})
_JOINTS = ("and", "point")
_HALF = re.compile(r"\bhalf[ -](?:the )?price\b")
_TOKEN = re.compile(r"[a-z']+|[^\sa-z'-]")
_DIGITS = "[0-9](?:[0-9.,]*[0-9])?"
_WRITTEN = re.compile(
    rf"£ ?{_DIGITS} ?(?:k|m|million)?\b|{_DIGITS} ?(?:%|p\b|per ?cent\b|pounds?\b|pence\b|quid\b)", re.IGNORECASE
)
_PENCE = re.compile(r"£ ?([0-9][0-9,]*\.[0-9]{2})(?![0-9km])")


def unfounded_amounts(draft: Draft) -> Iterator[Fault]:
    """Amounts in lines that stand in no fact. A blank is a field's, and therefore founded."""
    founded = {amount for line in draft.lines if line.kind is Kind.FACT for amount in amounts(line.text)}
    for line in draft.lines:
        left = set() if line.kind is Kind.FACT else amounts(line.text) - founded
        for written in _WRITTEN.findall(line.text) if left else ():
            if unfounded := amounts(written) & left:
                left -= unfounded
                yield _fault(draft, written, draft.source.find(line.leaf, written))
        yield from (_fault(draft, amount, line.leaf.start) for amount in sorted(left))


def _fault(draft: Draft, amount: str, where: int) -> Fault:
    message = f"{named(amount)} is said here and stands in no fact; facts are the only claims a call may make."
    return draft.source.fault(where, message, "Add a fact that says it, or take it from a contact field.")


def amounts(text: str) -> set[str]:
    """The amounts a line says: £5 and "five pounds" are one; £5.50 is another."""
    found = {f"£{written.replace(',', '')}" for written in _PENCE.findall(text)}
    said = spoken(_PENCE.sub("", text)).lower()
    if _HALF.search(said):
        found.add("half price")
    run: list[str] = []
    for token in _TOKEN.findall(said):
        if token in _NUMBERS and not (token in _JOINTS and not run):
            run.append(token)
            continue
        if token in _MONEY and run:
            found.add(f"{' '.join(run)} {token.replace('pounds', 'pound')}")
        run = []
    return found
