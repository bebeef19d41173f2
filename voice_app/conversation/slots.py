"""The times a caller may choose from: real ones, in opening hours, in Europe/London, never on a bank holiday."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import holidays

from scripts.model import SlotsFrom
from voice_app.conversation.numbers import in_words, ordinal
from voice_app.moments import LONDON, in_london

BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG")
OFFICE_HOURS = (time(9), time(17))  # where a script gives none
MORNING, AFTERNOON, LAST_HOUR = time(10), time(14), timedelta(hours=1)
_QUARTERS = {0: "", 15: "quarter past ", 30: "half past "}


def offer(source: SlotsFrom, now: datetime, page: int = 0) -> tuple[datetime, ...]:
    """Two times: a morning and an afternoon, on the first working days after today; `page` counts refusals so far.

    Fewer, or none, when the days ahead are used up.
    """
    days = list(_open_days(source, now))[2 * page : 2 * page + 2]
    if len(days) < 2:
        return tuple(moment for day in days for moment in on(source, day))
    (morning, *_), (*_, afternoon) = on(source, days[0]), on(source, days[1])
    return morning, afternoon


def offer_on(source: SlotsFrom, now: datetime, weekday: int) -> tuple[datetime, ...]:
    """The times on the first such weekday (0 = Monday) that is open and not too far ahead; none where there is none."""
    return next((on(source, day) for day in _open_days(source, now) if day.weekday() == weekday), ())


def on(source: SlotsFrom, day: date) -> tuple[datetime, ...]:
    """A time in the morning and one in the afternoon of that day, as far as it is open; none where it is closed."""
    span = _hours(source, day)
    if span is None:
        return ()
    last = (datetime.combine(day, span[1]) - LAST_HOUR).time().replace(minute=0)
    times = sorted({min(max(MORNING, span[0]), max(last, span[0])), min(max(AFTERNOON, span[0]), max(last, span[0]))})
    return tuple(datetime.combine(day, at, LONDON) for at in times)


def spoken(moment: datetime, now: datetime) -> str:
    """ "Thursday at ten in the morning"; with its date when it is a week away or more."""
    local = in_london(moment)
    far = (local.date() - in_london(now).date()).days > 6
    day = f"{local:%A} the {ordinal(local.day)} of {local:%B}" if far else f"{local:%A}"
    part = "morning" if local.hour < 12 else "afternoon" if local.hour < 18 else "evening"
    return f"{day} at {_clock(local)} in the {part}"


def _clock(local: datetime) -> str:
    hour, minute = local.hour % 12 or 12, local.minute
    if minute in _QUARTERS:
        return f"{_QUARTERS[minute]}{in_words(hour)}"
    return f"{in_words(hour)} {in_words(minute)}"


def _open_days(source: SlotsFrom, now: datetime) -> Iterator[date]:
    today = in_london(now).date()
    for ahead in range(1, source.days_ahead + 1):
        day = today + timedelta(days=ahead)
        if on(source, day):
            yield day


def _hours(source: SlotsFrom, day: date) -> tuple[time, time] | None:
    """Opening hours of a day. Hours that name no days mean Monday to Friday; a named Saturday counts."""
    named = source.hours is not None and any(char.isalpha() for char in source.hours.text)
    if day in BANK_HOLIDAYS or (day.weekday() > 4 and not named):
        return None
    return source.hours.by_weekday[day.weekday()] if source.hours else OFFICE_HOURS
