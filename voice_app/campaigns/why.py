"""Why a number was, or was not, called: its suppressions, every decision of the gate, and every call, in order."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

import suppression
from voice_app.calls import Call
from voice_app.campaigns.tables import Decision


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated fact about a number, in plain words."""

    at: datetime
    what: str
    allowed: bool | None = None  # of a decision of the gate
    call_id: str | None = None


def story(session: Session, fingerprint: str, keys: suppression.NumberKeys, until: datetime) -> tuple[Happening, ...]:
    """Everything we hold about the number up to `until`, oldest first."""
    happenings = [*_stops(session, fingerprint, keys), *_decisions(session, fingerprint), *_calls(session, fingerprint)]
    return tuple(sorted((h for h in happenings if h.at <= until), key=lambda h: h.at))


def _stops(session: Session, fingerprint: str, keys: suppression.NumberKeys) -> list[Happening]:
    return [
        Happening(stop.at, f"{stop.why} It binds {_scope(stop.scope)}.", None, stop.call_id)
        for stop in (entry.suppression for entry in suppression.history(session, keys, fingerprint))
    ]


def _scope(scope: str) -> str:
    return "every client" if scope == suppression.ALL_CLIENTS else f"client {scope}"


def _decisions(session: Session, fingerprint: str) -> list[Happening]:
    rows = session.scalars(select(Decision).where(Decision.fingerprint == fingerprint))
    return [
        Happening(row.at, f"gate, campaign {row.campaign_id}: {_told(row)}", row.allowed, row.call_id) for row in rows
    ]


def _told(row: Decision) -> str:
    verdicts = json.loads(row.verdicts)
    if row.allowed:
        return f"allowed, all {len(verdicts)} rules passed"
    return "refused: " + "; ".join(f"{v['rule']} ({v['reason']})" for v in verdicts if not v["passed"])


def _calls(session: Session, fingerprint: str) -> list[Happening]:
    rows = session.scalars(select(Call).where(Call.fingerprint == fingerprint, Call.armed_at.is_not(None)))
    return [
        Happening(row.armed_at or row.created_at, f"dialled; the call is {row.state}", None, row.id) for row in rows
    ]
