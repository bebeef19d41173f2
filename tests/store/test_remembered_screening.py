"""What the registers said of a number in the past: from its decisions, from its lists, or from nowhere."""

import json

import pytest

from tests.store.broken_world import DAY, Everybody, World
from voice_app.campaigns import Campaign, Rule, ask_then, reserve
from voice_app.campaigns.facts import whom_of
from voice_app.campaigns.tables import ContactList, Exclusion

FILES = {
    "checked_at": "2026-11-20T10:30:00+00:00",
    "tps_file_date": "2026-11-19", "tps_sha256": "ab" * 32, "tps_practice": True, "tps_supplier": "practice",
    "ctps_file_date": "2026-11-19", "ctps_sha256": "cd" * 32, "ctps_practice": True, "ctps_supplier": "practice",
}  # fmt: skip


@pytest.fixture
def world(sessions, keys, tmp_path, now):
    return World(sessions, keys, tmp_path / "journal", now)


def import_list(world, at, left_out=None):
    """The number comes in with a list, or is left out of it by a rule."""
    with world.sessions.begin() as session:
        session.add(ContactList(
            id="list", campaign_id="spring", name="people.csv", sha256="ef" * 32, mapping="{}", encoding="utf-8",
            rows=1, callable=0 if left_out else 1, excluded="{}", faulty=0, duplicate=0, registers=json.dumps(FILES),
            imported_by="Maya", imported_at=at,
        ))  # fmt: skip
        session.flush()
        if left_out:
            session.add(Exclusion(list_id="list", fingerprint=world.fingerprint, row=2, rule=left_out, at=at))
        else:
            world.contact(session).list_id = "list"


def asked(world, at):
    with world.sessions.begin() as session:
        whom, campaign = whom_of(world.contact(session), world.tools.calls), session.get_one(Campaign, "spring")
        answer = ask_then(session, whom, campaign, world.tools, at)
    return answer, {verdict.rule: verdict for verdict in answer.verdicts}


def test_before_any_screening_nobody_knows_and_the_gate_is_shut(world):
    answer, told = asked(world, world.now - DAY)
    refused = [rule for rule in (Rule.NOT_ON_TPS, Rule.NOT_ON_CTPS, Rule.SCREENED) if not told[rule].passed]
    assert (len(refused), answer.registers_from) == (3, "")
    assert "Nothing is stored of a screening of this number" in told[Rule.SCREENED].reason


def test_a_list_that_took_the_number_in_tells_that_it_was_on_neither(world):
    import_list(world, world.now - 3 * DAY)
    answer, told = asked(world, world.now - DAY)
    assert told[Rule.NOT_ON_TPS].passed
    assert told[Rule.NOT_ON_TPS].evidence["tps_sha256"] == "ab" * 32
    assert told[Rule.SCREENED].passed
    assert "at the import of Friday 20 November 10:30" in answer.registers_from


def test_a_list_that_left_the_number_out_tells_on_which_it_was(world):
    import_list(world, world.now - 3 * DAY, left_out=Rule.NOT_ON_CTPS)
    _, told = asked(world, world.now - DAY)
    assert [told[rule].evidence[name] for rule, name in
            ((Rule.NOT_ON_TPS, "tps_result"), (Rule.NOT_ON_CTPS, "ctps_result"))] == ["clear", "hit"]  # fmt: skip


def test_a_register_that_was_fresh_then_and_is_28_days_old_at_the_moment_asked_for_is_stale(world):
    import_list(world, world.now - 3 * DAY)
    _, told = asked(world, world.now + 30 * DAY)
    assert "28 days old" in told[Rule.SCREENED].reason


def test_the_later_of_list_and_decision_counts(world):
    import_list(world, world.now - 3 * DAY)
    world.registers.tps = Everybody()
    with world.sessions.begin() as session:
        reserve(session, world.contact_id, 1, world.tools, world.now)
    assert asked(world, world.now - DAY)[1][Rule.NOT_ON_TPS].evidence["tps_result"] == "clear"
    answer, told = asked(world, world.now + DAY)
    assert told[Rule.NOT_ON_TPS].evidence["tps_result"] == "hit"
    assert "at the decision of Monday 23 November 10:30" in answer.registers_from
