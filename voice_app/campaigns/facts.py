"""Brings together all that the gate may know about one contact at one moment."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

import suppression
from voice_app.calls import ACTIVE, NUMBER, Call
from voice_app.campaigns.gate import Facts
from voice_app.campaigns.tables import Campaign, Client, Contact
from voice_app.campaigns.tools import DialTools


def gather(
    session: Session, contact: Contact, tools: DialTools, now: datetime, besides: str | None = None  # noqa: ARG001  # in work
) -> Facts:  # fmt: skip
    """The facts; the caller holds the number's lock, so that none of them changes before it commits.

    `besides` is the call the gate is asked about a second time, when it is armed: it counts neither as another call
    to the number nor as an attempt, nor against the capacity.
    """
    campaign = session.get_one(Campaign, contact.campaign_id)
    client = session.get_one(Client, campaign.client_id)
    active = select(Call.id).where(
        Call.fingerprint == contact.fingerprint, Call.state.in_(ACTIVE), Call.id != (besides or "")
    )
    return Facts(
        number=tools.calls.number_keys.open(contact.sealed_number, NUMBER),
        mode=tools.mode,
        client_contact=client.contact,
        suppression=suppression.standing(session, contact.fingerprint, client.id),
        journal_is_empty=tools.journal.is_empty(),
        is_on_a_call=session.scalar(active.limit(1)) is not None,
    )
