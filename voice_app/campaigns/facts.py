"""Brings together all that the gate may know about one contact at one moment."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session

import suppression
from voice_app.calls import ACTIVE, FIELDS, NUMBER, Call, CallTools, read_script
from voice_app.campaigns.consents import consents_of
from voice_app.campaigns.earlier import calls_to
from voice_app.campaigns.gate import CampaignFacts, Facts, ScriptFacts
from voice_app.campaigns.harm import Harm
from voice_app.campaigns.life import State
from voice_app.campaigns.papers import Papers, read_papers
from voice_app.campaigns.tables import Campaign, Client, Contact
from voice_app.campaigns.tools import DialTools
from voice_app.settings import Mode

BIRTH = ("date_of_birth", "dob", "birth_date", "birthday")
_CAPACITY = "capacity"  # the row that is held while calls under way are counted: it is no number's
# The states stand in the statement's text, so that the index of active calls serves it.
_ACTIVE = text(f"call.state IN ({', '.join(repr(str(state)) for state in ACTIVE)})")
_COUNT_ACTIVE = select(func.count()).select_from(Call).where(_ACTIVE, Call.id != bindparam("besides"))


@dataclass(frozen=True, slots=True)
class Whom:
    """A number, and what a list says of the person."""

    number: suppression.Number
    fingerprint: str
    birth: date | None = None


@dataclass(frozen=True, slots=True)
class Conditions:
    """What no dated row tells of a past moment: it is known now, or from a decision of then."""

    mode: Mode
    screening: suppression.Screening
    journal_is_empty: bool
    line: str
    agents: int
    harm: Harm
    active_calls: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """When, and what shall not count. `until` leaves out whatever was written down later: for the past."""

    at: datetime
    besides: Collection[str] = ()  # ids of calls
    until: datetime | None = None


def gather(session: Session, contact: Contact, tools: DialTools, now: datetime, besides: str = "") -> Facts:
    """The facts; who dials holds the number's lock, so that none of them changes before it commits.

    `besides` is a call that shall not count: the one that is about to be dialled. Calls to others are counted, but not
    held: see `take_place`.
    """
    session.flush()  # what follows are plain statements, which see only what was written
    whom, campaign = whom_of(contact, tools.calls), session.get_one(Campaign, contact.campaign_id)
    moment = Moment(now, (besides,) if besides else ())
    facts = gather_at(session, whom, campaign, conditions(session, whom, campaign.id, tools, now), moment)
    return replace(facts, active_calls=count_active(session, besides))


def take_place(session: Session, facts: Facts) -> Facts:
    """The same facts, with the calls under way counted while nobody else can begin one, until the caller commits.

    So two workers cannot take the last place. It is asked for when all else is well: everybody waits meanwhile.
    """
    suppression.lock(session, _CAPACITY)
    return replace(facts, active_calls=count_active(session))


def whom_of(contact: Contact, tools: CallTools) -> Whom:
    """The person on a list, unsealed."""
    fields = json.loads(tools.sealer.open(contact.sealed_fields, FIELDS))
    return Whom(tools.number_keys.open(contact.sealed_number, NUMBER), contact.fingerprint, _birth(fields))


def conditions(session: Session, whom: Whom, campaign_id: str, tools: DialTools, now: datetime) -> Conditions:
    """As they are now, but for the calls under way, which are counted last."""
    return Conditions(
        mode=tools.mode,
        screening=tools.registers.screen(whom.number, now),
        journal_is_empty=tools.journal.is_empty(),
        line=tools.line,
        agents=tools.agents,
        harm=tools.harm.of(session, campaign_id, now),
    )


def gather_at(session: Session, whom: Whom, campaign: Campaign, known: Conditions, moment: Moment) -> Facts:
    """The facts of this moment, from the rows that count."""
    client = session.get_one(Client, campaign.client_id)
    papers = read_papers(session, client, campaign.id, moment.until)
    earlier = calls_to(
        session, whom.fingerprint, campaign.id, moment.at, besides=moment.besides, until=moment.until
    )  # fmt: skip
    return Facts(
        at=moment.at,
        number=whom.number,
        mode=known.mode,
        client=papers.client,
        campaign=_campaign(session, campaign, papers, moment.until),
        suppressions=_suppressions(session, whom.fingerprint, client.id, moment.until),
        journal_is_empty=known.journal_is_empty,
        birth=whom.birth,
        consents=consents_of(session, whom.fingerprint, client.id, moment.until),
        soft_opt_in=papers.soft_opt_in,
        screening=known.screening,
        attempts=earlier.attempts,
        line=known.line,
        active_calls=known.active_calls,
        agents=known.agents,
        harm=known.harm,
        call_under_way=earlier.under_way,
    )


def count_active(session: Session, besides: str = "") -> int:
    """Calls under way, to whomever."""
    return session.connection().execute(_COUNT_ACTIVE, {"besides": besides}).scalar_one()


def _campaign(session: Session, campaign: Campaign, papers: Papers, until: datetime | None) -> CampaignFacts:
    script = read_script(session, campaign.script_hash)
    return CampaignFacts(
        id=campaign.id,
        state=campaign.state if until is None else papers.state or State.DRAFT,
        approval=papers.approval,
        purpose=campaign.purpose_class,
        script=ScriptFacts(script.hash, script.message_type.value, script.identity_check is not None),
        attempts=campaign.attempts,
        opens=campaign.opens,
        closes=campaign.closes,
    )


def _suppressions(
    session: Session, fingerprint: str, client_id: str, until: datetime | None
) -> tuple[suppression.Suppression, ...]:
    scopes, found = (suppression.ALL_CLIENTS, client_id), suppression.stops_of(session, fingerprint)
    return tuple(each for each in found if each.scope in scopes and (until is None or each.at <= until))


def _birth(fields: Mapping[str, str]) -> date | None:
    """Of the person; one that cannot be read is taken to be of a child."""
    text = next((fields[name] for name in BIRTH if fields.get(name)), "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return date.max
