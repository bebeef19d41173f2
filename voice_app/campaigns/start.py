"""A campaign is brought all the way to running, by two people: for demos, practice calls and rehearsals."""

from datetime import datetime

from sqlalchemy.orm import Session

from voice_app.campaigns.life import Act, move


def bring_to_run(session: Session, campaign_id: str, manager: str, approver: str, now: datetime) -> None:
    """Check, approve and start it, each act written down. Raises NotEnrolled, MoveRefused."""
    move(session, campaign_id, Act.CHECK, manager, "", now)
    move(session, campaign_id, Act.APPROVE, approver, "", now)
    move(session, campaign_id, Act.START, manager, "", now)
