"""What happened on a call, in order, for people and tests to read. Thread-safe."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Happening:
    """`at` counts virtual seconds from the accepted POST, `on_call` from the answer (None before it).

    Kinds: status, heard, pressed, said, hung_up, requested, called_back, recording, warned.
    """

    at: float
    on_call: float | None
    kind: str
    details: Mapping[str, object]

    def as_json(self) -> dict[str, object]:
        on_call = None if self.on_call is None else round(self.on_call, 2)
        return {"at": round(self.at, 2), "on_call": on_call, "kind": self.kind, **self.details}


class Diary:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: list[Happening] = []

    def write(self, happening: Happening) -> None:
        with self._lock:
            self._entries.append(happening)

    def entries(self) -> tuple[Happening, ...]:
        """Everything so far, by the second in which it happened."""
        with self._lock:
            return tuple(sorted(self._entries, key=lambda entry: entry.at))
