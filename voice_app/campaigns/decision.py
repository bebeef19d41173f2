"""What the gate said is written down, every rule of it, whether it allowed the call or not."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from voice_app.calls import Call
from voice_app.campaigns.gate import Verdict
from voice_app.campaigns.tables import Contact, Decision


def keep_decision(
    session: Session, contact: Contact, call: Call | None, verdicts: tuple[Verdict, ...], now: datetime
) -> None:
    """Add the decision; `call` is the one it allowed, or None."""
    session.add(
        Decision(
            campaign_id=contact.campaign_id,
            contact_id=contact.id,
            fingerprint=contact.fingerprint,
            call_id=call.id if call else None,
            allowed=call is not None,
            verdicts=to_json(verdicts),
            at=now,
        )
    )


def to_json(verdicts: tuple[Verdict, ...]) -> str:
    """The verdicts as they are stored and printed."""
    told = [
        {"rule": v.rule, "passed": v.passed, "reason": v.reason}
        | ({"evidence": dict(v.evidence)} if v.evidence else {})
        | ({"until": v.until.isoformat()} if v.until else {})
        for v in verdicts
    ]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
