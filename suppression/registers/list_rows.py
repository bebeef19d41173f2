"""A list to be screened, line by line: a CSV with a column of numbers, or one number a line.

A line stands for itself: an unclosed quote harms its own line, and hides no other number from the screening.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import IO, NamedTuple

from suppression.csv_lines import HEADINGS, LONGEST_LINE
from suppression.csv_text import ListFaulty, without_guard
from suppression.number import NotANumber
from suppression.parse import parse_number

DELIMITERS = ",;\t"
EMPTY = " ,;\t\r\n\0"

Line = tuple[int, str]  # counted from 1, and its text


class Columns(NamedTuple):
    """How the list is laid out. `heading` is None when its first line is a row already."""

    heading: list[str] | None
    number: int  # the column of numbers, counted from 0
    delimiter: str


def read_list(text: IO[str], column: str | None) -> tuple[Columns, Iterator[Line]]:
    """The layout of the list and the lines of its rows; `column` is the heading of the numbers where it is not plain.

    Raises ListFaulty when no column can be told to be the numbers'.
    """
    lines = _lines(text)
    first = next(lines, None)
    if first is None:
        raise ListFaulty("The list has no rows.")
    columns = _columns(first[1], column)
    return columns, chain([first], lines) if columns.heading is None else lines


def cells_of(content: str, delimiter: str) -> list[str]:
    """The cells of one line."""
    if '"' in content:
        return next(csv.reader([content], delimiter=delimiter), [])
    return content.rstrip("\r\n").split(delimiter)


def number_in(cells: Sequence[str], columns: Columns) -> str:
    """The text in the column of numbers; nothing where the line has no such column."""
    return without_guard(cells[columns.number]) if columns.number < len(cells) else ""


def _lines(text: IO[str]) -> Iterator[Line]:
    """Lines that are not blank, none much longer than LONGEST_LINE: what is beyond is read past."""
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        rest = line
        while rest and not rest.endswith("\n"):
            rest = text.readline(LONGEST_LINE + 1)
        if line.strip(EMPTY):
            yield number, line


def _columns(first: str, column: str | None) -> Columns:
    delimiter = max(DELIMITERS, key=first.count)
    cells = cells_of(first, delimiter)
    wanted = {_plain(column)} if column else HEADINGS["number"]
    named = [place for place, cell in enumerate(cells) if _plain(cell) in wanted]
    if len(named) == 1:
        return Columns(cells, named[0], delimiter)
    if named:
        raise ListFaulty("Several columns could be the numbers: name one with --column HEADING.")
    if column:
        raise ListFaulty(f"There is no column headed {column} in the first line of the list.")
    return Columns(None, _headless(cells), delimiter)


def _headless(cells: Sequence[str]) -> int:
    """The column of numbers in a list without a heading: the only one, or the only one with a number in it."""
    numbers = [place for place, cell in enumerate(cells) if _is_number(cell)]
    if len(cells) == 1 or len(numbers) == 1:
        return numbers[0] if numbers else 0
    raise ListFaulty("The first line names no column of numbers: name it there, or with --column HEADING.")


def _is_number(cell: str) -> bool:
    try:
        parse_number(cell)
    except NotANumber:
        return False
    return True


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z0-9]", "", heading.lower())
