"""What an import is for: the campaign, its client and its script, who asks, and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from scripts import Script
from voice_app.calls import read_script
from voice_app.campaigns.enrol import NotEnrolled
from voice_app.campaigns.life import State
from voice_app.campaigns.operator import Choice, is_on
from voice_app.campaigns.purpose import WITHOUT_CONSENT
from voice_app.campaigns.tables import Campaign


@dataclass(frozen=True, slots=True)
class Order:
    """`now` is aware and UTC. What the gate asks beside the row itself is read once, here."""

    campaign_id: str
    client_id: str
    script: Script
    needs_consent: bool  # PECR reg 19: marketing does, and whatever is not known to be none
    soft_opt_in: bool  # the operator's choice
    who: str
    now: datetime


def make_order(session: Session, campaign_id: str, who: str, now: datetime) -> Order:
    """Raises NotEnrolled when there is no such campaign, or it was stopped for good."""
    campaign = session.get(Campaign, campaign_id)
    if campaign is None:
        raise NotEnrolled(f"There is no campaign {campaign_id}. See: voice-app campaign list")
    if campaign.state == State.STOPPED:
        raise NotEnrolled(f"Campaign {campaign_id} is stopped for good: nobody is added to it.")
    return Order(
        campaign_id,
        campaign.client_id,
        read_script(session, campaign.script_hash),
        campaign.purpose_class not in WITHOUT_CONSENT,
        is_on(session, Choice.ALLOW_SOFT_OPT_IN_CALLS),
        " ".join(who.split()),
        now,
    )
