"""The gate is asked again: about a number as it stands now, or as everything stood at any moment before."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from voice_app.calls import RESTING, Call
from voice_app.campaigns.facts import Moment, Whom, conditions, count_active, gather_at, whom_of
from voice_app.campaigns.gate import Facts, Verdict, judge, next_chance, refusals
from voice_app.campaigns.remembered import remember
from voice_app.campaigns.tables import Campaign, Contact, Decision
from voice_app.campaigns.tools import DialTools


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gate says of a number for a campaign at a moment."""

    campaign_id: str
    at: datetime
    verdicts: tuple[Verdict, ...]
    next_chance: datetime | None  # None: not by waiting
    registers_from: str  # whence it is known what they said; nothing: from the registers themselves

    @property
    def is_yes(self) -> bool:
        return not refusals(self.verdicts)


def ask_now(session: Session, whom: Whom, campaign: Campaign, tools: DialTools, now: datetime) -> Answer:
    """The gate's word at this moment. Nothing is held, written or dialled."""
    known = conditions(session, whom, campaign.id, tools, now)
    facts = gather_at(session, whom, campaign, known, Moment(now))
    return _answer(replace(facts, active_calls=count_active(session)), "")


def ask_then(
    session: Session, whom: Whom, campaign: Campaign, tools: DialTools, at: datetime, decision: Decision | None = None
) -> Answer:
    """The gate's word at a moment that is past, from what was written down before it.

    `decision` is one that the gate took at that very moment: its own call, and those of later decisions, were not
    there yet. The answer is the same as then, unless an opt-out came while the decision waited for its lock.
    """
    found = decision or _decision_at(session, whom, campaign, at)
    remembered = remember(session, whom, campaign.id, tools, at, found)
    moment = Moment(at, _calls_from(session, found) if found else (), until=at)
    facts = gather_at(session, whom, campaign, remembered.conditions, moment)
    active = remembered.active_calls
    counted = count_active_then(session, at) if active is None else active
    return _answer(replace(facts, active_calls=counted), remembered.registers_from)


def known_as(session: Session, whom: Whom, campaign_id: str, tools: DialTools, at: datetime) -> Whom:
    """With what the campaign's list says of the person, if the number is on it."""
    mine = (Contact.fingerprint == whom.fingerprint, Contact.campaign_id == campaign_id, Contact.created_at <= at)
    contact = session.scalar(select(Contact).where(*mine))
    return whom_of(contact, tools.calls) if contact else whom


def campaigns_of(session: Session, fingerprint: str, at: datetime) -> list[str]:
    """The campaigns on whose lists the number was at `at`: the one decided on or joined last comes first."""
    listed = select(Contact.campaign_id, Contact.created_at).where(Contact.fingerprint == fingerprint)
    decided = select(Decision.campaign_id, Decision.at).where(Decision.fingerprint == fingerprint)
    rows = [
        *session.execute(listed.where(Contact.created_at <= at)),
        *session.execute(decided.where(Decision.at <= at)),
    ]
    return list(dict.fromkeys(campaign for campaign, _ in sorted(rows, key=lambda row: row[1], reverse=True)))


def count_active_then(session: Session, at: datetime) -> int:
    """Calls that were under way at `at`, to whomever."""
    begun = select(Call.id, Call.state, Call.ended_at).where(Call.created_at <= at)
    not_over = or_(Call.ended_at.is_(None), Call.ended_at > at)
    rows = session.execute(begun.where(not_over)).all()
    return sum(row.ended_at is not None or row.state not in RESTING for row in rows)


def _answer(facts: Facts, registers_from: str) -> Answer:
    return Answer(facts.campaign.id, facts.at, judge(facts), next_chance(facts), registers_from)


def _decision_at(session: Session, whom: Whom, campaign: Campaign, at: datetime) -> Decision | None:
    mine = (Decision.fingerprint == whom.fingerprint, Decision.campaign_id == campaign.id, Decision.at == at)
    return session.scalar(select(Decision).where(*mine).order_by(Decision.id.desc()).limit(1))


def _calls_from(session: Session, decision: Decision) -> tuple[str, ...]:
    """The calls that this decision, or a later one of the same moment, made."""
    same = (Decision.fingerprint == decision.fingerprint, Decision.at == decision.at, Decision.id >= decision.id)
    return tuple(filter(None, session.scalars(select(Decision.call_id).where(*same))))
