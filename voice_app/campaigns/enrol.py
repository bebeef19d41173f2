"""Clients, campaigns and contacts are put on the books. Core: a session is lent, nothing is committed here."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

import scripts
import suppression
from voice_app.calls import FIELDS, NUMBER, CallTools, announcements, keep_script
from voice_app.campaigns.tables import Campaign, Client, Contact
from voice_app.moments import in_london


class NotEnrolled(Exception):
    """Something needed is missing or does not fit; the message says what, and what to do."""


def add_client(session: Session, client_id: str, name: str, contact: str, now: datetime) -> Client:
    """A client with the name and the free contact that the opening speaks (PECR reg 24)."""
    if session.get(Client, client_id):
        raise NotEnrolled(f"There is a client {client_id} already.")
    client = Client(id=client_id, name=name, contact=checked_contact(contact), created_at=now)
    session.add(client)
    session.flush()
    return client


def checked_contact(contact: str) -> str:
    """A freephone number as it is spoken, or a postal address; raises NotEnrolled for any other number."""
    try:
        number = suppression.parse_number(contact)
    except suppression.NotANumber:
        if not any(letter.isalpha() for letter in contact):
            raise NotEnrolled("The contact must be a freephone number (0800, 0808) or a postal address.") from None
        return " ".join(contact.split())
    if number.kind is not suppression.Kind.FREEPHONE:
        raise NotEnrolled(f"A {number.kind} number is not free to ring: give a freephone number or a postal address.")
    return number.spoken()


def add_campaign(
    session: Session, campaign_id: str, client_id: str, script_text: str, script_name: str, company: str, now: datetime
) -> Campaign:
    """A campaign of this client with this script, whose opening is counted with the real names.

    Raises NotEnrolled, scripts.ScriptFaulty.
    """
    client = session.get(Client, client_id)
    if client is None:
        raise NotEnrolled(f"There is no client {client_id}. Add one with: voice-app client add")
    if session.get(Campaign, campaign_id):
        raise NotEnrolled(f"There is a campaign {campaign_id} already.")
    checked = scripts.check(
        script_text,
        script_name,
        opening=lambda script: announcements(company, client.name, script.purpose, client.contact),
        today=in_london(now).date(),
    )
    script = checked.script
    if checked.faults or script is None:
        raise scripts.ScriptFaulty(checked.faults)
    if script.client.name != client.name:
        raise NotEnrolled(f"The script calls for {script.client.name}, but client {client_id} is {client.name}.")
    keep_script(session, script, script_text, script_name, now)
    campaign = Campaign(id=campaign_id, client_id=client_id, script_hash=script.hash, state="draft", created_at=now)
    session.add(campaign)
    session.flush()
    return campaign


def add_contact(
    session: Session, campaign_id: str, number: suppression.Number, fields: Mapping[str, str], row: int,
    tools: CallTools, now: datetime,
) -> Contact | None:  # fmt: skip
    """One person on the campaign's list, sealed; None when the number is on it already."""
    fingerprint = tools.number_keys.fingerprint(number)
    on_it = select(Contact.id).where(Contact.campaign_id == campaign_id, Contact.fingerprint == fingerprint)
    if session.scalar(on_it):
        return None
    contact = Contact(
        id=secrets.token_hex(16),
        campaign_id=campaign_id,
        fingerprint=fingerprint,
        sealed_number=tools.number_keys.seal(number, NUMBER),
        sealed_fields=tools.sealer.seal(json.dumps(dict(fields), ensure_ascii=False).encode(), FIELDS),
        row=row,
        due_at=now,
        created_at=now,
    )
    session.add(contact)
    session.flush()
    return contact
