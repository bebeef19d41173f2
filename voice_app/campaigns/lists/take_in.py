"""A judged list is taken in: everybody who may be called is put on the campaign, all at once.

It is one transaction of the caller. A killed process or an interrupt leaves nothing behind, and nobody can be called
before the commit. On SQLite nobody else can write meanwhile; judging, which takes most of the time, is over by then.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from suppression import Number, NumberKeys
from voice_app.campaigns.bulk import insert_rows
from voice_app.campaigns.hand import WAITING
from voice_app.campaigns.lists.account import Account
from voice_app.campaigns.lists.going import Advance, JudgedList
from voice_app.campaigns.lists.order import Order
from voice_app.campaigns.lists.spool import Waiting
from voice_app.campaigns.lists.stored import add_list
from voice_app.campaigns.new_consents import COLUMNS
from voice_app.campaigns.tables import Base, Consent, Contact, Exclusion

CONTACT = (
    "id", "campaign_id", "fingerprint", "sealed_number", "sealed_fields", "row", "list_id", "state", "due_at",
    "attempts", "tries", "created_at",
)  # fmt: skip
EXCLUSION = ("list_id", "fingerprint", "row", "rule", "at")
ID_DIGITS = 24  # of the fingerprint, after the list's id: ids in the fingerprint's order are quicker to insert
CACHE = "PRAGMA cache_size = {}"  # of SQLite: pages, or KiB below 0
LARGE, USUAL = -262_144, -2_000


class Overtaken(Exception):
    """Somebody else put people of this list on the campaign while it was read."""

    def __init__(self) -> None:
        super().__init__("Another import to this campaign was under way. Nothing was changed: import the file again.")


@dataclass(frozen=True, slots=True)
class Receipt:
    """`list_id` is empty when nothing was changed, since the very same content had come in before."""

    list_id: str
    account: Account
    consents: int  # new in the ledger


def take_in(session: Session, judged: JudgedList, keys: NumberKeys, advance: Advance) -> Receipt:
    """Write it down, in the caller's transaction. `advance` hears of rows written.

    The very same content again changes nothing, unless somebody in it may be called now who could not be then.
    Raises Overtaken, or SQLAlchemy's IntegrityError for the same reason; the caller then rolls back.
    """
    order, account = judged.order, judged.account
    if judged.earlier is not None and not account.callable:
        return Receipt("", account, 0)
    add_list(session, order, judged.contacts, account)
    children = {keys.fingerprint(Number(f"+{digits}")) for digits in judged.minors}
    done = consents = 0
    with _LargeCache(session, account.rows):
        for waiting in judged.spool.sorted():
            consents += _write(session, order, _without(waiting, children))
            done += waiting.count()
            advance(done, max(done, account.callable * 2))
    _let_go(session, order, children)
    return Receipt(order.list_id, account, consents)


def _write(session: Session, order: Order, waiting: Waiting) -> int:
    tables, unique = Base.metadata.tables, "campaign_id, fingerprint"
    people = _people(order, waiting)
    if insert_rows(session, tables[Contact.__tablename__], CONTACT, people, unique) < len(waiting.people):
        raise Overtaken
    left_out = ((order.list_id, mark, row, rule, order.now) for mark, row, rule in waiting.excluded)
    insert_rows(session, tables[Exclusion.__tablename__], EXCLUSION, left_out, "id")
    return insert_rows(session, tables[Consent.__tablename__], COLUMNS, waiting.consents, "fact")


def _people(order: Order, waiting: Waiting) -> Iterator[tuple[Any, ...]]:
    for mark, number, fields, row in waiting.people:
        yield (
            order.list_id + mark[:ID_DIGITS], order.campaign_id, mark, number, fields, row, order.list_id, WAITING,
            order.now, 0, 0, order.now,
        )  # fmt: skip


def _without(waiting: Waiting, children: Collection[str]) -> Waiting:
    """Nothing of a child's number, whichever row brought it."""
    if not children:
        return waiting
    return Waiting(
        [row for row in waiting.people if row[0] not in children],
        [row for row in waiting.consents if row[0] not in children],
        [row for row in waiting.excluded if row[0] not in children],
    )


def _let_go(session: Session, order: Order, children: Collection[str]) -> None:
    """A number that this list gives to a child leaves the campaign, if an earlier list had brought it."""
    for mark in children:
        mine = (Contact.campaign_id == order.campaign_id, Contact.fingerprint == mark)
        session.execute(delete(Contact).where(*mine, Contact.state == WAITING, Contact.tries == 0))


class _LargeCache:
    """SQLite's own cache is too small for the indexes of a long list."""

    def __init__(self, session: Session, rows: int) -> None:
        self._session = session
        self._is_wanted = session.get_bind().dialect.name == "sqlite" and rows > 20_000

    def __enter__(self) -> None:
        if self._is_wanted:
            self._session.execute(text(CACHE.format(LARGE)))

    def __exit__(self, *_fault: object) -> None:
        if self._is_wanted:
            self._session.execute(text(CACHE.format(USUAL)))
