"""What the table promises, asked of the table itself and of every sequence of events up to six."""

from collections import Counter

import pytest

from voice_app.calls.events import Kind as K
from voice_app.calls.machine import TABLE, Deed, Line, step
from voice_app.calls.states import ACTIVE, ANNOUNCING, NEVER_RANG, ON_THE_LINE, RESTING
from voice_app.calls.states import State as S

PERSON_MAY_SPEAK = sorted(set(S) - {S.RESERVED, *NEVER_RANG})


def test_no_two_rows_answer_the_same_question():
    assert [pair for pair, n in Counter((r.when, r.happens) for r in TABLE).items() if n > 1] == []


def test_resting_states_are_never_left():
    assert [row for row in TABLE if row.when in RESTING and row.becomes is not row.when] == []


@pytest.mark.parametrize("state", sorted(set(ACTIVE) - {S.RESERVED}))
def test_hanging_up_is_understood_in_every_moving_state(state):
    assert step(state, K.HUNG_UP).becomes in RESTING


@pytest.mark.parametrize("state", PERSON_MAY_SPEAK)
def test_opting_out_suppresses_whenever_it_reaches_us(state):
    assert Deed.SUPPRESS in step(state, K.OPTED_OUT).do


@pytest.mark.parametrize("state", sorted(ON_THE_LINE))
def test_opting_out_on_the_line_is_confirmed_and_ends_the_call(state):
    row = step(state, K.OPTED_OUT)
    assert (row.becomes, row.say) == (S.STOPPING, Line.OPT_OUT_DONE)


def test_the_recorder_starts_only_when_the_notice_was_played_to_its_end():
    assert [(r.when, r.happens) for r in TABLE if Deed.RECORD in r.do] == [(S.PURPOSE, K.PLAYED)]


def test_the_conversation_is_entered_only_through_the_offer():
    ways_in = {r.when for r in TABLE if r.becomes is S.CONVERSE}
    assert ways_in == {S.OFFER, S.CONVERSE}


def test_each_announcement_leads_on_only_when_played_to_its_end():
    steps = [(S.IDENTIFY, S.PURPOSE), (S.PURPOSE, S.OFFER), (S.OFFER, S.CONVERSE)]
    targets = {after for _, after in steps}
    onward = [row for row in TABLE if row.when in ANNOUNCING and row.becomes in targets and row.becomes is not row.when]
    assert [(row.when, row.becomes) for row in onward] == steps
    assert {row.happens for row in onward} == {K.PLAYED}


def test_nothing_is_said_to_voicemail():
    assert {row.say for row in TABLE if row.becomes is S.VOICEMAIL} == {Line.NOTHING}


@pytest.mark.parametrize("state", [*ANNOUNCING, S.CONVERSE, S.CLOSING])
def test_a_person_can_be_asked_for_in_office_hours_and_outside(state):
    assert step(state, K.ASKED_FOR_PERSON).becomes is S.HANDING_OVER
    outside = step(state, K.ASKED_OUT_OF_HOURS)
    assert (outside.becomes, outside.do) == (S.CLOSING, (Deed.TICKET,))


def test_a_person_who_does_not_answer_leaves_a_ticket():
    assert Deed.TICKET in step(S.WITH_PERSON, K.PERSON_MISSED).do


def test_no_call_is_armed_twice_or_placed_again_once_unknown():
    assert {r.when for r in TABLE if r.becomes is S.ARMED} == {S.RESERVED}
    assert {r.becomes for r in TABLE if r.when is S.UNKNOWN} & {S.RESERVED, S.ARMED} == set()


def test_a_number_suppressed_since_the_dial_hears_no_announcement():
    for state in (S.ARMED, S.UNKNOWN, S.RINGING):
        row = step(state, K.ANSWERED_TOO_LATE)
        assert (row.becomes, row.say) == (S.CANCELLED, Line.INFORMATION)


def test_every_state_can_be_reached_and_can_come_to_rest():
    forward = {(row.when, row.becomes) for row in TABLE}
    assert _reach({S.RESERVED}, forward) == set(S)
    assert _reach(set(RESTING), {(b, a) for a, b in forward}) == set(S)


def _reach(start, edges):
    seen, todo = set(start), list(start)
    while todo:
        here = todo.pop()
        new = {b for a, b in edges if a == here} - seen
        seen |= new
        todo += new
    return seen


def _walk(depth):
    """Every path of up to `depth` applied events from RESERVED, as (state, played, suppressed)."""
    frontier = {(S.RESERVED, frozenset(), False)}
    for _ in range(depth):
        following = set(frontier)
        for state, played, suppressed in frontier:
            for kind in K:
                row = step(state, kind)
                if row is None:
                    continue
                heard = played | {state} if kind is K.PLAYED and state in ANNOUNCING else played
                stopped = suppressed or Deed.SUPPRESS in row.do
                yield state, kind, row, heard, stopped
                following.add((row.becomes, heard, stopped))
        frontier = following


def test_no_sequence_reaches_the_conversation_without_three_announcements_played():
    entered = [heard for _, _, row, heard, _ in _walk(8) if row.becomes is S.CONVERSE]
    assert entered
    assert all(heard == frozenset(ANNOUNCING) for heard in entered)


def test_no_sequence_with_a_nine_ends_unsuppressed():
    assert all(stopped for _, kind, _, _, stopped in _walk(6) if kind is K.OPTED_OUT)


def test_no_sequence_records_before_the_notice():
    assert all(S.PURPOSE in heard for _, _, row, heard, _ in _walk(7) if Deed.RECORD in row.do)
