"""May the people of a part of a list be called? The gate's lasting rules, in bulk; nothing is written.

What may change by the hour (calling hours, caps, capacity) is left to the gate, which judges everybody again at the
moment of each dial. A test holds this judgement and the gate's together, row by row.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from suppression import Register, Screening, suppressed_among
from voice_app.campaigns.bulk import written
from voice_app.campaigns.consents import consented_among
from voice_app.campaigns.gate import Rule
from voice_app.campaigns.lists.ledger_rows import GIVEN_AT, Opens
from voice_app.campaigns.lists.order import Order
from voice_app.campaigns.lists.prepare import Prepared
from voice_app.campaigns.lists.seen import Seen
from voice_app.campaigns.tables import Consent, ConsentWithdrawal, Contact

AT_ONCE = 500  # values in one IN (…)


class Excluded(NamedTuple):
    """A row that is not taken up, and why."""

    row: int
    fingerprint: str
    rule: Rule


@dataclass(slots=True)
class Judged:
    """Every person of a part is callable, excluded or a duplicate."""

    callable: list[int] = field(default_factory=list)  # places among the persons of the part
    consents: list[int] = field(default_factory=list)  # places of those whose consent is kept
    excluded: list[Excluded] = field(default_factory=list)
    in_campaign: int = 0
    in_file: int = 0


_Registers = tuple[Rule | None, Rule | None]


class Agreed(NamedTuple):
    """Whose consent opens the gate, and whose also overrides a listing."""

    at_all: Collection[str]
    in_full: Collection[str]


def judge_part(session: Session, order: Order, prepared: Prepared, seen: Seen) -> Judged:
    """Judge the persons in their order; `seen` has the numbers taken from earlier rows, and gets those of this part.

    Nothing that was agreed with somebody who asked us to stop is kept.
    """
    marks = prepared.fingerprints
    judged = Judged(excluded=[Excluded(row, mark, Rule.NUMBER_CALLABLE) for row, mark in prepared.uncallable])
    there = _on_campaign(session, order.campaign_id, marks) if order.has_people else set[str]()
    stopped = suppressed_among(session, set(marks), order.client_id)
    opens = _standing(session, order, prepared)
    on_file = _on_file(session, order, {mark for mark, own in zip(marks, opens, strict=True) if own < Opens.FULLY})
    registers = [_registers(order, screening) for screening in prepared.screened]
    for place, (mark, own) in enumerate(zip(marks, opens, strict=True)):
        if prepared.consents[place] is not None and mark not in stopped:
            judged.consents.append(place)
        if mark in there:
            judged.in_campaign += 1
            continue
        rule = _rule(order, mark, own, stopped, on_file, registers[prepared.screenings[place]])
        if rule is not None:
            judged.excluded.append(Excluded(prepared.rows[place], mark, rule))
        elif prepared.numbers[place] in seen:
            judged.in_file += 1
        else:
            seen.add(prepared.numbers[place])
            judged.callable.append(place)
    return judged


def _rule(
    order: Order, mark: str, own: Opens, stopped: Collection[str], on_file: Agreed, registers: _Registers
) -> Rule | None:
    """The first rule, in the gate's order, that keeps this person from being called; None: nothing that lasts."""
    if mark in stopped:
        return Rule.NOT_SUPPRESSED
    in_full = own is Opens.FULLY or mark in on_file.in_full
    by_choice = order.soft_opt_in and own is Opens.BY_CHOICE
    if order.needs_consent and not (in_full or by_choice or mark in on_file.at_all):
        return Rule.CONSENTED
    listed, unusable = registers
    return listed if listed and not in_full else unusable


def _registers(order: Order, screening: Screening) -> _Registers:
    """The rule that a listing breaks unless a full consent overrides it, and the one that unusable registers break."""
    listed = Rule.NOT_ON_TPS if Register.TPS in screening.listed_on else Rule.NOT_ON_CTPS
    return (listed if screening.listed_on else None), (Rule.SCREENED if screening.unusable(order.now) else None)


def _standing(session: Session, order: Order, prepared: Prepared) -> list[Opens]:
    """What the rows' own consents open, but for those that were taken back since they were given."""
    if not order.has_withdrawals:
        return prepared.opens
    withdrawn = _withdrawn(session, order.client_id, prepared.fingerprints)
    stands = []
    for mark, consent, opens in zip(prepared.fingerprints, prepared.consents, prepared.opens, strict=True):
        at = withdrawn.get(mark)
        stands.append(opens if at is None or consent is None or consent[GIVEN_AT] > written(at) else Opens.NOTHING)
    return stands


def _withdrawn(session: Session, client_id: str, marks: list[str]) -> Mapping[str, datetime]:
    last = select(Consent.fingerprint, func.max(ConsentWithdrawal.at)).join(ConsentWithdrawal)
    mine = last.where(Consent.client_id == client_id).group_by(Consent.fingerprint)
    found = dict[str, datetime]()
    for part in _parts(marks):
        found.update((mark, at) for mark, at in session.execute(mine.where(Consent.fingerprint.in_(part))))
    return found


def _on_file(session: Session, order: Order, marks: Collection[str]) -> Agreed:
    in_full = consented_among(session, marks, order.client_id, order.now, soft_opt_in_allowed=False)
    if not order.soft_opt_in:
        return Agreed(in_full, in_full)
    return Agreed(consented_among(session, marks, order.client_id, order.now, soft_opt_in_allowed=True), in_full)


def _on_campaign(session: Session, campaign_id: str, marks: list[str]) -> set[str]:
    mine, found = select(Contact.fingerprint).where(Contact.campaign_id == campaign_id), set[str]()
    for part in _parts(marks):
        found.update(session.scalars(mine.where(Contact.fingerprint.in_(part))))
    return found


def _parts(marks: list[str]) -> list[list[str]]:
    asked = [*dict.fromkeys(marks)]
    return [asked[start : start + AT_ONCE] for start in range(0, len(asked), AT_ONCE)]
