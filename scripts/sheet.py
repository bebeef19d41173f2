"""A whole call on one sheet: what is said, how long it takes, what counts as which answer, where each branch leads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """Words as they are said; [first name] stands for a blank."""

    says: str
    words: int
    seconds: float  # one decimal
    label: str = ""  # "if not understood", or the fact's name


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens: what leads to it, what is said, what follows."""

    title: str
    lines: tuple[SpokenLine, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the call; `total` is told where its lines are said one after the other."""

    title: str
    steps: tuple[Step, ...]
    total: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What `script preview` shows. `hash` is the script's content hash."""

    id: str
    title: str
    sector: str
    message_type: str
    client: str
    hash: str
    opening_words: int
    opening_seconds: float
    parts: tuple[Part, ...]
