"""Diallers and an opt-out with planted faults: each leaves out one thing that the product does.

They are what a reasonable engineer might write first; the races must find every one of them out.
"""

import secrets

from sqlalchemy import select

import suppression
from voice_app.calls import ACTIVE, Call, Event, Kind, State, handle
from voice_app.campaigns import Campaign, Client, Contact
from voice_app.workflows import reserve_call


def without_arming(dialler, contact_id):
    """Asks the gate, and then the carrier: nothing looks again in between."""
    if call_id := reserve_call(dialler, contact_id, 1):
        _ask(dialler, call_id)


def without_the_lock(dialler, contact_id):
    """Looks again before it asks, but nobody holds the number between the look and the mark."""
    call_id = reserve_call(dialler, contact_id, 1)
    if call_id is None:
        return
    with dialler.sessions.begin() as session:
        call = session.get_one(Call, call_id)
        if suppression.standing(session, call.fingerprint, call.client_id):
            return
        _mark(session, dialler, call_id)
    _ask(dialler, call_id)


def with_an_early_look(dialler, contact_id):
    """Reads the do-not-call list, and reserves and arms in the next transaction, with lock, by what it read before."""
    with dialler.sessions.begin() as session:
        contact = session.get_one(Contact, contact_id)
        if suppression.standing(session, contact.fingerprint, None):
            return
    with dialler.sessions.begin() as session:
        suppression.lock(session, contact.fingerprint)
        if _is_on_a_call(session, contact):
            return
        call_id = _book(session, contact, dialler.now())
        _mark(session, dialler, call_id)
    _ask(dialler, call_id)


def asking_before_writing(dialler, contact_id):
    """Looks whether there is a call, asks the carrier for one, and only then writes it down."""
    with dialler.sessions.begin() as session:
        contact = session.get_one(Contact, contact_id)
        if suppression.standing(session, contact.fingerprint, None) or _is_on_a_call(session, contact):
            return
    dialler.phone.place(contact_id, _number(dialler, contact), 60)
    with dialler.sessions.begin() as session:
        _book(session, contact, dialler.now())


def acknowledging_too_soon(dialler, number):
    """Stores the opt-out and says so, without a look at the calls that are just being placed."""
    with dialler.sessions.begin() as session:
        told = suppression.OptOut(suppression.parse_number(number), suppression.Channel.WEB, dialler.now())
        suppression.suppress(session, dialler.tools.calls.number_keys, told)


def _mark(session, dialler, call_id):
    handle(session, call_id, Event(Kind.ARMED, "arming"), dialler.tools.calls, dialler.now())


def _ask(dialler, call_id):
    with dialler.sessions.begin() as session:
        call = session.get_one(Call, call_id)
    placing = dialler.phone.place(call_id, _number(dialler, call), 60)
    told = Event(placing.kind, "placing placed", carrier_id=placing.carrier_id)
    with dialler.sessions.begin() as session:
        handle(session, call_id, told, dialler.tools.calls, dialler.now())


def _number(dialler, row):
    return dialler.tools.calls.number_keys.open(row.sealed_number, "contact.number").e164


def _is_on_a_call(session, contact):
    active = select(Call.id).where(Call.fingerprint == contact.fingerprint, Call.state.in_(ACTIVE)).limit(1)
    return session.scalar(active) is not None


def _book(session, contact, now):
    campaign = session.get_one(Campaign, contact.campaign_id)
    client = session.get_one(Client, campaign.client_id)
    call = Call(
        id=secrets.token_hex(16), campaign_id=campaign.id, contact_id=contact.id, attempt=1, client_id=client.id,
        fingerprint=contact.fingerprint, sealed_number=contact.sealed_number, sealed_fields=contact.sealed_fields,
        script_hash=campaign.script_hash, company="NextSupport", client=client.name, contact=client.contact,
        state=State.RESERVED, created_at=now,
    )  # fmt: skip
    session.add(call)
    session.flush()
    return call.id
