"""A whole list against both registers: every row accounted for, nothing kept but what the caller asks for."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from typing import IO, NamedTuple

from suppression.csv_lines import FaultyRow
from suppression.csv_text import open_text
from suppression.registers.ask import Registers
from suppression.registers.crew import crew, hands
from suppression.registers.faults import RegisterNotLoaded, RegisterUnusable
from suppression.registers.list_rows import Line, read_list
from suppression.registers.register import Register
from suppression.registers.screened_part import FAULTS_KEPT, Part, PartScreener, Plan, harmless
from suppression.registers.screening import Screening

BATCH = 20_000
SHORT = 4 * BATCH  # rows; below this, starting processes takes longer than it saves
RESULT = "TPS and CTPS"


class ListScreened(NamedTuple):
    """Every row is in exactly one of `tps_only`, `ctps_only`, `both`, `clear` and `faulty`."""

    rows: int
    tps_only: int
    ctps_only: int
    both: int
    clear: int
    faulty: int
    faults: tuple[FaultyRow, ...]  # the first of them
    screening: Screening | None  # of one of its numbers, for the evidence of the files; None when none was a number


def screen_list(
    registers: Registers, file: IO[bytes], now: datetime, out: IO[str] | None = None, column: str | None = None
) -> ListScreened:
    """Screen every row of `file`; `out` gets the rows with a column of results. `column` is the numbers' heading.

    Raises RegisterUnusable when a register is not loaded or stale, ListFaulty when the file is no list, and
    RegisterNotLoaded when a register was replaced meanwhile.
    """
    if sentence := registers.unusable(now):
        raise RegisterUnusable(sentence)
    text = open_text(file)
    columns, lines = read_list(text, column)
    if out and columns.heading:
        csv.writer(out, lineterminator="\r\n").writerow([*map(harmless, columns.heading), RESULT])
    first = list(islice(lines, SHORT))
    count = hands() if len(first) == SHORT else 1
    tally = _Tally(now)
    with crew(count, PartScreener, *registers.made_of(), Plan(columns, now, written=out is not None)) as each:
        for part in each(_batches(chain(first, lines))):
            tally.add(part)
            if out:
                out.write(part.text)
    text.detach()  # the file is the caller's to close
    return tally.told()


def _batches(lines: Iterator[Line]) -> Iterator[list[Line]]:
    while batch := list(islice(lines, BATCH)):
        yield batch


class _Tally:
    """Adds the parts up, and sees that all were held against the same two files."""

    def __init__(self, now: datetime) -> None:
        self._now, self._faulty, self._faults = now, 0, list[FaultyRow]()
        self._counts: Counter[tuple[Register, ...]] = Counter()
        self._screening: Screening | None = None

    def add(self, part: Part) -> None:
        for screening in part.screenings:
            self._check(screening)
        self._counts.update(part.counts)
        self._faulty += part.faulty
        self._faults += part.faults[: FAULTS_KEPT - len(self._faults)]

    def told(self) -> ListScreened:
        tps, ctps, both, clear = (
            self._counts[listed] for listed in ((Register.TPS,), (Register.CTPS,), tuple(Register), ())
        )
        rows = self._counts.total() + self._faulty
        return ListScreened(rows, tps, ctps, both, clear, self._faulty, tuple(self._faults), self._screening)

    def _check(self, screening: Screening) -> None:
        if sentence := screening.unusable(self._now):
            raise RegisterUnusable(sentence)
        before = self._screening
        if before and (before.tps.sha256, before.ctps.sha256) != (screening.tps.sha256, screening.ctps.sha256):
            raise RegisterNotLoaded("A register was replaced while the list was screened: screen it again.")
        self._screening = screening
