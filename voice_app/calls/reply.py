"""What the callee hears next, and what we listen for meanwhile. Free of the carrier's words."""

import json
from dataclasses import dataclass, fields
from enum import StrEnum


class Hear(StrEnum):
    """What we listen for while and after something is said."""

    NOTHING = "nothing"
    KEYS = "keys"  # an announcement: keys cut in, words do not
    KEYS_AND_WORDS = "keys_and_words"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to the carrier. `turn` is the turn whose end will be reported back to us."""

    say: str = ""
    voice: str = ""  # of the script's agent
    slow: bool = False  # the person asked us to speak more slowly
    hear: Hear = Hear.NOTHING
    turn: int = 0
    record: bool = False
    stop_recorder: bool = False
    connect: str | None = None  # E.164 number of the client's person
    hang_up: bool = False
    hints: tuple[str, ...] = ()


_NAMES = tuple(field.name for field in fields(Reply))


def to_json(reply: Reply) -> str:
    """The reply as text, so that a repeated request gets the same one."""
    return json.dumps({name: getattr(reply, name) for name in _NAMES}, separators=(",", ":"), ensure_ascii=False)


def from_json(text: str) -> Reply:
    """The reply that `to_json` wrote."""
    read = json.loads(text)
    return Reply(**read | {"hear": Hear(read["hear"]), "hints": tuple(read["hints"])})
