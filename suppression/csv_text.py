"""The characters of a CSV file: which encoding they are in, and which would be dangerous in a spreadsheet."""

import codecs
import csv
import re
from collections.abc import Iterable
from io import BufferedReader, TextIOWrapper
from typing import IO, cast

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # OWASP, "CSV Injection": a cell that begins so is run as a formula
GUARDED = re.compile(r"'*[=+@\t\r-]")  # a mark is doubled where one was before, so that each cell comes back as it was
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .xls
LEGACY = "suppression.windows-1252"


class ListFaulty(Exception):
    """The file as a whole is no list of numbers; the message says what to do."""


def _as_windows_1252(fault: UnicodeError) -> tuple[str | bytes, int]:
    """Bytes that are no UTF-8 are taken for Windows-1252, as Excel's plain "CSV" writes it."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    return fault.object[fault.start : fault.end].decode("windows-1252", "replace"), fault.end


codecs.register_error(LEGACY, _as_windows_1252)


def open_text(file: IO[bytes]) -> TextIOWrapper:
    """The text in `file`: by its byte order mark, else UTF-8, else Windows-1252. Raises ListFaulty."""
    buffered = file if isinstance(file, BufferedReader) else BufferedReader(cast("BufferedReader", file))
    start = buffered.peek(4)
    if not start:
        raise ListFaulty("The file is empty.")
    if start.startswith(SPREADSHEETS):
        raise ListFaulty("This is a spreadsheet and not a CSV file: save it as CSV and import that.")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return TextIOWrapper(buffered, "utf-16", "replace")
    return TextIOWrapper(buffered, "utf-8-sig", LEGACY)


def write_line(out: IO[str], cells: Iterable[str]) -> None:
    """One line of CSV, each cell on one line and harmless in a spreadsheet."""
    csv.writer(out, lineterminator="\r\n").writerow([_harmless(cell) for cell in cells])


def _harmless(cell: str) -> str:
    text = " ".join(cell.split())
    return f"'{text}" if GUARDED.match(text) else text


def without_guard(cell: str) -> str:
    """A cell as it was before it was made harmless."""
    return cell[1:] if cell.startswith("'") and GUARDED.match(cell) else cell
