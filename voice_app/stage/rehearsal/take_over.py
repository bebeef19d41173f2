"""What a rehearsal takes over into its own installation: client, checklist, consents, stops, earlier calls, contacts.

Everybody gets a drama number that stands for their own and keeps what was agreed, listed and stopped under it. Names
and other fields are sealed anew with a key that is thrown away with the folder.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase, Session

import suppression
from suppression import Number
from voice_app.calls import FIELDS, NUMBER, RESTING, Call
from voice_app.calls.tables import ScriptVersion
from voice_app.campaigns import Campaign, CampaignState, Client, Contact
from voice_app.campaigns.tables import ClientRecord, Consent, ConsentWithdrawal, OperatorChoice
from voice_app.stage.rehearsal.stand_ins import NoStandInLeft, StandIns
from voice_app.wiring import Tools

EARLIER = timedelta(days=8)  # calls that the gate's caps may still count


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How many play, and how many of the campaign's contacts had to stay outside."""

    people: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Move:
    """From one open session to the other."""

    real: Tools
    stage: Tools
    source: Session
    target: Session
    now: datetime


def take_over(real: Tools, stage: Tools, campaign_id: str, most: int, now: datetime) -> TakenOver:
    """Copy the campaign with the first `most` people who wait in it. The real installation is only read."""
    with real.sessions.begin() as source, stage.sessions.begin() as target:
        move = _Move(real, stage, source, target, now)
        campaign = source.get_one(Campaign, campaign_id)
        _copy_client(move, campaign)
        waiting = select(Contact).where(Contact.campaign_id == campaign_id, Contact.state == "waiting")
        contacts = source.scalars(waiting.order_by(Contact.due_at, Contact.row)).all()
        taken, stand_ins = 0, StandIns()
        for contact in contacts[:most]:
            taken += _copy_person(move, campaign, contact, stand_ins)
        return TakenOver(taken, len(contacts) - taken)


def _copy_client(move: _Move, campaign: Campaign) -> None:
    """The client, what is on file, the operator's choices, the script, and the campaign as a draft."""
    source, target = move.source, move.target
    _copy(target, source.get_one(Client, campaign.client_id))
    target.flush()
    for record in source.scalars(select(ClientRecord).where(ClientRecord.client_id == campaign.client_id)):
        _copy(target, record)
    for choice in source.scalars(select(OperatorChoice)):
        _copy(target, choice)
    _copy(target, source.get_one(ScriptVersion, campaign.script_hash))
    _copy(target, campaign, state=CampaignState.DRAFT, next_dial_at=None)
    target.flush()


def _copy_person(move: _Move, campaign: Campaign, contact: Contact, stand_ins: StandIns) -> bool:
    """One person under another number; False when there is none left for them."""
    keys = move.real.number_keys
    number = keys.open(contact.sealed_number, NUMBER)
    try:
        other = stand_ins.of(number, move.real.registers.screen(number, move.now))
    except NoStandInLeft:
        return False
    fields = move.stage.calls.sealer.seal(move.real.calls.sealer.open(contact.sealed_fields, FIELDS), FIELDS)
    theirs = _theirs(move.stage, other)
    _copy(move.target, contact, **theirs, sealed_fields=fields, list_id=None)
    _copy_consents(move, contact.fingerprint, campaign.client_id, theirs)
    for entry in suppression.history(move.source, keys, contact.fingerprint):
        told = entry.suppression
        again = suppression.OptOut(other, told.channel, told.at, told.scope)
        suppression.suppress(move.target, move.stage.number_keys, again)
    for call in _earlier_calls(move, contact.fingerprint):
        more = {"sealed_fields": fields, "sealed_memory": None, "script_hash": campaign.script_hash}
        _copy(move.target, call, **theirs, **more, id=secrets.token_hex(16))
    move.target.flush()
    return True


def _theirs(stage: Tools, number: Number) -> dict[str, Any]:
    keys = stage.number_keys
    return {"fingerprint": keys.fingerprint(number), "sealed_number": keys.seal(number, NUMBER)}


def _copy_consents(move: _Move, fingerprint: str, client_id: str, theirs: dict[str, Any]) -> None:
    rows = select(Consent).where(Consent.fingerprint == fingerprint, Consent.client_id == client_id)
    for consent in move.source.scalars(rows).all():
        _copy(move.target, consent, **theirs, sealed_person=None, list_id=None)
        move.target.flush()
        taken_back = select(ConsentWithdrawal).where(ConsentWithdrawal.consent_id == consent.id)
        for withdrawal in move.source.scalars(taken_back).all():
            _copy(move.target, withdrawal)


def _earlier_calls(move: _Move, fingerprint: str) -> Iterator[Call]:
    lately = select(Call).where(Call.fingerprint == fingerprint, Call.armed_at > move.now - EARLIER)
    return (call for call in move.source.scalars(lately) if call.state in RESTING)


def _copy(target: Session, row: DeclarativeBase, **changes: Any) -> None:
    """The same row in the other database, but for these columns."""
    values = {column.key: getattr(row, column.key) for column in type(row).__mapper__.column_attrs}
    target.add(type(row)(**values | changes))
