"""What a row turns out to be, before anything is asked of registers or the database."""

from datetime import datetime
from typing import NamedTuple

from suppression import Number
from voice_app.campaigns.lists.faults import RowFault


class Terms(NamedTuple):
    """What people were told when they agreed: the same for most rows of a list."""

    named: str
    topic: str
    wording: str
    version: str
    method: str
    source: str
    scope: str
    basis: str
    collected_by: str


class Agreement(NamedTuple):
    """A consent that a row tells of; times are aware, UTC."""

    terms: Terms
    given_at: datetime
    expires_at: datetime | None
    person: str


class Minor(NamedTuple):
    """Somebody who is, or may be, under 16: nothing of the row is kept."""

    number: Number | None


class Uncallable(NamedTuple):
    """A kind of number that is never called."""

    number: Number


class Faulty(NamedTuple):
    """A row that has to be mended first."""

    faults: tuple[RowFault, ...]


class Person(NamedTuple):
    """A row that can be judged."""

    number: Number
    lost_zero: bool
    fields: str  # JSON
    agreement: Agreement | None


Reading = Minor | Uncallable | Faulty | Person
