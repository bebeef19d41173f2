"""A few thousand lines of a list against both registers: counted, and written with their results where wanted."""

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from suppression.csv_lines import FaultyRow
from suppression.csv_text import DANGEROUS
from suppression.number import NotANumber, Number
from suppression.parse import parse_number
from suppression.registers.ask import Registers
from suppression.registers.list_rows import Columns, Line, cells_of, number_in
from suppression.registers.register import Register, name_of
from suppression.registers.screening import Screening

FAULTS_KEPT = 20
CLEAR = "clear"


class Plan(NamedTuple):
    """What all parts of a list have in common."""

    columns: Columns
    now: datetime
    written: bool  # whether the rows are wanted back


class Part(NamedTuple):
    """What was found. `screenings` are the different ones, for the evidence; `text` is the rows as CSV."""

    counts: dict[tuple[Register, ...], int]
    faulty: int
    faults: list[FaultyRow]
    screenings: list[Screening]
    text: str


class PartScreener:
    """Screens part after part, against the registers in one folder."""

    def __init__(self, folder: Path, key: bytes, live: bool, plan: Plan) -> None:
        self._registers, self._plan = Registers(folder, key, live=live), plan

    def __call__(self, lines: list[Line]) -> Part:
        columns = self._plan.columns
        rows = [cells_of(content, columns.delimiter) for _, content in lines]
        numbers = [_number(number_in(cells, columns)) for cells in rows]
        screened = self._registers.screen_many([each for each in numbers if isinstance(each, Number)], self._plan.now)
        kinds = {id(screening): screening for screening in screened}
        counts = {kinds[kind].listed_on: count for kind, count in Counter(map(id, screened)).items()}
        words = {kind: " and ".join(map(name_of, each.listed_on)) or CLEAR for kind, each in kinds.items()}
        found = map(words.__getitem__, map(id, screened))
        results = (f"not a number: {each}" if isinstance(each, str) else next(found) for each in numbers)
        text = self._write(rows, results) if self._plan.written else ""
        return Part(counts, len(lines) - len(screened), _faults(lines, numbers), list(kinds.values()), text)

    def _write(self, rows: Iterable[list[str]], results: Iterable[str]) -> str:
        out, width = StringIO(newline=""), len(self._plan.columns.heading or ())
        csv.writer(out, lineterminator="\r\n").writerows(
            [*map(harmless, cells), *[""] * (width - len(cells)), result]
            for cells, result in zip(rows, results, strict=True)
        )
        return out.getvalue()


def harmless(cell: str) -> str:
    """A cell on one line that no spreadsheet runs as a formula."""
    text = cell if cell.isprintable() else " ".join(cell.split())
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _faults(lines: list[Line], numbers: list[Number | str]) -> list[FaultyRow]:
    faulty = (FaultyRow(line, each) for (line, _), each in zip(lines, numbers, strict=True) if isinstance(each, str))
    return list(islice(faulty, FAULTS_KEPT))


def _number(text: str) -> Number | str:
    """The number that `text` means, or why it is none. Without its spaces the usual number is read much quicker."""
    bare = text.replace(" ", "")
    try:
        return parse_number(bare if bare[1:].isdigit() else text)
    except NotANumber as reason:
        return str(reason)
