"""When a person may be rung: on London's clock, never on Sundays and bank holidays (law R24).

No statute sets hours. The ICO warns of "calls at antisocial hours", and the DMA's guide names the widest that are
borne (HARD). The product's own window (USUAL) lies within; a campaign may narrow it and never widen it.
"""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from importlib.metadata import version

import holidays

from voice_app.campaigns.nations import Nation, nations_of
from voice_app.moments import LONDON, as_utc, in_london

__all__ = [
    "CALENDAR",
    "LAST_DIAL",
    "Nation",
    "NeverOpen",
    "bank_holiday",
    "is_open",
    "nations_of",
    "next_opening",
    "opening_of",
    "read_times",
]

Window = tuple[time, time]
_WEEK, _SATURDAY, _SUNDAY = range(5), 5, 6
USUAL: dict[int, Window] = dict.fromkeys(_WEEK, (time(9), time(20))) | {_SATURDAY: (time(10), time(17))}
HARD: dict[int, Window] = dict.fromkeys(_WEEK, (time(8), time(21))) | {_SATURDAY: (time(9), time(21))}
LAST_DIAL = timedelta(minutes=15)  # before the window closes: the call itself takes a while
CALENDAR = f"holidays {version('holidays')}"  # of the bank holidays, for the evidence
_LONGEST_CLOSURE = 14  # days: more than any holidays in a row
_DIVISION = {Nation.ENGLAND_AND_WALES: "ENG", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}


class NeverOpen(ValueError):
    """These times leave no moment in which anybody could be rung."""


def opening_of(
    day: date, nations: AbstractSet[Nation], opens: time | None = None, closes: time | None = None
) -> tuple[datetime, datetime] | None:
    """The first moment of `day` at which a dial may begin, and the one from which it may not any more; UTC.

    `opens` and `closes` are a campaign's own times, on London's clock. None: nobody is rung that day.
    """
    if day.weekday() == _SUNDAY or bank_holiday(day, nations):
        return None
    (usual_opens, usual_closes), (hard_opens, hard_closes) = USUAL[day.weekday()], HARD[day.weekday()]
    first = max(usual_opens, hard_opens, opens or time.min)
    close = min(usual_closes, hard_closes, closes or time.max)
    begin, end = _moment(day, first), _moment(day, close) - LAST_DIAL
    return (begin, end) if begin < end else None


def is_open(
    moment: datetime, nations: AbstractSet[Nation], opens: time | None = None, closes: time | None = None
) -> bool:
    """Whether a dial may begin at `moment`."""
    opening = opening_of(in_london(moment).date(), nations, opens, closes)
    return opening is not None and opening[0] <= moment < opening[1]


def next_opening(
    moment: datetime, nations: AbstractSet[Nation], opens: time | None = None, closes: time | None = None
) -> datetime:
    """`moment` when it is open then, else the next moment at which it is. Raises NeverOpen."""
    day = in_london(moment).date()
    for ahead in range(_LONGEST_CLOSURE):
        opening = opening_of(day + timedelta(days=ahead), nations, opens, closes)
        if opening and moment < opening[1]:
            return max(as_utc(moment), opening[0])
    raise NeverOpen("With these times nobody could ever be rung: see the calling hours.")


def read_times(opens: str | None, closes: str | None) -> tuple[time | None, time | None]:
    """A campaign's own times as they are stored, such as "10:00". Raises ValueError."""
    return time.fromisoformat(opens) if opens else None, time.fromisoformat(closes) if closes else None


def bank_holiday(day: date, nations: AbstractSet[Nation]) -> str:
    """The name of a bank holiday in any of these nations, or nothing."""
    return next((name for nation in sorted(nations) if (name := _holidays(nation, day.year).get(day))), "")


@lru_cache
def _holidays(nation: Nation, year: int) -> dict[date, str]:
    """Without its division the package leaves out Easter Monday and the August holiday, so it is always named."""
    return dict(holidays.country_holidays("GB", subdiv=_DIVISION[nation], years=year))


def _moment(day: date, on_the_clock: time) -> datetime:
    return as_utc(datetime.combine(day, on_the_clock, LONDON))
