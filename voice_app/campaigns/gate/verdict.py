"""What a rule of the gate says. The names are those under which a refusal is told, stored and counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Rule(StrEnum):
    """The gate's rules, in its order. PECR is the Privacy and Electronic Communications Regulations 2003."""

    CLIENT_READY = "CLIENT_NOT_READY"  # UK GDPR Art 28(3), 28(2), 35; PECR reg 24: contract and a contact to speak
    PURPOSE_ALLOWED = "PURPOSE_FORBIDDEN"  # PECR regs 2, 21A, 21B
    CAMPAIGN_RUNNING = "CAMPAIGN_NOT_RUNNING"
    SCRIPT_APPROVED = "SCRIPT_NOT_APPROVED"
    NUMBER_CALLABLE = "NUMBER_NOT_CALLABLE"  # National Telephone Numbering Plan
    MODE = "MODE"  # practice dials drama numbers only, live refuses them
    NOT_SUPPRESSED = "SUPPRESSED"  # PECR reg 21(1)(a), reg 19; UK GDPR Art 21(3)
    JOURNAL_EMPTY = "OPT_OUTS_WAITING"  # an opt-out not yet in the database
    NOT_A_MINOR = "MINOR"
    CONSENTED = "NO_AUTOMATED_CONSENT"  # PECR reg 19(2)
    NOT_ON_TPS = "TPS_HIT"  # PECR reg 21(1)(b)
    NOT_ON_CTPS = "CTPS_HIT"
    SCREENED = "SCREEN_STALE"  # PECR reg 21(3): a register missing, or 28 days old
    IN_HOURS = "OUTSIDE_HOURS"
    WITHIN_CAPS = "ATTEMPT_CAP"  # persistent calls: DMCC Act 2024 Sch 20, ICO
    NOT_LOCKED = "ABANDON_LOCK"  # Ofcom on persistent misuse: 72 hours after a silent or abandoned call
    LINE_VALID = "CLI_INVALID"  # PECR reg 19(2)(b), 21(A1); Ofcom General Condition C6
    AGENT_FREE = "NO_CAPACITY"
    RATE_LOW = "RATE_STOP"  # Communications Act 2003 s.128
    ONE_CALL = "CALL_IN_PROGRESS"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says, in plain words, and on what evidence: ids, dates, hashes; nothing of the person.

    `until` belongs to a refusal: from when on it may pass without anybody's doing; the very moment it was judged
    when that may be any time; None when waiting does not help.
    """

    rule: Rule
    passed: bool
    reason: str
    evidence: Mapping[str, str] = field(default_factory=dict)
    until: datetime | None = None


def refusals(verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The verdicts that block. One is enough."""
    return tuple(verdict for verdict in verdicts if not verdict.passed)


def yes(rule: Rule, reason: str, evidence: Mapping[str, str] | None = None) -> Verdict:
    """The rule is kept."""
    return Verdict(rule, True, reason, evidence or {})


def no(rule: Rule, reason: str, evidence: Mapping[str, str] | None = None, until: datetime | None = None) -> Verdict:
    """The rule forbids the call."""
    return Verdict(rule, False, reason, evidence or {}, until)
