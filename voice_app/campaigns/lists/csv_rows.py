"""The rows of a CSV file, streamed: comma, semicolon or tab between cells, line breaks allowed in quoted ones."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from voice_app.campaigns.lists.faults import FileFaulty
from voice_app.campaigns.lists.survey import Survey

DELIMITERS = ",;\t"
LONGEST_CELL = 32_768  # characters: the most that Excel keeps in one
END = "\N{END OF TEXT}end of the file"  # a line of our own behind the last: whoever swallows it never closed a quote
SEPARATOR = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)  # a first line that Excel understands and does not show

Row = tuple[int, list[str]]  # the row as a spreadsheet numbers it, and its cells


@contextmanager
def open_csv(survey: Survey) -> Iterator[tuple[str, Iterator[Row]]]:
    """The delimiter, and every row that has anything in it; the first of them is the heading."""
    with survey.path.open("r", encoding=survey.encoding, errors="replace", newline="") as text:
        first = text.readline(LONGEST_CELL)
        told = SEPARATOR.fullmatch(first)
        if not told:
            text.seek(0)
        delimiter = told[1] if told else _sniff(first)
        csv.field_size_limit(LONGEST_CELL)
        yield delimiter, _rows(text, delimiter)


def _sniff(first: str) -> str:
    """What splits the heading into most cells."""
    return max(DELIMITERS, key=lambda one: len(next(csv.reader([first], delimiter=one), [])))


def _rows(text: TextIO, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(_with_end(text), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if cells == [END]:
                return
            if any(map(str.strip, cells)):
                yield number, cells
    except csv.Error as fault:
        raise FileFaulty(
            f"Row {number + 1} has a cell longer than {LONGEST_CELL:,} characters: a quotation mark before it was "
            "probably never closed."
        ) from fault
    raise FileFaulty(f"A quotation mark in row {number} is never closed: the rest of the file would be lost in it.")


def _with_end(text: TextIO) -> Iterator[str]:
    yield from text
    yield END
