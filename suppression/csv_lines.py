"""The lines of a do-not-call list: which column is what, and what each line says."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import IO, NamedTuple
from zoneinfo import ZoneInfo

from suppression.csv_past import OWN_HEADINGS, Past, is_our_own, read_past
from suppression.csv_text import without_guard
from suppression.number import NotANumber, Number
from suppression.opt_out import ALL_CLIENTS
from suppression.parse import parse_number

LONDON = ZoneInfo("Europe/London")
LONGEST_LINE = 4096  # characters
BRITISH_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:\s+(\d{1,2}):(\d{2})(?::\d{2})?)?")
HEADINGS = {
    "number": {"number", "phone", "telephone", "mobile", "tel", "msisdn", "e164", "phonenumber", "telephonenumber"}
    | {"mobilenumber", "mobilephone", "phoneno", "telno", "telephoneno"},
    "scope": {"scope", "client", "clientid"},
    "reason": {"reason", "words", "note", "notes", "comment"},
    "date": {"date", "at", "when", "time", "since", "dateadded"},
}
COLUMNS = tuple(HEADINGS)
_DOUBTED = "Its history cannot be read; the number is kept as a line of a list."


class FaultyRow(NamedTuple):
    """A line of the file, counted from 1 as a text editor and a spreadsheet do, and what is wrong with it."""

    line: int
    reason: str


class Scopes(NamedTuple):
    """Whom a line may bind: all clients, or one of `clients`; `usual` is for lines that name nobody."""

    clients: frozenset[str]
    usual: str = ALL_CLIENTS


class Row(NamedTuple):
    """A line with a number that can be kept. `remark` says what else in it could not be read.

    `past` is how the opt-out first came about, on a line of our own export.
    """

    line: int
    number: Number
    scope: str
    reason: str | None
    at: datetime
    remark: str
    past: Past | None = None


def read_rows(text: IO[str], now: datetime, scopes: Scopes) -> Iterator[Row | FaultyRow]:
    """Each line that is neither heading nor blank, one after the other, without holding the file in memory."""
    places: Mapping[str, int] | None = None
    delimiter = ","
    for line, content in enumerate(_lines(text), start=1):
        if not content.strip(" ,;\t\r\n\0"):
            continue
        if len(content) > LONGEST_LINE:
            yield FaultyRow(line, "This line is too long to be one of a list of numbers.")
            continue
        if places is None:
            delimiter = max(",;\t", key=content.count)
        cells = _split(content, delimiter)
        if places is None:
            places = _headings(cells)
            if places is not None:
                continue
            places = {name: place for place, name in enumerate(COLUMNS)}
        yield _row(line, {name: _cell(cells, place) for name, place in places.items()}, now, scopes)


def _lines(text: IO[str]) -> Iterator[str]:
    """Lines, none much longer than LONGEST_LINE: what is beyond is read past."""
    while line := text.readline(LONGEST_LINE + 1):
        rest = line
        while rest and not rest.endswith("\n"):
            rest = text.readline(LONGEST_LINE + 1)
        yield line


def _split(content: str, delimiter: str) -> list[str]:
    return next(csv.reader([content], delimiter=delimiter), [])


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _headings(cells: Sequence[str]) -> dict[str, int] | None:
    """Where each column is, or None when this line is no heading: a heading names the number's column."""
    names = [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in cells]
    if is_our_own(names):
        return {name: names.index(name) for name in OWN_HEADINGS}
    found = {
        column: next(place for place, name in enumerate(names) if name in words)
        for column, words in HEADINGS.items()
        if words & set(names)
    }
    return found if "number" in found else None


def _row(line: int, cells: Mapping[str, str], now: datetime, scopes: Scopes) -> Row | FaultyRow:
    try:
        number = parse_number(cells["number"])
    except NotANumber as fault:
        return FaultyRow(line, str(fault))
    named = cells.get("scope") or scopes.usual
    scope = ALL_CLIENTS if named.lower() == ALL_CLIENTS else named
    if scope != ALL_CLIENTS and scope not in scopes.clients:
        return FaultyRow(line, "The scope must be all, or the id of a client that there is.")
    at, remark = _moment(cells.get("date", ""), now)
    reason = without_guard(cells.get("reason", "")) or None
    past = None
    if "channel" in cells:  # only our own export has it here
        past = read_past(cells, scope) if not remark else None
        remark = remark or ("" if past else _DOUBTED)
    return Row(line, number, scope, reason, at, remark, past)


def _moment(text: str, now: datetime) -> tuple[datetime, str]:
    if not text:
        return now, ""
    at = _date(text)
    if at is None:
        return now, "The date cannot be read (write 2026-11-23 or 23/11/2026); the number is kept from today."
    if at > now:
        return now, "The date lies in the future; the number is kept from today."
    return at, ""


def _date(text: str) -> datetime | None:
    """ISO 8601 or day first, as written in the UK; a time without a zone is London's."""
    try:
        if british := BRITISH_DATE.fullmatch(text):
            day, month, year, hour, minute = (int(part or 0) for part in british.groups())
            at = datetime(year, month, day, hour, minute, tzinfo=LONDON)
        else:
            at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=LONDON)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
