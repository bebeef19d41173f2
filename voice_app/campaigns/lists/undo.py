"""A whole import is taken back, as long as no call of it was placed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Delete, delete, func, select
from sqlalchemy.orm import Session

from voice_app.calls import Call
from voice_app.campaigns.enrol import NotEnrolled
from voice_app.campaigns.hand import IN_HAND
from voice_app.campaigns.life import State, lock_campaign
from voice_app.campaigns.tables import Consent, ConsentWithdrawal, Contact, ContactList, Exclusion


class TooLate(NotEnrolled):
    """People of the list have been called, or may be at this moment; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken away, and how many consents stay in the ledger because something rests on them."""

    list_id: str
    campaign_id: str
    people: int
    consents: int
    consents_kept: int


def undo(session: Session, list_id: str, who: str, now: datetime) -> Undone:
    """Remove the list's people, exclusions and consents; its record stays. In the caller's transaction.

    A consent stays when a call to its number was placed for the client since, or when it was withdrawn. Raises
    NotEnrolled and TooLate.
    """
    made = session.get(ContactList, list_id)
    if made is None:
        raise NotEnrolled(f"There is no list {list_id}. See: voice-app contacts lists CAMPAIGN")
    if made.undone_at is not None:
        raise NotEnrolled(f"List {list_id} was taken back already, by {made.undone_by}.")
    campaign = lock_campaign(session, made.campaign_id)
    if campaign.state == State.RUNNING:
        raise TooLate(f"The campaign is running: pause it first, with voice-app campaign pause {campaign.id}")
    _check_uncalled(session, made)
    people = _remove(session, delete(Contact).where(Contact.list_id == list_id))
    _remove(session, delete(Exclusion).where(Exclusion.list_id == list_id))
    consents = _remove(session, delete(Consent).where(Consent.list_id == list_id, ~_is_rested_on(made)))
    kept = session.scalar(select(func.count()).where(Consent.list_id == list_id)) or 0
    made.undone_by, made.undone_at = " ".join(who.split()), now
    session.flush()
    return Undone(list_id, made.campaign_id, people, consents, kept)


def _check_uncalled(session: Session, made: ContactList) -> None:
    """Raises TooLate. The campaign is held and does not run, so nobody is taken in hand meanwhile."""
    in_hand = select(Contact.id).where(Contact.list_id == made.id, Contact.state == IN_HAND)
    called = select(Call.id).join(Contact, Contact.id == Call.contact_id).where(Contact.list_id == made.id)
    if any(session.scalar(each.limit(1)) is not None for each in (in_hand, called)):
        raise TooLate(
            f"People of list {made.id} have been called: it cannot be taken back. To call nobody of it any more: "
            f"voice-app campaign stop {made.campaign_id}"
        )


def _is_rested_on(made: ContactList) -> ColumnElement[bool]:
    campaigns_client = Call.client_id == Consent.client_id
    placed = select(Call.id).where(
        Call.fingerprint == Consent.fingerprint, campaigns_client, Call.created_at >= made.imported_at
    )
    withdrawn = select(ConsentWithdrawal.id).where(ConsentWithdrawal.consent_id == Consent.id)
    return placed.exists() | withdrawn.exists()


def _remove(session: Session, what: Delete) -> int:
    done = session.execute(what.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", done).rowcount
