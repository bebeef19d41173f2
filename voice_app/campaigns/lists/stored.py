"""The record of each list that came in: whose it was, what became of its rows, and by whom it was taken back."""

import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.campaigns.lists.account import Account
from voice_app.campaigns.lists.contacts import Contacts
from voice_app.campaigns.lists.order import Order
from voice_app.campaigns.tables import ContactList


def add_list(session: Session, order: Order, contacts: Contacts, account: Account) -> None:
    """Before its people are, who point to it."""
    source, excluded = contacts.source, {str(rule): count for rule, count in account.excluded.items()}
    session.add(
        ContactList(
            id=order.list_id,
            campaign_id=order.campaign_id,
            name=source.name,
            sha256=source.survey.sha256,
            mapping=json.dumps(contacts.columns.as_told(), ensure_ascii=False),
            encoding=source.read_as,
            rows=account.rows,
            callable=account.callable,
            excluded=json.dumps(excluded),
            faulty=account.faulty,
            duplicate=account.duplicate,
            registers=json.dumps(dict(account.registers)),
            imported_by=order.who,
            imported_at=order.now,
        )
    )
    session.flush()


def earlier_list(session: Session, campaign_id: str, sha256: str) -> str | None:
    """The list that the very same content came in before, and stands; None when there is none."""
    same = select(ContactList.id).where(ContactList.campaign_id == campaign_id, ContactList.sha256 == sha256)
    standing = same.where(ContactList.undone_at.is_(None))
    return session.scalar(standing.order_by(ContactList.imported_at.desc()).limit(1))


def lists_of(session: Session, campaign_id: str) -> Sequence[ContactList]:
    """All lists of a campaign, oldest first, those that were taken back too."""
    mine = select(ContactList).where(ContactList.campaign_id == campaign_id)
    return session.scalars(mine.order_by(ContactList.imported_at, ContactList.id)).all()
