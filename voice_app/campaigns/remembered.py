"""What no dated row tells of a past moment, as the evidence of the gate's decisions and of list imports has it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from suppression import Finding, Register, Screening
from voice_app.campaigns.decision import from_json
from voice_app.campaigns.facts import Conditions, Whom
from voice_app.campaigns.gate import Rule, Verdict, said
from voice_app.campaigns.harm import Harm
from voice_app.campaigns.tables import Contact, ContactList, Decision, Exclusion
from voice_app.campaigns.tools import DialTools
from voice_app.settings import Mode

_NOBODY_ASKED = "Nothing is stored of a screening of this number before that moment."
_HITS = {Register.TPS: Rule.NOT_ON_TPS, Register.CTPS: Rule.NOT_ON_CTPS}
Verdicts = Mapping[Rule, Verdict]


@dataclass(frozen=True, slots=True)
class Remembered:
    """The conditions of then, and whence they are known, in words."""

    conditions: Conditions
    registers_from: str
    active_calls: int | None  # None: to be counted from the calls of then


def remember(
    session: Session, whom: Whom, campaign_id: str, tools: DialTools, at: datetime, decision: Decision | None
) -> Remembered:
    """The last that was stored before `at`; of `decision`, which was at that moment, its own evidence.

    What nothing tells of (a setting, before the first decision) is taken to have been as it is now.
    """
    own = decision or _last(session, at, Decision.fingerprint == whom.fingerprint)
    ours = decision or _last(session, at, Decision.campaign_id == campaign_id)
    anyone = decision or _last(session, at)
    screening, source = _screening(session, whom, at, own)
    mode, line, agent = (_told(anyone, rule) for rule in (Rule.MODE, Rule.LINE_VALID, Rule.AGENT_FREE))
    journal = _of(anyone).get(Rule.JOURNAL_EMPTY)
    return Remembered(
        Conditions(
            mode=Mode(mode.get("mode", tools.mode)),
            screening=screening,
            journal_is_empty=journal.passed if journal else True,
            line=line.get("line", "") if line or anyone else tools.line,
            agents=int(agent.get("agents", tools.agents)),
            harm=_harm(_told(ours, Rule.RATE_LOW)),
        ),
        source,
        int(agent["active"]) if decision and "active" in agent else None,
    )


def _last(session: Session, at: datetime, *of: object) -> Decision | None:
    found = select(Decision).where(Decision.at <= at, *of)  # type: ignore[arg-type]  # comparisons of columns
    return session.scalar(found.order_by(Decision.at.desc(), Decision.id.desc()).limit(1))


def _of(decision: Decision | None) -> Verdicts:
    return from_json(decision.verdicts) if decision else {}


def _told(decision: Decision | None, rule: Rule) -> Mapping[str, str]:
    verdict = _of(decision).get(rule)
    return verdict.evidence if verdict else {}


def _harm(told: Mapping[str, str]) -> Harm:
    return Harm(int(told.get("answered", 0)), int(told.get("silent", 0)), int(told.get("abandoned", 0)))


def _screening(session: Session, whom: Whom, at: datetime, own: Decision | None) -> tuple[Screening, str]:
    """By the later of the number's last decision and its last list."""
    imported = _last_list(session, whom, at)
    if own and not (imported and imported.imported_at > own.at):
        tps, ctps = (_finding(register, _told(own, rule)) for register, rule in _HITS.items())
        checked = _told(own, Rule.SCREENED).get("checked_at")
        moment = datetime.fromisoformat(checked) if checked else own.at
        return Screening(
            tps, ctps, moment
        ), f"TPS and CTPS: as this number was screened at the decision of {said(own.at)}"
    if imported:
        tps, ctps = (_from_list(session, whom, imported, register) for register in Register)
        return Screening(
            tps, ctps, imported.imported_at
        ), f"TPS and CTPS: as its list was screened at the import of {said(imported.imported_at)}"
    tps, ctps = (Finding(register, None, why_not=_NOBODY_ASKED) for register in Register)
    return Screening(tps, ctps, at), ""


def _last_list(session: Session, whom: Whom, at: datetime) -> ContactList | None:
    on_it = select(Contact.list_id).where(Contact.fingerprint == whom.fingerprint)
    left_out = select(Exclusion.list_id).where(Exclusion.fingerprint == whom.fingerprint)
    found = select(ContactList).where(or_(ContactList.id.in_(on_it), ContactList.id.in_(left_out)))
    return session.scalar(found.where(ContactList.imported_at <= at).order_by(ContactList.imported_at.desc()).limit(1))


def _from_list(session: Session, whom: Whom, imported: ContactList, register: Register) -> Finding:
    """A list stores of each number whether it was left out as listed, and the files once for all."""
    files = json.loads(imported.registers)
    rule = select(Exclusion.id).where(Exclusion.list_id == imported.id, Exclusion.fingerprint == whom.fingerprint)
    hit = session.scalar(rule.where(Exclusion.rule == _HITS[register]).limit(1)) is not None
    told = {name: str(value) for name, value in files.items() if value is not None}
    return _finding(register, told | {f"{register}_result": "hit" if hit else "clear"})


def _finding(register: Register, told: Mapping[str, str]) -> Finding:
    """One register's evidence, read back."""
    facts = {name.removeprefix(f"{register}_"): value for name, value in told.items()}
    listed = {"hit": True, "clear": False}.get(facts.get("result", ""))
    file_date = facts.get("file_date", "").split(",")[0]  # of two files in one list the first is the older one
    if listed is None or not file_date:
        return Finding(register, None, why_not=facts.get("why_not") or _NOBODY_ASKED)
    is_practice = facts.get("practice", "").lower() == "true"
    supplier, licence = facts.get("supplier", ""), facts.get("licence", "")
    day = date.fromisoformat(file_date)
    return Finding(register, listed, day, facts.get("sha256"), is_practice, supplier, licence)
