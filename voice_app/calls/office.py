"""Is the client's person there now? By the script's hours, in London; England's bank holidays count as closed."""

from datetime import datetime
from functools import cache

import holidays

from scripts.model import Hours
from voice_app.moments import in_london


def is_open(hours: Hours | None, now: datetime) -> bool:
    """Whether somebody is there at `now`; no hours given means always."""
    if hours is None:
        return True
    local = in_london(now)
    span = hours.by_weekday[local.weekday()]
    if span is None or local.date() in _bank_holidays(local.year):
        return False
    return span[0] <= local.time() < span[1]


@cache
def _bank_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="ENG", years=year)
