"""A conversation's memory as JSON, to be sealed into one column and read back as it was."""

import json
from dataclasses import asdict, fields

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
    if not isinstance(kept, dict) or not kept.keys() <= (known := {field.name for field in fields(Memory)}):
        raise MemoryFaulty("The memory of the conversation holds something this version does not know.")
    values = {name: _frozen(name, kept[name]) for name in known & kept.keys()}
    return Memory(**values)


def _frozen(name: str, value: object) -> object:
    """Lists as the tuples they were."""
    if not isinstance(value, list):
        return value
    if name == "flags":
        return tuple(Flag(item) for item in value)
    return tuple(tuple(item) if isinstance(item, list) else item for item in value)
