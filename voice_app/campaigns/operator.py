"""Choices that the law leaves to the operator: who made them, when and why. Rows are added, the newest stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.campaigns.enrol import NotEnrolled
from voice_app.campaigns.tables import OperatorChoice

ON, OFF = "on", "off"


class Choice(StrEnum):
    """What may be chosen. All are off until somebody says on."""

    ALLOW_SOFT_OPT_IN_CALLS = "allow_soft_opt_in_calls"


SOFT_OPT_IN_AND_THE_LAW = """\
PECR regulation 22(3), the soft opt-in, is about electronic mail: it lets a firm write to its own customers about
similar goods. It says nothing of calls. Regulation 19 allows an automated marketing call only to who consented to such
calls, and knows no soft opt-in. The ICO may fine up to 17.5 million pounds or 4 % of turnover.
While this choice is on, a soft opt-in with its evidence opens the gate like a consent. TPS and CTPS still close it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice as it stands. `record` is the id of its row."""

    record: int
    value: str
    by: str
    reason: str
    at: datetime

    @property
    def is_on(self) -> bool:
        return self.value == ON


def choose(session: Session, choice: Choice, value: str, who: str, reason: str, now: datetime) -> Chosen:
    """Make a choice. Raises NotEnrolled without a name or a reason."""
    if value not in (ON, OFF):
        raise NotEnrolled("Say on or off.")
    if not who.strip() or not reason.strip():
        raise NotEnrolled("Say who chooses and why: --by NAME --reason WORDS.")
    row = OperatorChoice(name=choice, value=value, reason=reason.strip(), chosen_by=who.strip(), at=now)
    session.add(row)
    session.flush()
    return _chosen(row)


def chosen(session: Session, choice: Choice, until: datetime | None = None) -> Chosen | None:
    """The choice as it stands, or as it stood at `until`; None when it was never made."""
    rows = select(OperatorChoice).where(OperatorChoice.name == choice)
    if until is not None:
        rows = rows.where(OperatorChoice.at <= until)
    row = session.scalar(rows.order_by(OperatorChoice.at.desc(), OperatorChoice.id.desc()).limit(1))
    return _chosen(row) if row else None


def is_on(session: Session, choice: Choice, until: datetime | None = None) -> bool:
    """Whether it is chosen."""
    found = chosen(session, choice, until)
    return found is not None and found.is_on


def _chosen(row: OperatorChoice) -> Chosen:
    return Chosen(row.id, row.value, row.chosen_by, row.reason, row.at)
