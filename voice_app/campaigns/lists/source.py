"""A list that lies open: what it is, its heading, and its rows, whichever kind of file it came in."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from suppression import NotANumber, parse_number
from voice_app.campaigns.lists.cells import clean
from voice_app.campaigns.lists.csv_rows import Row, open_csv
from voice_app.campaigns.lists.faults import FileFaulty
from voice_app.campaigns.lists.survey import Survey, survey
from voice_app.campaigns.lists.workbook import open_workbook

MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
OURS = ("status", "reason", "how_to_fix")  # the last columns of a file of rows to be mended


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of the file before its rows are read."""

    survey: Survey
    name: str
    heading: tuple[str, ...]  # as people read it
    raw_heading: tuple[str, ...]
    read_as: str
    delimiter: str
    rows_about: int  # blank ones and line breaks in cells count too
    others: tuple[str, ...] = ()  # sheets that are not read


@contextmanager
def open_list(path: Path, sheet: str | None = None) -> Iterator[tuple[Source, Iterator[Row]]]:
    """The list at `path`, and every row below its heading. Raises FileFaulty, OSError."""
    found = survey(path)
    with ExitStack() as stack:
        if found.is_workbook:
            chosen, rows = stack.enter_context(open_workbook(path, sheet))
            read_as, delimiter, about, others = f'Excel, sheet "{chosen.name}"', ",", chosen.rows, chosen.others
        else:
            delimiter, rows = stack.enter_context(open_csv(found))
            read_as, about, others = found.read_as, found.lines, ()
        _check_size(found, about)
        raw, is_ours = _heading(rows)
        heading = tuple(clean(cell) for cell in raw)
        source = Source(found, path.name, heading, raw, read_as, delimiter, max(1, about - 1), others)
        yield source, _counted(_first(_cut(rows, len(raw), is_ours)), found)


def _check_size(found: Survey, about: int) -> None:
    """Count only where there may be too many: line breaks in cells are not rows."""
    if about <= MOST_ROWS:
        return
    if not found.is_workbook:
        with open_csv(found) as (_, rows):
            about = sum(1 for _ in rows)
    if about - 1 > MOST_ROWS:
        raise FileFaulty(f"The file has {about - 1:,} rows: at most {MOST_ROWS:,} are read. Split it.")


def _heading(rows: Iterator[Row]) -> tuple[tuple[str, ...], bool]:
    """The names of the columns, and whether those of a file of ours stood behind them. Raises FileFaulty."""
    _, cells = next(rows, (0, None))
    if cells is None:
        raise FileFaulty("The file has no rows.")
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > MOST_COLUMNS:
        raise FileFaulty(f"The file has {len(cells):,} columns: at most {MOST_COLUMNS} are read.")
    if any(_is_number(cell) for cell in cells):
        raise FileFaulty("The first row is a contact and no heading: put a row with the names of the columns above it.")
    is_ours = tuple(clean(cell) for cell in cells[-len(OURS) :]) == OURS
    return tuple(cells[: -len(OURS)] if is_ours else cells), is_ours


def _is_number(cell: str) -> bool:
    try:
        return bool(parse_number(cell))
    except NotANumber:
        return False


def _cut(rows: Iterator[Row], width: int, is_ours: bool) -> Iterator[Row]:
    """Rows at least as wide as the heading, without our own columns; whatever lies beyond is a fault of its row."""
    for number, cells in rows:
        if is_ours:
            del cells[width : width + len(OURS)]
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        yield number, cells


def _first(rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows; raises FileFaulty at once when there are none."""
    first = next(rows, None)
    if first is None:
        raise FileFaulty("The file has a heading, but no rows below it.")
    return chain((first,), rows)


def _counted(rows: Iterator[Row], found: Survey) -> Iterator[Row]:
    before = found.path.stat()
    yield from rows
    after = found.path.stat()
    if (found.size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise FileFaulty("The file was changed while it was read: import it again.")
