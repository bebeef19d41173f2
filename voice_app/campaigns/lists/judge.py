"""May the people of a part of a list be called? The gate's lasting rules, in bulk.

What may change by the hour (calling hours, caps, capacity) is left to the gate, which judges everybody again at the
moment of each dial. A test holds this judgement and the gate's together, row by row.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from suppression import Number, Register, Screening, suppressed_among
from voice_app.calls import CallTools
from voice_app.campaigns.consent import Basis, Collected, Method, Scope
from voice_app.campaigns.consents import add_consents, consented_among
from voice_app.campaigns.gate import Rule
from voice_app.campaigns.lists.order import Order
from voice_app.campaigns.lists.prepare import Prepared
from voice_app.campaigns.lists.seen import Seen
from voice_app.campaigns.new_consent import NewConsent
from voice_app.campaigns.tables import Contact

AT_ONCE = 500  # values in one IN (…)


class Excluded(NamedTuple):
    """A row that is not taken up, and why."""

    row: int
    fingerprint: str
    rule: Rule


@dataclass(slots=True)
class Judged:
    """Every person of a part is in exactly one of these."""

    callable: list[int] = field(default_factory=list)  # places among the persons of the part
    excluded: list[Excluded] = field(default_factory=list)
    in_campaign: int = 0
    in_file: int = 0
    consents: int = 0  # new in the ledger


class Agreed(NamedTuple):
    """Whose consent opens the gate, and whose also overrides a listing."""

    at_all: Collection[str]
    in_full: Collection[str]


def judge_part(
    session: Session, order: Order, tools: CallTools, list_id: str, prepared: Prepared, seen: Seen
) -> Judged:
    """Judge the persons in their order; `seen` has the numbers taken from earlier rows, and gets those of this part.

    Their consents are added to the ledger first, except of those who asked us to stop.
    """
    judged = Judged([], [Excluded(row, mark, Rule.NUMBER_CALLABLE) for row, mark in prepared.uncallable])
    there = _on_campaign(session, order.campaign_id, prepared.fingerprints)
    stopped = suppressed_among(session, set(prepared.fingerprints), order.client_id)
    before = _agreed(session, order, {mark for mark, told in _told(prepared) if told is None} - stopped)
    judged.consents = add_consents(
        session, tools, _new_consents(order, prepared, stopped), order.now, order.who, list_id
    )
    after = _agreed(session, order, {mark for mark, told in _told(prepared) if told is not None} - stopped)
    for place, (mark, told) in enumerate(_told(prepared)):
        number = prepared.numbers[place]
        if mark in there:
            judged.in_campaign += 1
            continue
        screening = prepared.screened[prepared.screenings[place]]
        rule = _rule(order, mark, mark in stopped, before if told is None else after, screening)
        if rule is None and number in seen:
            judged.in_file += 1
        elif rule is None:
            seen.add(number)
            judged.callable.append(place)
        else:
            judged.excluded.append(Excluded(prepared.rows[place], mark, rule))
    return judged


def _told(prepared: Prepared) -> Iterator[tuple[str, object]]:
    return zip(prepared.fingerprints, prepared.agreements, strict=True)


def _rule(order: Order, mark: str, is_stopped: bool, agreed: Agreed, screening: Screening) -> Rule | None:
    """The first rule, in the gate's order, that keeps this person from being called; None: nothing that lasts."""
    if is_stopped:
        return Rule.NOT_SUPPRESSED
    if order.needs_consent and mark not in agreed.at_all:
        return Rule.CONSENTED
    if screening.listed_on and mark not in agreed.in_full:
        return Rule.NOT_ON_TPS if Register.TPS in screening.listed_on else Rule.NOT_ON_CTPS
    return Rule.SCREENED if screening.unusable(order.now) else None


def _agreed(session: Session, order: Order, marks: Collection[str]) -> Agreed:
    in_full = consented_among(session, marks, order.client_id, order.now, soft_opt_in_allowed=False)
    if not order.soft_opt_in:
        return Agreed(in_full, in_full)
    return Agreed(consented_among(session, marks, order.client_id, order.now, soft_opt_in_allowed=True), in_full)


def _on_campaign(session: Session, campaign_id: str, marks: list[str]) -> set[str]:
    asked, found = [*dict.fromkeys(marks)], set[str]()
    mine = select(Contact.fingerprint).where(Contact.campaign_id == campaign_id)
    for start in range(0, len(asked), AT_ONCE):
        found.update(session.scalars(mine.where(Contact.fingerprint.in_(asked[start : start + AT_ONCE]))))
    return found


def _new_consents(order: Order, prepared: Prepared, stopped: Collection[str]) -> Iterator[NewConsent]:
    for place, told in enumerate(prepared.agreements):
        mark = prepared.fingerprints[place]
        if told is not None and mark not in stopped:
            yield NewConsent(
                Number(f"+{prepared.numbers[place]}"), order.client_id, told.named, told.topic, told.wording,
                told.version, told.source, told.given_at, Method(told.method), Scope(told.scope), Basis(told.basis),
                Collected(told.collected_by), told.person, told.expires_at, mark, prepared.sealed_numbers[place],
            )  # fmt: skip
