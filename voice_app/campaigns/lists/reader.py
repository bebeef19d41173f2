"""One row of a list is read: a number, whose it is, and what they agreed to; or what has to be mended."""

import re
from collections.abc import Sequence
from dataclasses import replace
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
        self._fields = [
            (f"{encode_basestring(field.name)}:", _kept(field), place) for field, place in places if place is not None
        ]

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
        for begin, field, place in self._fields:
            if value := _read(field, cells[place], faults):
                told.append(begin + encode_basestring(value))
        return "{" + ",".join(told) + "}"


def _kept(field: ContactField) -> ContactField:
    """A date of birth is kept as a date whatever the script calls it: the gate reads it again at every dial."""
    return replace(field, type=FieldType.DATE) if known_as(field.name) is Known.BORN else field


def _read_number(text: str, faults: list[RowFault]) -> Number | None:
    if not text:
        faults.append(RowFault("The telephone number is missing.", NUMBER_HOW))
        return None
    try:
        return read_number(text)
    except NotANumber as why:
        faults.append(RowFault(str(why), NUMBER_HOW))
        return None


def _read(field: ContactField, cell: str, faults: list[RowFault]) -> str:
    """The value as it is kept: dates as 2026-11-23, numbers in digits alone."""
    text = clean(cell)
    if not text:
        if field.required:
            faults.append(RowFault(f"The {_name(field)} is missing.", f"Fill in the {_name(field)}."))
        return ""
    if len(text) > LONGEST:
        faults.append(RowFault(f"The {_name(field)} is longer than {LONGEST} characters.", "Shorten it."))
    elif not text.isascii() and UNREADABLE in text:
        how = "Enter it again, and save the list as CSV UTF-8."
        faults.append(RowFault(f"The {_name(field)} has a character that cannot be read.", how))
    if field.type is FieldType.TEXT:
        return text
    value = _day(text) if field.type is FieldType.DATE else _figure(text)
    if not value:
        is_date = field.type is FieldType.DATE
        reason = f"The {_name(field)} is no {'date' if is_date else 'number'}."
        faults.append(RowFault(reason, DATE_HOW if is_date else "Write it in digits."))
    return value


def _day(text: str) -> str:
    day = read_day(text)
    return day.isoformat() if day else ""


def _figure(text: str) -> str:
    found = A_NUMBER.fullmatch(text.replace(",", "").replace(" ", ""))
    return (found[1] or found[2]) if found else ""


def _name(field: ContactField) -> str:
    return field.name.replace("_", " ")
