"""Reads one sheet of an Excel workbook and writes its rows as JSON, a line for each part; run as a program of its own.

A workbook is unpacked whole, and one stray cell in its last column makes it huge: this process has a limit of memory,
and takes nobody with it when it meets that. It imports nothing of ours, so that it begins at once.
"""

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

MEMORY = 3 * 1024**3  # bytes: a million rows of ten columns are read with less than half of it
AT_ONCE = 2_000  # rows in a line


def text_of(value: object) -> str:
    """What a cell says, as a person would type it. A telephone number kept as a float is whole again."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
    return str(value)


def choose(book: CalamineWorkbook, wanted: str | None) -> tuple[CalamineSheet | None, list[str]]:
    """The wanted sheet, or the first that is shown and not empty; and the other ones that are. None: there is none."""
    if wanted is not None:
        return (book.get_sheet_by_name(wanted) if wanted in book.sheet_names else None), book.sheet_names
    shown = [each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
    full = [sheet for name in shown if (sheet := book.get_sheet_by_name(name)).height]
    return (full[0] if full else None), [sheet.name for sheet in full[1:]]


def rows_of(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """Every row that has anything in it, as Excel numbers it."""
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = list(map(text_of, values))
        if any(map(str.strip, cells)):
            yield number, cells


def say(message: object) -> None:
    """One line of JSON to whoever started this."""
    sys.stdout.write(json.dumps(message, ensure_ascii=True) + "\n")


def read(path: str, wanted: str | None) -> None:
    """Say what the sheet is, then its rows, then null; or a word for what is wrong with the workbook."""
    with CalamineWorkbook.from_path(path) as book:
        sheet, others = choose(book, wanted)
        say({"sheet": sheet.name if sheet else None, "rows": sheet.height if sheet else 0, "others": others})
        rows = rows_of(sheet) if sheet else iter(())
        while part := list(islice(rows, AT_ONCE)):
            say(part)
        say(None)


def main(words: list[str]) -> None:
    """`words`: the file, and the name of a sheet where one is wanted."""
    fault: Any = None
    with suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        read(words[0], words[1] if len(words) > 1 else None)
    except PasswordError:
        fault = "protected"
    except CalamineError:
        fault = "damaged"
    except MemoryError:
        fault = "large"
    if fault:
        say({"fault": fault})


if __name__ == "__main__":
    with suppress(BrokenPipeError, KeyboardInterrupt):
        main(sys.argv[1:])
