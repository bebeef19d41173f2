"""Whether a row is of somebody under 16 (promise P32; law R44), by a date of birth, a year of birth or an age."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from voice_app.campaigns.lists.cells import clean
from voice_app.campaigns.lists.dates import age_on, read_day
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.fields import Known
from voice_app.campaigns.lists.plan import Plan

YOUNGEST, OLDEST = 16, 125
REMEMBERED = 1 << 15  # different cells of a column: there are not many more days on which people were born


class BirthReader:
    """Reads what a row tells of somebody's age; every column that tells of it counts."""

    def __init__(self, plan: Plan) -> None:
        places = ((plan.columns.place(known), how) for known, how in _HOW.items())
        self._readers = [(place, _remembering(plan.today, how)) for place, how in places if place is not None]

    def is_minor(self, cells: Sequence[str], faults: list[RowFault]) -> bool:
        """True on doubt: a year of birth alone leaves open whether the birthday has been. Adds to `faults`."""
        youngest = OLDEST
        for place, read in self._readers:
            age, fault = read(cells[place])
            youngest = min(youngest, age)
            if fault:
                faults.append(fault)
        return youngest < YOUNGEST


def _remembering(
    today: date, how: tuple[Callable[[str, date], int | None], RowFault]
) -> Callable[[str], tuple[int, RowFault | None]]:
    """What reads a column's cells: the age, as old as can be where none is told, and what is wrong."""

    @lru_cache(maxsize=REMEMBERED)
    def read(cell: str) -> tuple[int, RowFault | None]:
        text = clean(cell)
        age = how[0](text, today) if text else OLDEST
        return (OLDEST, how[1]) if age is None or not 0 <= age <= OLDEST else (age, None)

    return read


def _by_day(text: str, today: date) -> int | None:
    day = read_day(text)
    return None if day is None else age_on(day, today)


def _by_year(text: str, today: date) -> int | None:
    """At least this old: the birthday of this year may be to come."""
    if not text.isdecimal() or int(text) > today.year:
        return None
    return max(0, today.year - int(text) - 1)


def _by_age(text: str, _today: date) -> int | None:
    return int(text) if text.isdecimal() else None


_HOW = {
    Known.BORN: (
        _by_day,
        RowFault(
            "The date of birth cannot be.", "Write it as 23/11/1980 or 1980-11-23, with all four digits of the year."
        ),
    ),
    Known.BIRTH_YEAR: (
        _by_year,
        RowFault("The year of birth cannot be.", "Write the four digits of the year."),
    ),
    Known.AGE: (
        _by_age,
        RowFault("The age cannot be.", "Write it in full years."),
    ),
}
