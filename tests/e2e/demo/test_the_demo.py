"""The demo plays to its end, keeps every promise, and would say so if it did not."""

import pytest

from tests.e2e.demo import plants
from voice_app.demo.proofs import PROOFS, of_calls, of_days, of_lists, of_recordings

PLANTS = {
    plants.call_ends_otherwise: of_calls.ended_as_expected,
    plants.an_announcement_is_left_out: of_calls.opening_first,
    plants.somebody_else_is_on_the_list: of_calls.stop_suppresses,
    plants.confirmed_without_an_entry: of_calls.confirmed_after_disk,
    plants.a_mailbox_is_talked_to: of_calls.voicemail_silent,
    plants.a_ticket_is_missing: of_calls.person_reached,
    plants.dialled_twice: of_calls.dialled_once,
    plants.a_forgery_is_answered: of_calls.unsigned_refused,
    plants.a_forgery_changes_something: of_calls.unsigned_refused,
    plants.recorded_before_the_notice: of_recordings.recorded_after_notice,
    plants.an_objection_is_ignored: of_recordings.objection_kept,
    plants.erased_too_early: of_recordings.erased_only_when_safe,
    plants.a_number_is_logged: of_recordings.logs_are_silent,
    plants.checked_without_a_checklist: of_lists.checklist_gates,
    plants.an_item_is_not_named: of_lists.checklist_gates,
    plants.a_row_is_lost: of_lists.rows_accounted,
    plants.a_contact_is_lost: of_lists.rows_accounted,
    plants.somebody_left_out_is_rung: of_lists.left_out_is_not_rung,
    plants.the_gate_would_let_somebody_through: of_lists.gate_agrees,
    plants.rung_without_a_decision: of_days.gate_said_yes,
    plants.rung_on_the_sunday: of_days.sunday_is_silent,
    plants.the_carrier_was_asked_on_the_sunday: of_days.sunday_is_silent,
    plants.no_worker_was_there_on_the_sunday: of_days.sunday_is_silent,
    plants.rung_while_paused: of_days.pause_holds,
    plants.rung_twice_on_a_day: of_days.once_a_day,
    plants.rung_after_an_opt_out: of_days.opt_out_binds_all,
    plants.rung_with_an_old_register: of_days.stale_register_shuts,
    plants.somebody_still_waits: of_days.ends_by_itself,
}


def test_every_promise_is_held(played):
    assert [proof for proof in played.verdicts if not proof.held] == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_a_planted_fault_turns_its_promise_red(plant, evidence, session):
    proof = PLANTS[plant]
    assert proof(evidence, session).held
    assert not proof(plant(evidence, session), session).held


def test_an_object_that_lies_open_turns_its_promise_red(evidence, session):
    assert of_recordings.encrypted_in_london(evidence).held
    assert not of_recordings.encrypted_in_london(plants.an_object_lies_open(evidence, session)).held


def test_each_promise_can_turn_red():
    assert set(PLANTS.values()) == set(PROOFS)


def test_nothing_is_wider_than_a_hundred_columns(played):
    assert [line for line in played.printed.splitlines() if len(line) > 100] == []


def test_every_reason_for_which_somebody_was_left_out_is_told_with_its_count(played):
    for rule in ("SUPPRESSED", "NO_AUTOMATED_CONSENT", "NUMBER_NOT_CALLABLE", "MINOR", "ATTEMPT_CAP", "SCREEN_STALE"):
        assert f" {rule} " in played.printed


def test_the_rows_to_mend_are_left_in_the_folder(evidence):
    assert (evidence.folder / "coffee-mend.csv").read_text("utf-8-sig").count("needs fixing") == 5
