"""A whole list against both registers: every row accounted for, nothing kept but what the caller asks for."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from typing import IO, NamedTuple

from suppression.csv_lines import FaultyRow
from suppression.csv_text import open_text, write_line
from suppression.number import NotANumber, Number
from suppression.parse import parse_number
from suppression.registers.ask import Registers
from suppression.registers.faults import RegisterNotLoaded, RegisterUnusable
from suppression.registers.list_rows import ListRow, read_list
from suppression.registers.register import Register, name_of
from suppression.registers.screening import Screening

BATCH = 50_000
FAULTS_KEPT = 20
RESULT = "TPS and CTPS"
CLEAR = "clear"


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


Written = Callable[[ListRow, str], None]


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
    columns, rows = read_list(text, column)
    if out and columns.heading is not None:
        write_line(out, [*columns.heading, RESULT])
    tally = _Tally(out, len(columns.heading) if columns.heading else 0)
    while batch := list(islice(rows, BATCH)):
        tally.take(registers, batch, now)
    text.detach()  # the file is the caller's to close
    return tally.told()


class _Tally:
    """Counts rows by what was found, and writes them where that is wanted."""

    def __init__(self, out: IO[str] | None, width: int) -> None:
        self._out, self._width = out, width
        self._counts: Counter[tuple[Register, ...]] = Counter()
        self._faulty, self._faults = 0, list[FaultyRow]()
        self._screening: Screening | None = None

    def take(self, registers: Registers, batch: list[ListRow], now: datetime) -> None:
        numbers = [_number(row) for row in batch]
        screened = iter(registers.screen_many([number for number in numbers if isinstance(number, Number)], now))
        for row, number in zip(batch, numbers, strict=True):
            if isinstance(number, str):
                self._fault(row, number)
                continue
            screening = next(screened)
            if screening is not self._screening:
                self._check(screening, now)
            self._counts[screening.listed_on] += 1
            self._write(row, " and ".join(map(name_of, screening.listed_on)) or CLEAR)

    def told(self) -> ListScreened:
        tps, ctps, both, clear = (
            self._counts[listed] for listed in ((Register.TPS,), (Register.CTPS,), tuple(Register), ())
        )
        rows = self._counts.total() + self._faulty
        return ListScreened(rows, tps, ctps, both, clear, self._faulty, tuple(self._faults), self._screening)

    def _check(self, screening: Screening, now: datetime) -> None:
        """All rows must have been held against the same two files."""
        if sentence := screening.unusable(now):
            raise RegisterUnusable(sentence)
        before = self._screening
        if before and (before.tps.sha256, before.ctps.sha256) != (screening.tps.sha256, screening.ctps.sha256):
            raise RegisterNotLoaded("A register was replaced while the list was screened: screen it again.")
        self._screening = screening

    def _fault(self, row: ListRow, reason: str) -> None:
        self._faulty += 1
        if len(self._faults) < FAULTS_KEPT:
            self._faults.append(FaultyRow(row.line, reason))
        self._write(row, f"not a number: {reason}")

    def _write(self, row: ListRow, result: str) -> None:
        if self._out:
            padding = [""] * (self._width - len(row.cells))
            write_line(self._out, [*row.cells, *padding, result])


def _number(row: ListRow) -> Number | str:
    """The number of a row, or why there is none."""
    try:
        return parse_number(row.number.strip())
    except NotANumber as reason:
        return str(reason)
