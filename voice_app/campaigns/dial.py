"""Reserve, then arm: the two steps between the gate's yes and the carrier. The gate is asked at both.

Both lock the number's row, as every opt-out does, so that one of the two sees the other. An opt-out between them
makes `arm` refuse; one after it finds the call armed, waits for the carrier's answer, and hangs it up. A pause, an
hour that strikes, a register that grew stale between them: the gate's second answer refuses likewise.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

import suppression
from voice_app.calls import NUMBER, Call, Event, Kind, LockedCall, State, handle, lock_call, read_script
from voice_app.campaigns.decision import keep_decision
from voice_app.campaigns.facts import gather, take_place
from voice_app.campaigns.gate import Verdict, judge, refusals
from voice_app.campaigns.hand import WAITING, has_turn, put_back, take_in_hand
from voice_app.campaigns.tables import Campaign, Client, Contact
from voice_app.campaigns.tools import DialTools

_FINGERPRINT = select(Contact.fingerprint).where(Contact.id == bindparam("contact_id"))
_HELD_FOR_ATTEMPT = (
    select(Contact, Call.id)
    .outerjoin(Call, (Call.contact_id == Contact.id) & (Call.attempt == bindparam("attempt")))
    .where(Contact.id == bindparam("contact_id"))
    .with_for_update(of=Contact)
)
_THEIRS = select(Campaign, Client).join(Client).where(Campaign.id == bindparam("campaign_id"))
_BOOK = insert(Call)
_AS_IT_IS = {"populate_existing": True}  # and not as the session remembers it
_LAST_WORDS_S = 120  # beyond the script's own minutes: opening, goodbye, the wait for a person


@dataclass(frozen=True, slots=True)
class Reserved:
    call_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The gate said no; `reasons` are the verdicts that blocked. None: the attempt came too late to have a turn."""

    reasons: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class CallOrder:
    """What the carrier has to be told."""

    call_id: str
    number: suppression.Number
    time_limit_s: int


def reserve(session: Session, contact_id: str, attempt: int, tools: DialTools, now: datetime) -> Reserved | Refused:
    """Ask the gate about this contact; a yes makes a call, once for each attempt. Writes the decision either way.

    A no puts the contact back, or ends it. An attempt whose turn is over (it was given up for lost) dials nobody.
    """
    asked = {"contact_id": contact_id, "attempt": attempt}
    suppression.lock(session, session.connection().execute(_FINGERPRINT, asked).scalar_one())
    contact, known = session.execute(_HELD_FOR_ATTEMPT, asked, execution_options=_AS_IT_IS).one()
    if known:
        return Reserved(known)
    if not has_turn(contact, attempt):
        return Refused(())
    if contact.state == WAITING:
        take_in_hand(contact, now)
    campaign, client = session.execute(_THEIRS, {"campaign_id": contact.campaign_id}).one()
    facts = gather(session, contact, tools, now)
    verdicts = judge(facts)
    if not refusals(verdicts):
        verdicts = judge(take_place(session, facts))
    refused = refusals(verdicts)
    call_id = None if refused else _make_call(session, contact, campaign, client, attempt, tools, now)
    keep_decision(session, contact, call_id, verdicts, now)
    if call_id is None:
        put_back(contact, campaign, refused, now)
        return Refused(refused)
    return Reserved(call_id)


def arm(session: Session, call_id: str, tools: DialTools, now: datetime) -> CallOrder | None:
    """The last look before the dial: None when the call may no longer be placed, or was armed before.

    A call found armed was armed by a worker that died: the carrier may have it, so it becomes unknown and is
    looked for, never dialled again.
    """
    call = lock_call(session, call_id)
    if call is None:
        return None
    suppression.lock(session, call.fingerprint)
    if call.state == State.ARMED:
        handle(session, call_id, Event(Kind.ANSWER_LOST, "placing"), tools.calls, now)
        return None
    if call.state != State.RESERVED:
        return None
    if _is_refused_now(session, call, tools, now):
        handle(session, call_id, Event(Kind.REFUSED, "arming"), tools.calls, now)
        return None
    handle(session, call_id, Event(Kind.ARMED, "arming"), tools.calls, now)
    limits = read_script(session, call.script_hash).limits
    number = tools.calls.number_keys.open(call.sealed_number, NUMBER)
    return CallOrder(call_id, number, limits.minutes * 60 + _LAST_WORDS_S)


def _is_refused_now(session: Session, call: LockedCall, tools: DialTools, now: datetime) -> bool:
    """The gate's second answer. A no is written down, and the contact goes back or is done with."""
    held = select(Contact).join(Call, Call.contact_id == Contact.id).where(Call.id == call.id)
    contact = session.scalars(held.with_for_update(of=Contact), execution_options=_AS_IT_IS).one()
    verdicts = judge(gather(session, contact, tools, now, besides=call.id))
    if not (refused := refusals(verdicts)):
        return False
    keep_decision(session, contact, call.id, verdicts, now)
    put_back(contact, session.get_one(Campaign, contact.campaign_id), refused, now)
    return True


def _make_call(
    session: Session, contact: Contact, campaign: Campaign, client: Client, attempt: int, tools: DialTools,
    now: datetime,
) -> str:  # fmt: skip
    """A new call, reserved; its id."""
    call_id = secrets.token_hex(16)
    written = {
        "id": call_id,
        "campaign_id": campaign.id,
        "contact_id": contact.id,
        "attempt": attempt,
        "client_id": client.id,
        "fingerprint": contact.fingerprint,
        "sealed_number": contact.sealed_number,
        "sealed_fields": contact.sealed_fields,
        "script_hash": campaign.script_hash,
        "company": tools.company,
        "client": client.name,
        "contact": client.contact,
        "state": State.RESERVED,
        "created_at": now,
    }
    session.connection().execute(_BOOK, written)  # others wait for the place among the agents: be quick
    return call_id
