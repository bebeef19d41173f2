"""The tables with which each half ends: the do-not-call list, the recordings, and who was not called and why."""

import json
from collections import Counter
from collections.abc import Sequence

from rich.box import SIMPLE
from rich.table import Table
from sqlalchemy import select
from sqlalchemy.orm import Session

import recordings
import suppression
from voice_app.campaigns import Decision, Rule
from voice_app.campaigns.lists import lists_of
from voice_app.demo import coffee
from voice_app.demo.evidence import Evidence
from voice_app.demo.harbour import Shared
from voice_app.demo.proofs import rules_met
from voice_app.moments import in_london
from voice_app.wiring import Tools

_WORDS = {
    Rule.NUMBER_CALLABLE: "a kind of number we never call",
    Rule.NOT_SUPPRESSED: "asked us to stop",
    Rule.NOT_A_MINOR: "under 16",
    Rule.CONSENTED: "no consent that counts",
    Rule.NOT_ON_TPS: "on TPS, without such a consent",
    Rule.NOT_ON_CTPS: "on CTPS, without such a consent",
    Rule.SCREENED: "the registers were too old",
    Rule.WITHIN_CAPS: "rung today already",
    Rule.NOT_LOCKED: "met a machine, or silence, lately",
    Rule.IN_HOURS: "outside the hours",
    Rule.CAMPAIGN_RUNNING: "the campaign does not run",
    Rule.ONE_CALL: "on another call of ours",
    Rule.AGENT_FREE: "no agent is free",
}


_CAPTION = (
    "left out: by the first rule that stood against the row, when the list came in; all told: by every one that does. "
    "at the dial: people of either campaign whom the gate refused later."
)
_SHOWN = 5  # recordings


def stops(evidence: Evidence) -> Table:
    """The do-not-call list."""
    table = Table("number", "how", "when", "reference", title="Do-not-call list (binds every client, for ever)")
    with evidence.tools.sessions.begin() as session:
        for entry in suppression.listing(session, evidence.tools.number_keys):
            told = entry.suppression
            table.add_row(str(entry.number), told.channel, f"{in_london(told.at):%a %-d %b %H:%M:%S}", told.reference)
    return table


def sounds(evidence: Evidence) -> Table:
    """The first recordings, and how many more there are."""
    table = Table("recording", "seconds", "state", "SHA-256 of the sound", "bytes, encrypted", title="Recordings")
    with evidence.tools.sessions.begin() as session:
        rows = list(recordings.listing(session))
        for row in rows[:_SHOWN]:
            state = row.state.replace("_", " ")
            table.add_row(row.id[:8], str(row.seconds), state, (row.plain_sha256 or "")[:16], f"{row.cipher_bytes:,}")
        table.caption = f"and {len(rows) - _SHOWN} more"
    return table


def decisions(tools: Tools, campaign_id: str, people: Sequence[Shared]) -> Table:
    """What the gate said of these people for this campaign, last."""
    table = Table("number", "the gate", "because")
    with tools.sessions.begin() as session:
        for person in people:
            mine = (Decision.fingerprint == tools.number_keys.fingerprint(person.number),
                    Decision.campaign_id == campaign_id)  # fmt: skip
            row = session.scalars(select(Decision).where(*mine).order_by(Decision.id.desc()).limit(1)).one()
            why = [verdict["reason"] for verdict in json.loads(row.verdicts) if not verdict["passed"]]
            table.add_row(str(person.number), "allowed" if row.allowed else "refused", "; ".join(why))
    return table


def reasons(evidence: Evidence) -> Table:
    """Who was not called, and why: at the import of the manager's list, and later, at the moment of the dial."""
    table = Table("reason", "rule", "left out", "all told", "at the dial", title="Who was not called, and why",
                  caption=_CAPTION, box=SIMPLE)  # fmt: skip
    for column in table.columns[2:]:
        column.justify = "right"
    with evidence.tools.sessions.begin() as session:
        made = lists_of(session, coffee.CAMPAIGN)[0]
        left_out, met, refused = Counter(json.loads(made.excluded)), _met(evidence, session), _refused(session)
        for rule in (each for each in Rule if left_out[each] or met[each] or refused[each]):
            counts = (left_out[rule], met[rule], refused[rule])
            table.add_row(_WORDS.get(rule, ""), rule, *(str(count or "") for count in counts))
        table.add_section()
        table.add_row("to mend: given back, with what to do", "", str(made.faulty))
        table.add_row("the same number again", "", str(made.duplicate))
        table.add_row("callable", "", str(made.callable))
        table.add_row(f"all rows of {made.name}", "", str(made.rows), style="bold")
    return table


def _met(evidence: Evidence, session: Session) -> Counter[Rule]:
    """Every lasting rule that the rows left out meet: several may stand against one."""
    rows = [row for row in coffee.ROWS if row.fate in set(Rule)]
    return Counter(rule for row in rows for rule in rules_met(evidence, session, row))


def _refused(session: Session) -> Counter[Rule]:
    """People whom the gate refused, by each rule that did; the same person counts once for a rule."""
    rows = session.scalars(select(Decision).where(Decision.allowed.is_(False))).all()
    found = {(row.fingerprint, row.campaign_id, each["rule"])
             for row in rows for each in json.loads(row.verdicts) if not each["passed"]}  # fmt: skip
    return Counter(Rule(rule) for _, _, rule in found)
