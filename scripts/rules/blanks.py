"""Blanks such as {first_name}: each must be known, none may give away a secret, and each should have a value."""

import re
from collections.abc import Iterator
from itertools import islice

from scripts import reserved
from scripts.draft import Draft, Kind, Line
from scripts.faults import Fault, named, nearest
from scripts.nodes import leaf
from scripts.speech import BLANK

_ANY = re.compile(r"\{[^{}]*\}|[{}]")
MOST_A_LINE = 20  # faults; a line with more is told the rest once these are mended
_FROM_THE_START = {Kind.OPENING, Kind.IDENTITY}  # said before any question is asked


def unknown_blanks(draft: Draft) -> Iterator[Fault]:
    """Blanks that nothing fills, and secrets."""
    for line in draft.lines:
        yield from islice(_unknown_in(draft, line), MOST_A_LINE)


def _unknown_in(draft: Draft, line: Line) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for found in _ANY.finditer(line.text):
        blank = found[0]
        nth = seen[blank] = seen.get(blank, -1) + 1
        if message := _wrong(draft, line, blank):
            yield draft.source.fault(draft.source.find(line.leaf, blank, nth), *message)


def loose_blanks(draft: Draft) -> Iterator[Fault]:
    """Blanks that some contacts have no value for."""
    for line in draft.lines:
        for found in BLANK.finditer(line.text):
            field = draft.fields.get(found[1])
            if field is None or line.kind is Kind.PHRASE or draft.is_true(field, "required") or leaf(field, "spoken"):
                continue
            hint = f'Make it required: true, or give it a spoken phrase: {{spoken: "about {found[0]}"}}.'
            message = f"{found[0]} is left out for contacts without it, which may leave a gap in the sentence."
            yield draft.source.fault(draft.source.find(line.leaf, found[0]), message, hint)


def _wrong(draft: Draft, line: Line, blank: str) -> tuple[str, str | None] | None:
    found = BLANK.fullmatch(blank)
    if found is None:
        return f"{named(blank)} is no blank.", "A blank is a name in braces, such as {first_name}."
    if line.kind is Kind.ANNOUNCED:
        return f"{blank} cannot stand in the legal opening, which is spoken before we know who is on the line.", None
    if line.kind is Kind.PHRASE:
        return _wrong_in_phrase(line, found[1])
    return _unknown(draft, line, found[1]) or _too_early(draft, line, found[1])


def _unknown(draft: Draft, line: Line, name: str) -> tuple[str, str | None] | None:
    if name in draft.secrets:
        return (
            f"{{{name}}} is secret and is never spoken.",
            "Take it out of the line; identity_check compares it silently.",
        )
    if name in reserved.SLOTS:
        slots = any(draft.type_of(question) == "slot" for question in draft.questions)
        return None if slots else (f"{{{name}}} needs a question of the type slot.", None)
    known = {*draft.fields, *draft.questions, *reserved.SPEAKABLE}
    if name in known:
        return None
    hint = nearest(name, known - draft.secrets) or f"Add it to contact_fields: {name}: {{required: true}}"
    return f"Nothing fills {{{name}}}: it is no contact field and no question.", hint


def _too_early(draft: Draft, line: Line, name: str) -> tuple[str, str | None] | None:
    """An answer that cannot have been given when the line is said."""
    if name not in draft.questions or name in draft.fields:
        return None
    asked = list(draft.questions)
    if line.kind in _FROM_THE_START or (
        line.kind is Kind.QUESTION and line.owner in asked and asked.index(name) >= asked.index(line.owner)
    ):
        return f"{{{name}}} is the answer to a question that has not been asked when this is said.", None
    return None


def _wrong_in_phrase(line: Line, name: str) -> tuple[str, str | None] | None:
    if name == line.owner:
        return None
    return f"The spoken phrase of {line.owner} can hold {{{line.owner}}} only.", None
