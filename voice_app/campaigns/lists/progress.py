"""A list as it is gone through: part after part is judged, counted and told of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from voice_app.calls import CallTools
from voice_app.campaigns.lists.account import Account, Tally
from voice_app.campaigns.lists.contacts import Contacts
from voice_app.campaigns.lists.crew import Alone, Crew, Part
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.judge import Judged, judge_part
from voice_app.campaigns.lists.order import Order
from voice_app.campaigns.lists.seen import Seen

Advance = Callable[[int, int], None]  # rows done, rows about


class Mending(Protocol):
    """Where faulty rows go."""

    def write(self, cells: Sequence[str], faults: Sequence[RowFault]) -> None:
        """One row with what is wrong in it."""


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does the work, and who is told of it."""

    tools: CallTools
    crew: Alone | Crew
    advance: Advance
    mending: Mending | None = None


class Progress:
    """Goes through one list, once."""

    def __init__(self, order: Order, contacts: Contacts, doing: Doing) -> None:
        self._order, self._contacts, self._doing = order, contacts, doing
        self._tally, self._minors = Tally(), set[int]()
        self._seen = Seen(contacts.source.rows_about)

    def parts(self) -> Iterator[Part]:
        """Every part of the list; each is to be judged before the next is asked for."""
        about = self._contacts.source.rows_about
        self._doing.advance(0, about)
        for part in self._doing.crew.prepared(self._contacts.rows):
            yield part
            self._doing.advance(self._tally.rows, max(about, self._tally.rows))

    def judge(self, session: Session, part: Part, list_id: str) -> Judged:
        """Who in it may be called; counts all, and hands on what is to be mended."""
        rows, prepared = part
        judged = judge_part(session, self._order, self._doing.tools, list_id, prepared, self._seen)
        self._tally.add(rows, prepared, judged)
        self._minors.update(number for _, number in prepared.minors if number is not None)
        if self._doing.mending:
            for place, faults in prepared.faulty:
                self._doing.mending.write(rows[place][1], faults)
        return judged

    @property
    def minors(self) -> frozenset[int]:
        """Numbers that some row gives to a child: no row of the list calls them, whatever it says."""
        return frozenset(self._minors)

    def account(self) -> Account:
        """Of the whole list, once it has been gone through."""
        self._tally.move_to_minors(sum(number in self._seen for number in self._minors))
        return self._tally.told()
