"""The promises about a manager's list: every row accounted for, and nobody rung who was left out."""

import csv
import json
from collections import Counter
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from voice_app.campaigns import Campaign, Contact, Item, Rule, Whom, ask_now, missing, refusals, story_of
from voice_app.campaigns.lists import lists_of
from voice_app.campaigns.tables import Client, ContactList, Exclusion
from voice_app.demo import coffee
from voice_app.demo.cast import CAST
from voice_app.demo.evidence import Evidence
from voice_app.demo.proofs.proof import Proof, wrong
from voice_app.moments import in_london

_REFUSED = 5  # the exit code
NOT_KEPT = Rule.NOT_A_MINOR  # counted, and nothing of the row is stored
LASTING = frozenset(
    {
        Rule.NUMBER_CALLABLE, Rule.NOT_SUPPRESSED, Rule.NOT_A_MINOR, Rule.CONSENTED, Rule.NOT_ON_TPS, Rule.NOT_ON_CTPS,
    }
)  # fmt: skip


def checklist_gates(evidence: Evidence, session: Session) -> Proof:
    """Without it the campaign was refused, and each missing item named; nothing was written as if it were checked."""
    client, said = session.get_one(Client, coffee.CLIENT), evidence.notes.unready
    checked = next(event.at for event in story_of(session, coffee.CAMPAIGN) if event.kind == "check")
    before = missing(session, client, client.created_at + timedelta(milliseconds=1))
    unnamed = [item for item in Item if item not in {gap.item for gap in before} or item not in said.text]
    left = [gap.item for gap in missing(session, client, checked)]
    held = said.code == _REFUSED and not unnamed and not left
    told = f"refused with {len(before)} items named; let through when all were on file{wrong([*unnamed, *left])}"
    return Proof("No campaign without its client's checklist", held, told)


def rows_accounted(evidence: Evidence, session: Session) -> Proof:
    """Rows in = callable + excluded by rule + faulty + duplicate: counted in the file, the tables and the fix file."""
    made = _list(session)
    in_file, to_mend = _rows(evidence, "coffee.csv"), _rows(evidence, "coffee-mend.csv")
    told = Counter(json.loads(made.excluded)) + Counter(
        {coffee.CALLABLE: made.callable, coffee.FAULTY: made.faulty, coffee.DUPLICATE: made.duplicate}
    )
    stored = _stored(session, made)
    wanted = coffee.expected()
    kept = Counter({fate: count for fate, count in wanted.items() if fate in stored or fate in set(Rule) - {NOT_KEPT}})
    held = (told, stored) == (wanted, kept) and in_file == made.rows == told.total() and to_mend == made.faulty
    piles = f"{made.callable} callable, {told.total() - made.callable - made.faulty - made.duplicate} left out"
    return Proof("Every row of a list is accounted for", held,
                 f"{in_file} rows = {piles}, {made.faulty} to mend, {made.duplicate} twice")  # fmt: skip


def left_out_is_not_rung(evidence: Evidence, _session: Session) -> Proof:
    """By the carrier's record: from the list, callable people alone were rung."""
    accepted = evidence.carrier.accepted
    before = {person.number for person in CAST}  # rung by the first campaign, once
    rung = [row.name for row in _left_out()
            if row.parsed and accepted[row.parsed.e164] > (row.parsed.e164 in before)]  # fmt: skip
    told = f"{len(_left_out())} left out or faulty, none of them rung{wrong(rung)}"
    return Proof("Whoever was left out is not rung", not rung and accepted.total() > 0, told)


def gate_agrees(evidence: Evidence, session: Session) -> Proof:
    """The gate is asked about each row that was left out, on its own evidence, and names the same rule."""
    found = [(row, rules_met(evidence, session, row)) for row in _left_out() if row.fate in set(Rule)]
    odd = [row.name for row, met in found if row.fate not in met]
    rules = Counter(rule for _, met in found for rule in met)
    listed = f"{rules[Rule.NOT_ON_TPS]} of them are on TPS, {rules[Rule.NOT_ON_CTPS]} on CTPS"
    return Proof("The import is no laxer than the gate", bool(found) and not odd,
                 f"asked about these {len(found)}, the gate refuses each; {listed}{wrong(odd)}")  # fmt: skip


OF_LISTS = (checklist_gates, rows_accounted, left_out_is_not_rung, gate_agrees)


def rules_met(evidence: Evidence, session: Session, row: coffee.Row) -> frozenset[Rule]:
    """All lasting rules that keep the gate from letting this row's number be called; none for a row without one."""
    if row.parsed is None:
        return frozenset()
    tools, campaign = evidence.tools, session.get_one(Campaign, coffee.CAMPAIGN)
    born = None if row.born is None else in_london(_list(session).imported_at).date() - timedelta(days=row.born)
    whom = Whom(row.parsed, evidence.print_of(row.parsed.e164), born)
    answer = ask_now(session, whom, campaign, tools.dialling, tools.now())
    return frozenset(verdict.rule for verdict in refusals(answer.verdicts)) & LASTING


def _left_out() -> list[coffee.Row]:
    return [row for row in coffee.ROWS if row.fate not in (coffee.CALLABLE, coffee.DUPLICATE)]


def _list(session: Session) -> ContactList:
    return lists_of(session, coffee.CAMPAIGN)[0]


def _stored(session: Session, made: ContactList) -> Counter[str]:
    """What lies in the tables of this list: people, and rows left out by rule."""
    left_out = select(Exclusion.rule, func.count()).where(Exclusion.list_id == made.id).group_by(Exclusion.rule)
    people = session.scalar(select(func.count()).where(Contact.list_id == made.id)) or 0
    return Counter(dict(session.execute(left_out).all())) + Counter({coffee.CALLABLE: people})


def _rows(evidence: Evidence, name: str) -> int:
    with (evidence.folder / name).open(encoding="utf-8-sig", newline="") as lines:
        return sum(1 for _ in csv.reader(lines)) - 1
