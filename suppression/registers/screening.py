"""What the two registers say of one number, with the evidence a regulator would ask for. Frozen, and pure.

PECR reg 21(1)(b) forbids unsolicited marketing calls to listed numbers; a register that cannot be asked, or is too
old, says nothing, and nothing is not "clear".
"""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from suppression.registers.register import Register, say_stale, stale_from

Evidence = dict[str, str | bool | None]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one register says. `listed` is None when it is not loaded; `why_not` then tells why, and what to do."""

    register: Register
    listed: bool | None
    file_date: date | None = None
    sha256: str | None = None  # of the source file, in hexadecimal digits
    practice: bool = False
    supplier: str = ""
    licence: str = ""
    why_not: str = ""

    @property
    def stale_from(self) -> datetime | None:
        """The moment, in UTC, from which this register may not be used; None when it is not loaded."""
        return stale_from(self.file_date) if self.listed is not None and self.file_date else None

    def stale(self, now: datetime) -> str:
        """A sentence when the register is loaded but too old; otherwise nothing."""
        since = self.stale_from
        return say_stale(self.register, self.file_date) if since and self.file_date and now >= since else ""

    def unusable(self, now: datetime) -> str:
        """A sentence when the register is not loaded or too old; otherwise nothing."""
        if self.stale_from is None:
            return self.why_not or f"The {self.register.upper()} register is not loaded."
        return self.stale(now)

    def evidence(self) -> Evidence:
        """The facts of a screening record, each under the register's name."""
        result = "unknown" if self.listed is None else "hit" if self.listed else "clear"
        told: Evidence = {
            "result": result,
            "file_date": self.file_date.isoformat() if self.file_date else None,
            "sha256": self.sha256,
            "valid_until": until.isoformat() if (until := self.stale_from) else None,
            "practice": self.practice,
            "supplier": self.supplier,
            "licence": self.licence,
        }
        return {f"{self.register}_{name}": value for name, value in told.items()}


@dataclass(frozen=True, slots=True)
class Screening:
    """One number against both registers at one moment."""

    tps: Finding
    ctps: Finding
    checked_at: datetime

    @property
    def listed_on(self) -> tuple[Register, ...]:
        """The registers that list the number."""
        return tuple(finding.register for finding in (self.tps, self.ctps) if finding.listed)

    def is_clear(self, now: datetime) -> bool:
        """Whether both registers are loaded and fresh, and neither lists the number."""
        return not self.unusable(now) and not self.listed_on

    def stale(self, now: datetime) -> str:
        """Which register is loaded but older than 28 days, in a sentence each; nothing when none is."""
        return " ".join(filter(None, (self.tps.stale(now), self.ctps.stale(now))))

    def unusable(self, now: datetime) -> str:
        """Which register is not loaded or older than 28 days, in a sentence each; nothing when both may be used."""
        return " ".join(filter(None, (self.tps.unusable(now), self.ctps.unusable(now))))

    def evidence(self) -> Evidence:
        """All facts of the screening, flat and in JSON's types."""
        facts = chain(self.tps.evidence().items(), self.ctps.evidence().items())
        return {"checked_at": self.checked_at.isoformat(), **dict(facts)}
