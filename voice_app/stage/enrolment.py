"""What a practice client and the people on its list must have, so that the gate lets their calls through."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

import suppression
from voice_app.campaigns import Client, Item, NewConsent, add_client, list_at, note

_BY = "practice"


def add_practice_client(session: Session, client_id: str, name: str, contact: str, line: str, now: datetime) -> Client:
    """A client whose checklist is complete, with papers that say that they are for practice. Raises NotEnrolled."""
    client = add_client(session, client_id, name, contact, now)
    for item, value in {
        Item.DPA: "practice: no agreement is needed to call nobody",
        Item.SUB_PROCESSORS: list_at(now).version,
        Item.DPIA: "practice: nobody's data",
        Item.LAWFUL_BASIS: "practice: drama numbers belong to nobody",
        Item.LINE: f"{line}, practice: Ofcom keeps this number for drama",
    }.items():
        note(session, client_id, item, value, _BY, now)
    return client


def practice_consent(number: suppression.Number, client: Client, now: datetime) -> NewConsent:
    """A consent to automated calls as a web form would have taken it, twenty days ago."""
    return NewConsent(
        number=number,
        client_id=client.id,
        named=client.name,
        topic="practice calls",
        wording=f"Yes, {client.name} may ring me on this number using an automated AI voice, even if I am on the TPS.",
        wording_version="practice-1",
        source="practice form",
        given_at=now - timedelta(days=20),
    )
