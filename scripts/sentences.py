"""What pydantic finds wrong with a value, as a sentence and a hint."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from scripts.faults import named, nearest
from scripts.misread import table_wanted, text_wanted, truth_wanted, whole_wanted
from scripts.nodes import Leaf, Node, Step

NAME = "A name is written in small letters, digits and underscores, beginning with a letter: visit_day."
_SHAPES = {
    "id": "An id is written in small letters, digits and hyphens: spring-valuations-leeds.",
    "privacy_url": "A web address looks like harbourhomes.example/privacy.",
    "notify": "An e-mail address looks like valuers@harbourhomes.example.",
    "voice": "A voice is a single word such as en-GB-female-1.",
}
_DATE = "must be a date of the calendar, written 2026-12-31 and without quotation marks."
_LIST = 'Write it as ["first", "second"], or with a hyphen before each line.'
_OF_TYPE: Mapping[str, Callable[[str, Node], tuple[str, str | None]]] = {
    "string_type": text_wanted,
    "bool_type": truth_wanted,
    "int_type": whole_wanted,
    "model_type": table_wanted,
    "dict_type": table_wanted,
    "list_type": lambda what, _: (f"{what} must be a list.", _LIST),
    "date_type": lambda what, _: (f"{what} {_DATE}", None),
}
_BOUNDS = {
    "string_too_short": "{what} is empty.",
    "string_too_long": "{what} has more than {max_length} characters.",
    "too_short": "{what} needs at least {min_length}.",
    "too_long": "{what} holds more than {max_length}.",
    "greater_than_equal": "{what} must be {ge} or more.",
    "less_than_equal": "{what} must be {le} or less.",
}


def sentence(detail: ErrorDetails, path: tuple[Step, ...], node: Node) -> tuple[str, str | None]:
    """The sentence, and a hint where there is one."""
    what, kind, bounds = said(path), detail["type"], detail.get("ctx", {})
    if path == ("version",):
        return f"{what} must be the number 1, the only version there is.", None
    if path[-1] in ("bool", "str"):
        return f"{what} must be true, false or text.", None
    if kind == "literal_error":
        return _one_of(what, node, str(bounds["expected"]))
    if kind == "string_pattern_mismatch":
        shape = _SHAPES.get(str(path[-1]), NAME) if len(path) == 1 or path[-1] != "id" else NAME
        return f"{what} is not written as it must be.", shape
    return _OF_TYPE[kind](what, node) if kind in _OF_TYPE else (_bounded(kind, what, bounds), None)


def said(path: tuple[Step, ...]) -> str:
    """`"answer"` for ("faqs", 0, "answer"); `"answer", entry 2,` for what stands in it."""
    names = [step for step in path if isinstance(step, str) and step not in ("bool", "str")]
    last = named(names[-1]) if names else "The script"
    return f"{last}, entry {path[-1] + 1}," if path and isinstance(path[-1], int) else last


def _bounded(kind: str, what: str, bounds: Mapping[str, Any]) -> str:
    return _BOUNDS.get(kind, "{what} cannot be read.").format(what=what, **bounds)


def _one_of(what: str, node: Node, expected: str) -> tuple[str, str | None]:
    choices = [part.strip(" '") for part in expected.replace(" or ", ",").split(",")]
    written = node.raw if isinstance(node, Leaf) else ""
    return f"{what} must be one of: {', '.join(choices)}.", nearest(written, choices)
