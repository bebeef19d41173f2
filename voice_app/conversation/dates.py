"""Days as people say them: "tomorrow", "next tuesday", "the third of march", "3 March 2027"."""

import re
from datetime import date, timedelta

from voice_app.conversation.numbers import ORDINALS, numbers_in, years_in

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_RELATIVE = {"today": 0, "tonight": 0, "tomorrow": 1}
_ISO = re.compile(r"\b(\d{4}) (\d{1,2}) (\d{1,2})\b")
_NUMERIC = re.compile(r"\b(\d{1,2}) (\d{1,2}) (\d{2}|\d{4})\b")
_ORDINAL = re.compile(r"\b(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")\b")
_DIGITS = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")


def weekday_in(text: str) -> int | None:
    """The only weekday plain words name (0 = Monday), or None."""
    named = {at for at, day in enumerate(WEEKDAYS) if re.search(rf"\b{day}s?\b", text)}
    return named.pop() if len(named) == 1 else None


def date_in(text: str, today: date) -> date | None:
    """The day that plain words mean, seen from `today`; a day without a year is the next one."""
    if found := _ISO.search(text):
        return _day(*map(int, found.groups()))
    if found := _NUMERIC.search(text):
        day, month, year = map(int, found.groups())
        return _day(year + 2000 if year < 100 else year, month, day)
    return _named(text, today) or _relative(text, today)


def _relative(text: str, today: date) -> date | None:
    for word, days in _RELATIVE.items():
        if re.search(rf"\b{word}\b", text):
            return today + timedelta(days=2 if "day after tomorrow" in text else days)
    weekday = weekday_in(text)
    if weekday is None:
        return None
    ahead = (weekday - today.weekday()) % 7 or 7
    return today + timedelta(days=ahead)


def _named(text: str, today: date) -> date | None:
    """A day with the name of its month; without a month, of this one or the next."""
    day = _day_of_month(text)
    months = [at for at, month in enumerate(MONTHS, 1) if re.search(rf"\b{month}\b", text)]
    if day is None or len(months) != 1:
        return None
    told = re.search(r"\b(?:19|20)\d\d\b|\b(?:nineteen|twenty|thousand)\b", text)
    years = sorted(years_in(text)) if told else []
    if len(years) == 1:
        return _day(years[0], months[0], day)
    this = _day(today.year, months[0], day)
    return this if this is None or this >= today else _day(today.year + 1, months[0], day)


def _day_of_month(text: str) -> int | None:
    if found := _ORDINAL.search(text):
        return ORDINALS[found.group()]
    if found := _DIGITS.search(text):
        return int(found.group(1))
    return next((number for number in numbers_in(text) if 1 <= number <= 31), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
