"""docs/campaigns.md against the tables of the code: the life of a campaign, retries, rules, the list of 1,000 rows."""

import re
from datetime import timedelta
from pathlib import Path

from tests.store.lists.mixed_list import SPLIT
from voice_app.campaigns import Rule, life, retries
from voice_app.campaigns.lists import read_evidence

DOCS = Path(__file__).parents[2] / "docs"
DOC = (DOCS / "campaigns.md").read_text()


def table(heading):
    """The rows of the table that begins with this heading, as cells."""
    rows = DOC.split(heading, 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_life_of_a_campaign_is_drawn_from_its_table():
    ways = [f"    {row.when} --> {row.becomes}: {row.act}" for row in life.TABLE if row.becomes is not row.when]
    ends = [f"    {state} --> [*]" for state in sorted(life.RESTING)]
    drawn = re.search(r"```mermaid\n(.*?)\n```", DOC, re.S)
    assert drawn[1].splitlines() == ["stateDiagram-v2", f"    [*] --> {life.State.DRAFT}", *ways, *ends]


def test_the_retries_are_those_of_the_table():
    told = [
        [row.ending.replace("_", " "), after(row.again_after), "yes" if row.another_day else "", said(row.counts)]
        for row in retries.TABLE
    ]
    assert table("| the attempt ended |") == told


def after(wait):
    if wait is None:
        return "never"
    minutes = wait // timedelta(minutes=1)
    return f"{minutes // 60} h" if minutes and minutes % 60 == 0 else f"{minutes} min" if minutes else "at once"


def said(fact):
    return "yes" if fact else "no"


def test_every_rule_of_the_gate_is_told_of_once():
    named = [rule for cells in table("| rule | why not |") for rule in re.findall(r"`([A-Z_]+)`", cells[0])]
    assert named == [str(rule) for rule in Rule]


def test_the_thousand_rows_are_told_as_they_are_split():
    told = {what: int(rows) for rows, what, _ in table("| rows | become |")}
    assert told == SPLIT


def test_the_example_of_a_consent_form_is_read_and_tells_enough():
    evidence = read_evidence((DOCS / "examples" / "consent.yaml").read_text())
    assert (evidence.named, evidence.scope, evidence.collected_by) == ("Harbour Homes", "automated", "own")
    assert all((evidence.topic, evidence.wording, evidence.version, evidence.method, evidence.source))
