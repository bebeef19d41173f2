"""A campaign's dials are asked for: one durable attempt for each contact, in the caller's transaction."""

from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.campaigns.enrol import NotEnrolled
from voice_app.campaigns.tables import Campaign, Contact, Decision


class Dials(Protocol):
    """Where a dial is asked for; it happens after the commit, through the gate."""

    def dial(self, session: Session, contact_id: str, attempt: int) -> None: ...


def start(session: Session, campaign_id: str, dials: Dials) -> int:
    """Ask for a first attempt to every contact the gate has not judged yet; how many there were."""
    campaign = session.get(Campaign, campaign_id)
    if campaign is None:
        raise NotEnrolled(f"There is no campaign {campaign_id}.")
    campaign.state = "running"
    decided = select(Decision.contact_id).where(Decision.campaign_id == campaign_id)
    untried = select(Contact.id).where(Contact.campaign_id == campaign_id, Contact.id.not_in(decided))
    contacts = session.scalars(untried.order_by(Contact.row)).all()
    for contact_id in contacts:
        dials.dial(session, contact_id, 1)
    return len(contacts)
