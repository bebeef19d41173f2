"""Opening hours as a person writes them: "Mon-Fri 09:00-17:30", "Mon-Sat 09:00-17:00, Sun closed"."""

import re
from datetime import time

from scripts.model import Hours

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PART = re.compile(r"(?P<days>[A-Za-z]+(?:\s*[-–]\s*[A-Za-z]+)?)?\s*(?P<times>closed|[0-9].*)?")
_TIMES = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-–]\s*([0-9]{1,2}):([0-9]{2})")
_EXAMPLE = "Write them like Mon-Fri 09:00-17:30, Sat 10:00-13:00, Sun closed."


class HoursFaulty(Exception):
    """The text is no opening hours; the message says why."""


def parse(text: str) -> Hours:
    """The hours of each weekday; a day that is not named is closed. Raises HoursFaulty."""
    week: dict[int, tuple[time, time] | None] = {}
    waiting: list[int] = []  # days named before their times: "Mon, Wed 09:00-12:00"
    for part in text.split(","):
        days, times = _read(part.strip())
        waiting += days
        if times is not None:
            _set(week, waiting, _span(times), text)
            waiting = []
    if waiting:
        raise HoursFaulty(f"{DAYS[waiting[0]].capitalize()} has no times. {_EXAMPLE}")
    return Hours(tuple(week.get(day) for day in range(7)), text)


def _set(week: dict[int, tuple[time, time] | None], days: list[int], span: tuple[time, time] | None, text: str) -> None:
    for day in days:
        if day in week:
            raise HoursFaulty(
                f"{DAYS[day].capitalize()} is given twice. Give each day one opening and one closing time."
            )
        week[day] = span


def _read(part: str) -> tuple[list[int], str | None]:
    found = _PART.fullmatch(part)
    if not part or found is None:
        raise HoursFaulty(f'"{part}" is no opening time. {_EXAMPLE}')
    days, times = found["days"], found["times"]
    if days and days.lower() == "closed":
        raise HoursFaulty(f'"closed" needs a day before it. {_EXAMPLE}')
    return (_days(days) if days else list(range(7))), times


def _days(text: str) -> list[int]:
    ends = [_day(name.strip()) for name in re.split(r"[-–]", text)]
    first, last = ends[0], ends[-1]
    return [day % 7 for day in range(first, last + 1 if last >= first else last + 8)]


def _day(name: str) -> int:
    found = [index for index, day in enumerate(DAYS) if len(name) >= 3 and day.startswith(name.lower())]
    if not found:
        raise HoursFaulty(f'"{name}" is no day of the week. {_EXAMPLE}')
    return found[0]


def _span(text: str) -> tuple[time, time] | None:
    if text == "closed":
        return None
    found = _TIMES.fullmatch(text.strip())
    if found is None:
        raise HoursFaulty(f'"{text}" is no pair of times. {_EXAMPLE}')
    numbers = [int(number) for number in found.groups()]
    if numbers[0] > 23 or numbers[2] > 23 or numbers[1] > 59 or numbers[3] > 59:
        raise HoursFaulty(f'"{text}" is not on the clock, which goes from 00:00 to 23:59.')
    opens, closes = time(numbers[0], numbers[1]), time(numbers[2], numbers[3])
    if closes <= opens:
        raise HoursFaulty(f'"{text}" closes before it opens.')
    return opens, closes
