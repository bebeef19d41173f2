"""Days that the story needs, whatever the day on which it is told."""

from datetime import date, datetime, time, timedelta

from voice_app.campaigns import Nation, opening_of
from voice_app.moments import LONDON, as_utc, in_london

_ANYWHERE = frozenset(Nation)
_SUNDAY, _ELEVEN, _TEN = 6, time(11), time(10)


def next_sunday(now: datetime) -> datetime:
    """Eleven o'clock on the next Sunday after today whose Monday is a working day in every nation."""
    day = in_london(now).date() + timedelta(days=1)
    while day.weekday() != _SUNDAY or opening_of(day + timedelta(days=1), _ANYWHERE) is None:
        day += timedelta(days=1)
    return _at(day, _ELEVEN)


def next_morning(now: datetime) -> datetime:
    """The moment of tomorrow at which people may be rung. Raises ValueError when they may not."""
    opening = opening_of(in_london(now).date() + timedelta(days=1), _ANYWHERE)
    if opening is None:
        raise ValueError("Tomorrow nobody may be rung.")
    return opening[0]


def working_day(moment: datetime) -> datetime:
    """Ten in the morning of the first day from `moment` on, on which people may be rung everywhere."""
    day = in_london(moment).date()
    while opening_of(day, _ANYWHERE) is None:
        day += timedelta(days=1)
    return _at(day, _TEN)


def _at(day: date, clock: time) -> datetime:
    return as_utc(datetime.combine(day, clock, LONDON))
