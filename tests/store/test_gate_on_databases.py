"""The gate's answer from the rows of a real database: every rule broken there, alone and together; and asked again."""

from random import Random

import pytest
from sqlalchemy import select

from tests.store.broken_world import BREAK, DAY, World
from voice_app.campaigns import Campaign, Decision, Refused, Rule, ask_now, ask_then, refusals, reserve
from voice_app.campaigns.decision import from_json
from voice_app.campaigns.facts import whom_of

RANDOM = Random(5)
TOGETHER = [tuple(sorted(RANDOM.sample(list(Rule), count), key=list(Rule).index)) for count in (2, 2, 3, 4, 6, 10, 20)]
BROKEN = [(), *((rule,) for rule in Rule), *TOGETHER]


@pytest.fixture
def world(sessions, keys, tmp_path, now):
    return World(sessions, keys, tmp_path / "journal", now)


def reserved(world):
    """The rules that refuse the next attempt. The decision is written down."""
    with world.sessions.begin() as session:
        answer = reserve(session, world.contact_id, 1, world.tools, world.now)
    return {verdict.rule for verdict in answer.reasons} if isinstance(answer, Refused) else set()


def asked(world, decision=None):
    """The gate's answer now, or as it was for that decision."""
    with world.sessions.begin() as session:
        whom, campaign = whom_of(world.contact(session), world.tools.calls), session.get_one(Campaign, "spring")
        if decision is None:
            return ask_now(session, whom, campaign, world.tools, world.now)
        return ask_then(session, whom, campaign, world.tools, decision.at, decision)


def decisions(world):
    with world.sessions.begin() as session:
        return session.scalars(select(Decision).order_by(Decision.id)).all()


def test_there_is_a_way_to_break_every_rule():
    assert list(BREAK) == list(Rule)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: "+".join(broken) or "nothing")
def test_what_is_broken_in_the_database_and_nothing_else_refuses_and_the_same_is_told_afterwards(world, broken):
    world.break_rules(broken)
    assert {verdict.rule for verdict in refusals(asked(world).verdicts)} == set(broken)
    assert reserved(world) == set(broken)
    decision = decisions(world)[-1]
    stored = from_json(decision.verdicts)
    assert (decision.allowed, decision.call_id is None) == (not broken, bool(broken))
    assert [rule for rule, verdict in stored.items() if not verdict.passed] == list(broken)
    assert asked(world, decision).verdicts == tuple(stored.values())


# What the product never changes of a campaign, its events and its contacts, and a test can only change by hand.
BY_HAND = {Rule.PURPOSE_ALLOWED, Rule.SCRIPT_APPROVED, Rule.NUMBER_CALLABLE, Rule.NOT_A_MINOR}


def test_what_happens_later_does_not_change_the_answer_of_then(world):
    assert reserved(world) == set()
    decision = decisions(world)[-1]
    before = asked(world, decision)
    world.now += 14 * DAY
    later = [rule for rule in Rule if rule not in {*BY_HAND, Rule.ONE_CALL}]
    world.break_rules(later)
    assert (asked(world, decision).is_yes, asked(world, decision).verdicts) == (True, before.verdicts)
    assert {verdict.rule for verdict in refusals(asked(world).verdicts)} == {*later, Rule.ONE_CALL}
