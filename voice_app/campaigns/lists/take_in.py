"""A list is checked, or taken in: the same steps, and the same account of every row.

All of an import is one transaction of its caller. A file that turns out to be broken, an interrupt or a killed
process leaves nothing behind, and nobody can be called before the commit. A check gives back what it wrote part by
part, so that it keeps nobody waiting.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from sqlalchemy import delete
from sqlalchemy.orm import Session

from suppression import Number
from voice_app.campaigns.bulk import insert_rows
from voice_app.campaigns.hand import WAITING
from voice_app.campaigns.lists.account import Account
from voice_app.campaigns.lists.contacts import Contacts
from voice_app.campaigns.lists.judge import Judged
from voice_app.campaigns.lists.order import Order
from voice_app.campaigns.lists.prepare import Prepared
from voice_app.campaigns.lists.progress import Doing, Progress
from voice_app.campaigns.lists.stored import add_list, close_list, earlier_list
from voice_app.campaigns.tables import Base, Consent, Contact, Exclusion

Begin = Callable[[], AbstractContextManager[Session]]

_CONTACT = (
    "id", "campaign_id", "fingerprint", "sealed_number", "sealed_fields", "row", "list_id", "state", "due_at",
    "attempts", "tries", "created_at",
)  # fmt: skip
_EXCLUSION = ("list_id", "fingerprint", "row", "rule", "at")


class Overtaken(Exception):
    """Somebody else put people of this list on the campaign while it was read."""

    def __init__(self) -> None:
        super().__init__("Another import to this campaign was under way. Nothing was changed: import the file again.")


@dataclass(frozen=True, slots=True)
class Receipt:
    """`list_id` is empty when nothing was changed. `earlier` is the list that the same content came in before."""

    list_id: str
    account: Account
    earlier: str | None


def check(begin: Begin, order: Order, contacts: Contacts, doing: Doing) -> Receipt:
    """What `take_in` would do; nothing is kept. Raises FileFaulty."""
    with begin() as session:
        earlier = earlier_list(session, order.campaign_id, contacts.source.survey.sha256)
    progress = Progress(order, contacts, doing)
    for part in progress.parts():
        with begin() as session, session.begin_nested() as point:
            progress.judge(session, part, "")
            point.rollback()
    return Receipt("", progress.account(), earlier)


def take_in(session: Session, order: Order, contacts: Contacts, doing: Doing) -> Receipt:
    """Put everybody who may be called on the campaign, in the caller's transaction.

    The very same file again changes nothing, unless somebody in it may be called now who could not be then. Raises
    FileFaulty and Overtaken; the caller then rolls back.
    """
    earlier = earlier_list(session, order.campaign_id, contacts.source.survey.sha256)
    if earlier is None:
        return _take_in(session, order, contacts, doing, None)
    with session.begin_nested() as point:
        receipt = _take_in(session, order, contacts, doing, earlier)
        if receipt.account.callable:
            return receipt
        point.rollback()
    return Receipt("", receipt.account, earlier)


def _take_in(session: Session, order: Order, contacts: Contacts, doing: Doing, earlier: str | None) -> Receipt:
    list_id = secrets.token_hex(8)
    add_list(session, list_id, order, contacts)
    progress = Progress(order, contacts, doing)
    for part in progress.parts():
        judged = progress.judge(session, part, list_id)
        _write(session, order, list_id, part[1], judged)
    numbers = (Number(f"+{digits}") for digits in progress.minors)
    _leave_out(session, order, list_id, [doing.tools.number_keys.fingerprint(number) for number in numbers])
    account = progress.account()
    close_list(session, list_id, account)
    return Receipt(list_id, account, earlier)


def _write(session: Session, order: Order, list_id: str, prepared: Prepared, judged: Judged) -> None:
    tables = Base.metadata.tables
    people = _people(order, list_id, prepared, judged)
    unique = "campaign_id, fingerprint"
    if insert_rows(session, tables[Contact.__tablename__], _CONTACT, people, unique) < len(judged.callable):
        raise Overtaken
    left_out = ((list_id, each.fingerprint, each.row, each.rule.value, order.now) for each in judged.excluded)
    insert_rows(session, tables[Exclusion.__tablename__], _EXCLUSION, left_out, "id")


def _people(order: Order, list_id: str, prepared: Prepared, judged: Judged) -> Iterator[tuple[object, ...]]:
    for place in judged.callable:
        row = prepared.rows[place]
        yield (
            f"{list_id}{row:08x}", order.campaign_id, prepared.fingerprints[place], prepared.sealed_numbers[place],
            prepared.sealed_fields[place], row, list_id, WAITING, order.now, 0, 0, order.now,
        )  # fmt: skip


def _leave_out(session: Session, order: Order, list_id: str, fingerprints: list[str]) -> None:
    """A child's number is not called, whichever list brought it, and nothing that this list says of it is kept."""
    for fingerprint in fingerprints:
        session.execute(
            delete(Contact).where(
                Contact.campaign_id == order.campaign_id,
                Contact.fingerprint == fingerprint,
                Contact.state == WAITING,
                Contact.tries == 0,
            )
        )
        for kept in (Exclusion, Consent):
            session.execute(delete(kept).where(kept.list_id == list_id, kept.fingerprint == fingerprint))
