"""What the demo noted while it went on, for the proofs to look at. Everything else they read from where it is kept."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

import suppression
from voice_app.calls import NUMBER, Call
from voice_app.demo.carrier import CarrierRecord
from voice_app.demo.desk import Said
from voice_app.wiring import Tools

DIALLER = "the dialler"  # as it signs what it does to a campaign


@dataclass(frozen=True, slots=True)
class Outage:
    """While the object store was down: recordings gone at the carrier, and recordings that waited."""

    erased: int
    waited: int


@dataclass(frozen=True, slots=True)
class Forgery:
    """The answers to forged webhooks, and whether anything was written down because of them."""

    answers: tuple[int, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """A time in which nobody may be dialled: the carrier's count of calls before and after."""

    begins: datetime
    ends: datetime
    before: int
    after: int
    workers: tuple[str, ...]  # that were there meanwhile
    waiting: int  # contacts of a running campaign meanwhile
    told: str  # why, as the product told it


@dataclass(frozen=True, slots=True)
class Notes:
    """What happened in the acts, in their order."""

    outage: Outage
    forgery: Forgery
    unready: Said  # a campaign of a client without its checklist is to be checked
    sunday: Silence
    pause: Silence
    stale: Silence


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the proofs look at."""

    tools: Tools
    carrier: CarrierRecord
    folder: Path
    notes: Notes

    def calls(self, session: Session) -> list[tuple[str, Call]]:
        """All our calls with their numbers, oldest first."""
        keys = self.tools.number_keys
        rows = session.scalars(select(Call).order_by(Call.created_at, Call.id)).all()
        return [(keys.open(row.sealed_number, NUMBER).e164, row) for row in rows]

    def print_of(self, number: str) -> str:
        """The fingerprint of a number in E.164."""
        return self.tools.number_keys.fingerprint(suppression.Number(number))
