"""What the gate said is written down, every rule of it with its evidence, whether it allowed the call or not."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from voice_app.campaigns.gate import Rule, Verdict, refusals
from voice_app.campaigns.tables import Base, Contact, Decision

_WRITE = insert(Base.metadata.tables[Decision.__tablename__]).inline()


def keep_decision(
    session: Session, contact: Contact, call_id: str | None, verdicts: tuple[Verdict, ...], now: datetime
) -> None:
    """Add the decision; `call_id` is of the call that it allowed, or that it stopped at the last moment."""
    written = {
        "campaign_id": contact.campaign_id,
        "contact_id": contact.id,
        "fingerprint": contact.fingerprint,
        "call_id": call_id,
        "allowed": not refusals(verdicts),
        "verdicts": to_json(verdicts),
        "at": now,
    }
    session.connection().execute(_WRITE, written)  # before every dial: the plain statement is cheaper


def to_json(verdicts: tuple[Verdict, ...]) -> str:
    """The verdicts as they are stored and printed."""
    return json.dumps([as_told(each) for each in verdicts], ensure_ascii=False, separators=(",", ":"))


def as_told(verdict: Verdict) -> dict[str, Any]:
    """One verdict in JSON's types."""
    told: dict[str, Any] = {"rule": verdict.rule, "passed": verdict.passed, "reason": verdict.reason}
    if verdict.evidence:
        told["evidence"] = dict(verdict.evidence)
    if verdict.until:
        told["until"] = verdict.until.isoformat()
    return told


def from_json(text: str) -> Mapping[Rule, Verdict]:
    """Verdicts as they were stored; of a rule that there is no more, nothing."""
    told = [each for each in json.loads(text) if each["rule"] in set(Rule)]
    return {Rule(each["rule"]): _read(each) for each in told}


def _read(told: Mapping[str, Any]) -> Verdict:
    until = told.get("until")
    moment = datetime.fromisoformat(until) if until else None
    return Verdict(Rule(told["rule"]), told["passed"], told["reason"], told.get("evidence", {}), moment)
