"""The two registers that PECR regulation 26 has kept, and how long a copy of one may be used."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
STALE_AFTER = timedelta(days=28)


class Register(StrEnum):
    """TPS: individuals, sole traders, most partnerships. CTPS: companies, LLPs, Scottish partnerships."""

    TPS = "tps"
    CTPS = "ctps"


def name_of(register: Register) -> str:
    """As people write it: TPS, CTPS."""
    return register.value.upper()


def stale_from(file_date: date) -> datetime:
    """The moment, in UTC, from which a file of this date may not be used: 28 days after its date began in London.

    A number may be called while it has been listed for less than 28 days before the day of the call (PECR reg
    21(3)). One listed on the file's own day, after the file was made, has been for 28 days on the 28th day after.
    """
    return datetime.combine(file_date + STALE_AFTER, time(), LONDON).astimezone(UTC)


def day_of(now: datetime) -> date:
    """The date in London."""
    return now.astimezone(LONDON).date()


def written(day: date) -> str:
    """A date for people: 1 November 2026."""
    return f"{day:%-d %B %Y}"


def say_stale(register: Register, file_date: date) -> str:
    """That a copy of the register is too old, since when, and what to do."""
    since = written(file_date + STALE_AFTER)
    return (
        f"The {name_of(register)} register is of {written(file_date)}: since {since} it is {STALE_AFTER.days} days old "
        f"and may not be used. Load a newer one: voice-app register load {register} FILE."
    )
