"""What ever happened to a number, in order: consents, stops, lists, every decision of the gate, every call."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

import suppression
from voice_app.calls import Call
from voice_app.campaigns.consents import ledger_of
from voice_app.campaigns.decision import from_json
from voice_app.campaigns.gate import refusals
from voice_app.campaigns.tables import ConsentWithdrawal, ContactList, Decision, Exclusion

ALL = suppression.ALL_CLIENTS


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated fact about a number, in plain words."""

    at: datetime
    what: str
    allowed: bool | None = None  # of a decision of the gate
    call_id: str | None = None


def story(session: Session, fingerprint: str, keys: suppression.NumberKeys, until: datetime) -> tuple[Happening, ...]:
    """Everything we hold about the number up to `until`, oldest first."""
    happenings = [
        *_consents(session, fingerprint, until),
        *_stops(session, fingerprint, keys),
        *_exclusions(session, fingerprint),
        *_decisions(session, fingerprint),
        *_calls(session, fingerprint),
    ]
    return tuple(sorted((h for h in happenings if h.at <= until), key=lambda h: h.at))


def _consents(session: Session, fingerprint: str, until: datetime) -> list[Happening]:
    told = []
    for consent, withdrawals in ledger_of(session, fingerprint):
        if consent.imported_at <= until:
            kind = "agreed to automated calls" if consent.scope == "automated" else "agreed to calls by people"
            kind = kind if consent.basis == "consent" else "became a customer, with a soft opt-in,"
            how = f"{consent.method}, wording {consent.wording_version}, naming {consent.named}"
            told.append(Happening(consent.given_at, f"{kind} for client {consent.client_id} ({how}; {consent.id})"))
        told += [_withdrawal(each, consent.client_id) for each in withdrawals]
    return told


def _withdrawal(word: ConsentWithdrawal, client_id: str) -> Happening:
    return Happening(word.at, f"took back the consent for client {client_id} ({word.channel}; {word.consent_id})")


def _stops(session: Session, fingerprint: str, keys: suppression.NumberKeys) -> list[Happening]:
    stops = [entry.suppression for entry in suppression.history(session, keys, fingerprint)]
    given = [consent for consent, _ in ledger_of(session, fingerprint)] if stops else []
    told = []
    for stop in stops:
        bound = [each for each in given if each.imported_at <= stop.at and stop.scope in (ALL, each.client_id)]
        ends = f" It takes back what was agreed to before ({len(bound)})." if bound else ""
        told.append(Happening(stop.at, f"{stop.why} It binds {_scope(stop.scope)}.{ends}", None, stop.call_id))
    return told


def _scope(scope: str) -> str:
    return "every client" if scope == ALL else f"client {scope}"


def _exclusions(session: Session, fingerprint: str) -> list[Happening]:
    rows = select(Exclusion, ContactList.campaign_id).join(ContactList, ContactList.id == Exclusion.list_id)
    found = session.execute(rows.where(Exclusion.fingerprint == fingerprint))
    return [
        Happening(left.at, f"left out of list {left.list_id}, campaign {campaign}: {left.rule} (row {left.row})")
        for left, campaign in found
    ]


def _decisions(session: Session, fingerprint: str) -> list[Happening]:
    rows = session.scalars(select(Decision).where(Decision.fingerprint == fingerprint))
    return [
        Happening(row.at, f"gate, campaign {row.campaign_id}: {_told(row)}", row.allowed, row.call_id) for row in rows
    ]


def _told(row: Decision) -> str:
    verdicts = tuple(from_json(row.verdicts).values())
    if row.allowed:
        return f"allowed, all {len(verdicts)} rules passed"
    return "refused: " + "; ".join(f"{v.rule} ({v.reason})" for v in refusals(verdicts))


def _calls(session: Session, fingerprint: str) -> list[Happening]:
    rows = session.scalars(select(Call).where(Call.fingerprint == fingerprint, Call.armed_at.is_not(None)))
    return [
        Happening(row.armed_at or row.created_at, f"dialled; the call is {row.state}", None, row.id) for row in rows
    ]
