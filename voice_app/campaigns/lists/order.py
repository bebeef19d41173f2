"""What an import is for: the campaign, its client and its script, who asks, and when."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from scripts import Script
from voice_app.calls import read_script
from voice_app.campaigns.enrol import NotEnrolled
from voice_app.campaigns.life import State
from voice_app.campaigns.operator import Choice, is_on
from voice_app.campaigns.purpose import WITHOUT_CONSENT
from voice_app.campaigns.tables import Campaign, Client, Consent, ConsentWithdrawal, Contact

ID_BYTES = 8


@dataclass(frozen=True, slots=True)
class Order:
    """`now` is aware and UTC. What the gate asks beside the row itself is read once, here."""

    list_id: str  # under which the list comes in, if it does
    campaign_id: str
    client_id: str
    client_name: str
    script: Script
    needs_consent: bool  # PECR reg 19: marketing does, and whatever is not known to be none
    soft_opt_in: bool  # the operator's choice
    who: str
    now: datetime
    has_people: bool  # on its list already
    has_withdrawals: bool  # somebody has taken a consent to this client back


def make_order(session: Session, campaign_id: str, who: str, now: datetime) -> Order:
    """Raises NotEnrolled when there is no such campaign, or it was stopped for good."""
    campaign = session.get(Campaign, campaign_id)
    if campaign is None:
        raise NotEnrolled(f"There is no campaign {campaign_id}. See: voice-app campaign list")
    if campaign.state == State.STOPPED:
        raise NotEnrolled(f"Campaign {campaign_id} is stopped for good: nobody is added to it.")
    withdrawn = select(ConsentWithdrawal.id).join(Consent).where(Consent.client_id == campaign.client_id)
    return Order(
        list_id=secrets.token_hex(ID_BYTES),
        campaign_id=campaign_id,
        client_id=campaign.client_id,
        client_name=session.get_one(Client, campaign.client_id).name,
        script=read_script(session, campaign.script_hash),
        needs_consent=campaign.purpose_class not in WITHOUT_CONSENT,
        soft_opt_in=is_on(session, Choice.ALLOW_SOFT_OPT_IN_CALLS),
        who=" ".join(who.split()),
        now=now,
        has_people=session.scalar(select(Contact.id).where(Contact.campaign_id == campaign_id).limit(1)) is not None,
        has_withdrawals=session.scalar(withdrawn.limit(1)) is not None,
    )
