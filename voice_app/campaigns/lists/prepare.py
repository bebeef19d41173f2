"""A part of a list is made ready to be judged: read, screened, fingerprinted, sealed. All that costs time is here.

It asks no database, so that several processes may do it side by side. Numbers and names leave it sealed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from suppression import Number, NumberKeys, Registers, Screening
from voice_app.calls import FIELDS, NUMBER
from voice_app.campaigns.lists.csv_rows import Row
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.ledger_rows import LedgerRows, Opens
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.reader import RowReader
from voice_app.campaigns.lists.reading import Faulty, Minor, Person, Uncallable


@dataclass(frozen=True, slots=True)
class Means:
    """Keys and registers, in a form that another process can be given."""

    number_keys: NumberKeys
    registers: Path
    registers_key: bytes = field(repr=False)
    live: bool


@dataclass(slots=True)
class Prepared:
    """What became of the rows of a part. The first lists run side by side, one entry for each person."""

    rows: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)  # in E.164 without its +: to find duplicates by, and never kept
    fingerprints: list[str] = field(default_factory=list)
    sealed_numbers: list[bytes] = field(default_factory=list)
    sealed_fields: list[bytes] = field(default_factory=list)
    consents: list[list[Any] | None] = field(default_factory=list)  # in the order of new_consents.COLUMNS
    opens: list[Opens] = field(default_factory=list)
    screenings: list[int] = field(default_factory=list)  # places in `screened`
    screened: list[Screening] = field(default_factory=list)
    faulty: list[tuple[int, tuple[RowFault, ...]]] = field(default_factory=list)  # place in the part
    minors: list[tuple[int, int | None]] = field(default_factory=list)  # row, number
    uncallable: list[tuple[int, str]] = field(default_factory=list)  # row, fingerprint
    zeros_restored: int = 0
    drama: int = 0


Prepare = Callable[[Sequence[Row]], Prepared]


class Preparer:
    """Prepares the parts of one list."""

    def __init__(self, plan: Plan, means: Means) -> None:
        self._plan, self._keys = plan, means.number_keys
        self._ledger = LedgerRows(plan, means.number_keys)
        self._read = RowReader(plan).read
        self._registers = Registers(means.registers, means.registers_key, live=means.live)

    def __call__(self, part: Sequence[Row]) -> Prepared:
        prepared, people = Prepared(), list[Person]()
        for place, (row, cells) in enumerate(part):
            reading = self._read(cells)
            if isinstance(reading, Person):
                people.append(reading)
                prepared.rows.append(row)
            elif isinstance(reading, Faulty):
                prepared.faulty.append((place, reading.faults))
            elif isinstance(reading, Uncallable):
                prepared.uncallable.append((row, self._keys.fingerprint(reading.number)))
            elif isinstance(reading, Minor):
                prepared.minors.append((row, _digits(reading.number) if reading.number else None))
        self._add(people, prepared)
        return prepared

    def _add(self, people: list[Person], prepared: Prepared) -> None:
        numbers = [person.number for person in people]
        keys, seal_fields = self._keys, self._keys.sealer.seal
        prepared.numbers = [_digits(number) for number in numbers]
        prepared.fingerprints = [keys.fingerprint(number) for number in numbers]
        prepared.sealed_numbers = [keys.seal(number, NUMBER) for number in numbers]
        prepared.sealed_fields = [seal_fields(person.fields.encode(), FIELDS) for person in people]
        for place, person in enumerate(people):
            self._add_consent(place, person, prepared)
        prepared.zeros_restored = sum(person.lost_zero for person in people)
        prepared.drama = sum(number.is_drama for number in numbers)
        prepared.screened, prepared.screenings = _indexed(self._registers.screen_many(numbers, self._plan.now))

    def _add_consent(self, place: int, person: Person, prepared: Prepared) -> None:
        agreement = person.agreement
        if agreement is None:
            prepared.consents.append(None)
            prepared.opens.append(Opens.NOTHING)
            return
        mark, sealed = prepared.fingerprints[place], prepared.sealed_numbers[place]
        consent, opens = self._ledger.enter(person.number, agreement, mark, sealed)
        prepared.consents.append(consent)
        prepared.opens.append(opens)


def _digits(number: Number) -> int:
    return int(number.e164[1:])


def _indexed(screenings: list[Screening]) -> tuple[list[Screening], list[int]]:
    """The different screenings, of which there are four at most, and for each number its place among them."""
    different = {id(each): each for each in screenings}
    places = {known: place for place, known in enumerate(different)}
    return list(different.values()), [places[id(each)] for each in screenings]
