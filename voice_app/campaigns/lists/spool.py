"""What waits to be written, in the order in which a database takes it quickest: by fingerprint, in parts.

Sorted rows grow an index at its edge, where rows in a list's own order touch it all over, and take three times as
long. What does not fit into memory lies in files without a name: a killed process leaves none. Everything in them is
sealed or keyed.
"""

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

BUCKETS = 128
HELD = 125  # rows of each that wait in memory


@dataclass(slots=True)
class Waiting:
    """Rows for three tables; the first value of each is the fingerprint."""

    people: list[tuple[Any, ...]] = field(default_factory=list)
    consents: list[list[Any]] = field(default_factory=list)
    excluded: list[tuple[Any, ...]] = field(default_factory=list)

    def count(self) -> int:
        return len(self.people) + len(self.consents) + len(self.excluded)


class Spool:
    """Takes rows in any order, and gives them back by fingerprint."""

    def __init__(self) -> None:
        self._waiting = [Waiting() for _ in range(BUCKETS)]
        self._files: list[IO[bytes] | None] = [None] * BUCKETS

    def bucket(self, fingerprint: str) -> Waiting:
        """Where a row with this fingerprint is to be added."""
        return self._waiting[int(fingerprint[:2], 16) * BUCKETS >> 8]

    def settle(self) -> None:
        """Make room: to be called now and then."""
        for place, waiting in enumerate(self._waiting):
            if waiting.count() >= HELD:
                file = self._files[place] = self._files[place] or tempfile.TemporaryFile()  # noqa: SIM115  # closed by `close`
                pickle.dump((waiting.people, waiting.consents, waiting.excluded), file, pickle.HIGHEST_PROTOCOL)
                self._waiting[place] = Waiting()

    def sorted(self) -> Iterator[Waiting]:
        """Part after part, each sorted. Every row comes once, and its file is closed behind it."""
        for place, waiting in enumerate(self._waiting):
            if file := self._files[place]:
                _read_back(file, waiting)
                file.close()
            for rows in (waiting.people, waiting.consents, waiting.excluded):
                rows.sort(key=_fingerprint)
            yield waiting
            self._waiting[place] = Waiting()

    def close(self) -> None:
        """Leave nothing behind."""
        for file in self._files:
            if file:
                file.close()


def _fingerprint(row: Sequence[Any]) -> Any:
    return row[0]


def _read_back(file: IO[bytes], waiting: Waiting) -> None:
    file.seek(0)
    while True:
        try:
            people, consents, excluded = pickle.load(file)  # noqa: S301  # written by this process a moment ago
        except EOFError:
            return
        waiting.people += people
        waiting.consents += consents
        waiting.excluded += excluded
