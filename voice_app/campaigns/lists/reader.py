"""One row of a list is read: a number, whose it is, and what they agreed to; or what has to be mended."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from json.encoder import encode_basestring

from scripts import ContactField, FieldType
from suppression import NotANumber, Number
from voice_app.campaigns.gate import CALLABLE
from voice_app.campaigns.lists.agreement import AgreementReader
from voice_app.campaigns.lists.birth import BirthReader
from voice_app.campaigns.lists.cells import UNREADABLE, clean
from voice_app.campaigns.lists.dates import read_day
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.fields import Known, known_as
from voice_app.campaigns.lists.numbers import lost_its_zero, read_number
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.reading import Faulty, Minor, Person, Reading, Uncallable

LONGEST = 500  # characters of a field: it is spoken
REMEMBERED = 1 << 14  # different cells of a column: first names and dates come again and again
NUMBER_HOW = "Write it as 07700 900123 or +44 7700 900123, in a column formatted as Text."
DATE_HOW = "Write it as 2026-11-23 or 23/11/2026, with all four digits of the year."
A_NUMBER = re.compile(r"([+-]?[0-9]+)(?:\.0+)?|([+-]?[0-9]+\.[0-9]+)")


class RowReader:
    """Reads the rows of one list by its plan."""

    def __init__(self, plan: Plan) -> None:
        place = plan.columns.place(Known.NUMBER)
        assert place is not None  # noqa: S101  # map_columns refuses a list without
        self._number, self._width = place, plan.width
        self._birth, self._agreement = BirthReader(plan), AgreementReader(plan)
        places = ((field, plan.columns.place(field.name)) for field in plan.fields)
        self._fields = [(place, _remembering(field)) for field, place in places if place is not None]

    def read(self, cells: Sequence[str]) -> Reading:
        """What the row is. A minor is one whatever else is wrong; a number that is never called needs no mending."""
        faults = list[RowFault]()
        text = clean(cells[self._number])
        number = _read_number(text, faults)
        if self._birth.is_minor(cells, faults):
            return Minor(number)
        if number is not None and number.kind not in CALLABLE:
            return Uncallable(number)
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            faults.append(RowFault("The row has more cells than the heading.", "Put a value with a comma in quotes."))
        fields = self._read_fields(cells, faults)
        agreement = self._agreement.read(cells, faults)
        if faults or number is None:
            return Faulty(tuple(faults))
        return Person(number, lost_its_zero(text), fields, agreement)

    def _read_fields(self, cells: Sequence[str], faults: list[RowFault]) -> str:
        """JSON, a field without a value left out."""
        told = []
        for place, read in self._fields:
            value, fault = read(cells[place])
            if value:
                told.append(value)
            if fault:
                faults.append(fault)
        return "{" + ",".join(told) + "}"


def _remembering(field: ContactField) -> Callable[[str], tuple[str, RowFault | None]]:
    """What reads this field's cells: `"name":"value"`, and what is wrong. The same cell is read once.

    A date of birth is kept as a date whatever the script calls it: the gate reads it again at every dial.
    """
    kept = replace(field, type=FieldType.DATE) if known_as(field.name) is Known.BORN else field
    begin = f"{encode_basestring(field.name)}:"

    @lru_cache(maxsize=REMEMBERED)
    def read(cell: str) -> tuple[str, RowFault | None]:
        value, fault = _read(kept, clean(cell))
        return (begin + encode_basestring(value) if value else ""), fault

    return read


def _read_number(text: str, faults: list[RowFault]) -> Number | None:
    if not text:
        faults.append(RowFault("The telephone number is missing.", NUMBER_HOW))
        return None
    try:
        return read_number(text)
    except NotANumber as why:
        faults.append(RowFault(str(why), NUMBER_HOW))
        return None


def _read(field: ContactField, text: str) -> tuple[str, RowFault | None]:
    """The value as it is kept, dates as 2026-11-23, numbers in digits alone; and what is wrong with it."""
    name = field.name.replace("_", " ")
    if not text:
        return "", RowFault(f"The {name} is missing.", f"Fill in the {name}.") if field.required else None
    if len(text) > LONGEST:
        return "", RowFault(f"The {name} is longer than {LONGEST} characters.", "Shorten it.")
    if UNREADABLE in text:
        how = "Enter it again, and save the list as CSV UTF-8."
        return "", RowFault(f"The {name} has a character that cannot be read.", how)
    if field.type is FieldType.DATE:
        day = _day(text)
        return day, None if day else RowFault(f"The {name} is no date.", DATE_HOW)
    if field.type is FieldType.NUMBER:
        figure = _figure(text)
        return figure, None if figure else RowFault(f"The {name} is no number.", "Write it in digits.")
    return text, None


def _day(text: str) -> str:
    day = read_day(text)
    return day.isoformat() if day else ""


def _figure(text: str) -> str:
    found = A_NUMBER.fullmatch(text.replace(",", "").replace(" ", ""))
    return (found[1] or found[2]) if found else ""
