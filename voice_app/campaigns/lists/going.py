"""A list is gone through: part after part is judged, counted, told of, and what would be written is laid by.

Nothing is written meanwhile, and each part is judged in a short transaction of its own, so nobody has to wait.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from voice_app.campaigns.lists.account import Account, Tally
from voice_app.campaigns.lists.contacts import Contacts
from voice_app.campaigns.lists.crew import Alone, Crew, Part
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.judge import Judged, judge_part
from voice_app.campaigns.lists.order import Order
from voice_app.campaigns.lists.prepare import Prepared
from voice_app.campaigns.lists.seen import Seen
from voice_app.campaigns.lists.spool import Spool
from voice_app.campaigns.lists.stored import earlier_list

Begin = Callable[[], AbstractContextManager[Session]]
Advance = Callable[[int, int], None]  # rows done, rows about


class Mending(Protocol):
    """Where faulty rows go."""

    def write(self, cells: Sequence[str], faults: Sequence[RowFault]) -> None:
        """One row with what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does the work, and who is told of it."""

    crew: Alone | Crew
    advance: Advance
    mending: Mending | None = None


@dataclass(frozen=True, slots=True)
class JudgedList:
    """A whole list, judged: what became of each row, and what waits to be written."""

    order: Order
    contacts: Contacts
    account: Account
    minors: frozenset[int]  # numbers that some row gives to a child: no row of the list calls them
    earlier: str | None  # the list in which the very same content came in before
    spool: Spool


@contextmanager
def judge_list(begin: Begin, order: Order, contacts: Contacts, doing: Doing) -> Iterator[JudgedList]:
    """Go through the list, once; `begin` begins a transaction. Raises FileFaulty."""
    with begin() as session:
        earlier = earlier_list(session, order.campaign_id, contacts.source.survey.sha256)
    tally, seen, minors, spool = Tally(), Seen(contacts.source.rows_about), set[int](), Spool()
    about = contacts.source.rows_about
    doing.advance(0, about)
    try:
        for part in doing.crew.prepared(contacts.rows):
            with begin() as session:
                judged = judge_part(session, order, part[1], seen)
            tally.add(*part, judged)
            minors.update(number for _, number in part[1].minors if number is not None)
            _lay_by(part[1], judged, spool)
            _hand_on(part, doing)
            doing.advance(tally.rows, max(about, tally.rows))
        tally.move_to_minors(sum(number in seen for number in minors))
        yield JudgedList(order, contacts, tally.told(), frozenset(minors), earlier, spool)
    finally:
        spool.close()


def _lay_by(prepared: Prepared, judged: Judged, spool: Spool) -> None:
    marks = prepared.fingerprints
    for place in judged.callable:
        row = (marks[place], prepared.sealed_numbers[place], prepared.sealed_fields[place], prepared.rows[place])
        spool.bucket(marks[place]).people.append(row)
    for place in judged.consents:
        if (consent := prepared.consents[place]) is not None:
            spool.bucket(marks[place]).consents.append(consent)
    for each in judged.excluded:
        spool.bucket(each.fingerprint).excluded.append((each.fingerprint, each.row, each.rule.value))
    spool.settle()


def _hand_on(part: Part, doing: Doing) -> None:
    rows, prepared = part
    if doing.mending:
        for place, faults in prepared.faulty:
            doing.mending.write(rows[place][1], faults)
