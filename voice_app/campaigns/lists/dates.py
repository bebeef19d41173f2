"""Dates and times as lists have them: ISO 8601, or day first as in the UK; a month may be a word."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from voice_app.moments import LONDON

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", re.ASCII)
BRITISH = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})", re.ASCII)
WORDS = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[- ]?(?P<month>[A-Za-z]{3,9})\.?,?[- ]?(?P<year>\d{4})", re.ASCII)
CLOCK = re.compile(
    r"[T ]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|UTC|GMT|BST)?",
    re.ASCII,
)
OFFSETS = {"Z": "+0000", "UTC": "+0000", "GMT": "+0000", "BST": "+0100"}


@lru_cache(maxsize=1 << 15)
def read_day(text: str) -> date | None:
    """The day that `text` begins with, whatever time follows; None when it is none, or its year has two digits."""
    found = _day(text)
    return found and found[0]


def read_moment(text: str) -> datetime | None:
    """The moment in UTC; without a zone the clock is London's, and without a clock it is the day's beginning there."""
    found = _day(text)
    if found is None:
        return None
    day, rest = found
    try:
        return _moment(day, rest)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=1 << 15)
def _day(text: str) -> tuple[date, str] | None:
    """The day, and what follows it: nothing, or a clock."""
    for shape in (ISO, BRITISH, WORDS):
        if found := shape.match(text):
            rest = text[found.end() :].strip(" ,")
            if rest and not CLOCK.fullmatch(text[found.end() :].rstrip()):
                return None
            return _make(found, text[found.end() :].rstrip())
    return None


def _make(found: re.Match[str], rest: str) -> tuple[date, str] | None:
    word = found["month"][:3].lower()
    month = MONTHS.index(word) + 1 if word in MONTHS else int(found["month"]) if found["month"].isdecimal() else 0
    try:
        return date(int(found["year"]), month, int(found["day"])), rest
    except ValueError:
        return None


def _moment(day: date, rest: str) -> datetime:
    if not rest or (clock := CLOCK.fullmatch(rest)) is None:
        return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)
    hour, minute, second = int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0)
    at = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=LONDON)
    if zone := clock["zone"]:
        offset = OFFSETS.get(zone, zone.replace(":", ""))
        at = at.replace(tzinfo=datetime.strptime(offset, "%z").tzinfo)
    return at.astimezone(UTC)


def age_on(born: date, today: date) -> int:
    """Full years; who is born on 29 February has the birthday on 1 March of other years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
