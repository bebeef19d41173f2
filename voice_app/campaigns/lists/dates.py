"""Dates and times as lists have them: ISO 8601, or day first as in the UK; a month may be a word."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache

from voice_app.moments import LONDON

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[- ]?(?P<month>[A-Za-z]{3,9})\.?,?[- ]?(?P<year>\d{4})", re.ASCII),
)
CLOCK = re.compile(r",?[T ] *(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? *(Z|UTC|GMT|BST|[+-]\d{2}:?\d{2})?", re.ASCII)
OFFSETS = {"Z": "+0000", "UTC": "+0000", "GMT": "+0000", "BST": "+0100"}


def read_day(text: str) -> date | None:
    """The day, whatever clock follows it; None when it is none, or its year has two digits."""
    day, clock = _split(text)
    return _day(day) if not clock or CLOCK.fullmatch(clock) else None


@lru_cache(maxsize=1 << 14)
def read_moment(text: str) -> datetime | None:
    """The moment in UTC; without a zone the clock is London's, and without a clock it is the day's beginning there."""
    words, clock = _split(text)
    day = _day(words)
    if day is None:
        return None
    if not clock:
        return datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)
    found = CLOCK.fullmatch(clock)
    try:
        return _moment(day, found) if found else None
    except (ValueError, OverflowError):
        return None


def age_on(born: date, today: date) -> int:
    """Full years; who is born on 29 February has the birthday on 1 March of other years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _split(text: str) -> tuple[str, str]:
    """The day, and the clock with what stands before it."""
    colon = text.find(":")
    if colon < 0:
        return text, ""
    start = max(text.rfind(" ", 0, colon), text.rfind("T", 0, colon), 0)
    return text[:start].rstrip(" ,"), text[start:]


@lru_cache(maxsize=1 << 15)
def _day(text: str) -> date | None:
    for shape in DAYS:
        if found := shape.fullmatch(text):
            word = found["month"]
            name = word[:3].lower()
            try:
                month = int(word) if word.isdecimal() else MONTHS.index(name) + 1
                return date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                return None
    return None


def _moment(day: date, clock: re.Match[str]) -> datetime:
    hour, minute, second, zone = clock.groups()
    at = datetime(day.year, day.month, day.day, int(hour), int(minute), int(second or 0), tzinfo=LONDON)
    if zone:
        offset = OFFSETS.get(zone, zone.replace(":", ""))
        at = at.replace(tzinfo=datetime.strptime(offset, "%z").tzinfo)
    return at.astimezone(UTC)
