"""A conversation's memory as JSON, to be sealed into one column and read back as it was."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from voice_app.conversation.turns import Flag, Memory


class MemoryFaulty(Exception):
    """The text is no memory that `to_json` wrote; the message says why."""


def to_json(memory: Memory) -> str:
    """The memory in one line of JSON."""
    return json.dumps(asdict(memory), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Memory:
    """The memory that `to_json` wrote; what a later version does not find there has its default."""
    try:
        kept = json.loads(text)
    except json.JSONDecodeError as fault:
        raise MemoryFaulty(f"The memory of the conversation is no JSON: {fault}.") from fault
    if not isinstance(kept, dict) or not kept.keys() <= {field.name for field in fields(Memory)}:
        raise MemoryFaulty("The memory of the conversation holds something this version does not know.")
    return Memory(**{name: _FROZEN.get(name, _as_it_is)(value) for name, value in kept.items()})


def _as_it_is(value: Any) -> Any:
    return value


# JSON has lists only: which of them were tuples, and of what.
_FROZEN: Mapping[str, Callable[[Any], Any]] = {
    "answers": lambda pairs: tuple((name, value) for name, value in pairs),
    "flags": lambda names: tuple(map(Flag, names)),
    "skipped": tuple,
    "objections": tuple,
    "facts": tuple,
    "offered": tuple,
}
