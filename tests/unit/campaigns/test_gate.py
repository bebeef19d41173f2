"""The gate allows a call only when no rule is broken: every few rules together, and many together at random."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gated import MONDAY, broken_facts
from voice_app.campaigns import Rule, judge, refusals

SETS = [broken for count in range(4) for broken in combinations(Rule, count)]


def refused(facts):
    return {verdict.rule for verdict in refusals(judge(facts))}


def test_every_set_of_up_to_three_broken_rules_is_refused_by_exactly_these():
    assert [broken for broken in SETS if refused(broken_facts(*broken)) != set(broken)] == []


@given(st.sets(st.sampled_from(list(Rule))))
def test_any_set_of_broken_rules_is_refused_by_exactly_these(broken):
    assert refused(broken_facts(*broken)) == broken


def test_every_rule_is_judged_whatever_the_others_say():
    assert [verdict.rule for verdict in judge(broken_facts(*Rule))] == list(Rule)
    assert [verdict.rule for verdict in judge(broken_facts())] == list(Rule)


@pytest.mark.parametrize("rule", Rule)
def test_every_verdict_gives_a_reason_in_plain_words_and_evidence_without_the_person(rule):
    for facts in (broken_facts(), broken_facts(rule)):
        told = {verdict.rule: verdict for verdict in judge(facts)}[rule]
        words = told.reason + " ".join([*told.evidence, *told.evidence.values()])
        assert told.reason
        assert told.reason[0].islower() or told.reason[0].isdigit() or told.reason.startswith("The ")
        assert facts.number.e164[3:] not in words.replace(" ", "")


def test_the_same_facts_get_the_same_answer():
    assert judge(broken_facts(Rule.IN_HOURS)) == judge(broken_facts(Rule.IN_HOURS))


@pytest.mark.parametrize("rule", [Rule.IN_HOURS, Rule.WITHIN_CAPS, Rule.NOT_LOCKED])
def test_what_time_mends_says_from_when_on(rule):
    until = next(verdict.until for verdict in refusals(judge(broken_facts(rule))))
    facts = broken_facts(rule)
    assert rule in refused(replace(facts, at=until - timedelta(microseconds=1)))
    assert rule not in refused(replace(facts, at=until))


LASTING = set(Rule) - {
    Rule.IN_HOURS, Rule.WITHIN_CAPS, Rule.NOT_LOCKED, Rule.JOURNAL_EMPTY, Rule.AGENT_FREE, Rule.ONE_CALL,
}  # fmt: skip


@pytest.mark.parametrize("rule", Rule)
def test_only_what_time_mends_says_that_waiting_helps(rule):
    verdict = next(iter(refusals(judge(broken_facts(rule)))))
    assert (verdict.until is None) == (rule in LASTING)
    assert verdict.until is None or verdict.until >= MONDAY - timedelta(days=1)
