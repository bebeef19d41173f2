"""The table of a campaign's life, and what holds over every way through it."""

from hypothesis import given
from hypothesis import strategies as st

from voice_app.campaigns.life import RESTING, TABLE, Act, State, step

ACTS = st.lists(st.sampled_from(Act), max_size=30)


def walk(acts):
    """The states a campaign passes through; an act that is impossible changes nothing."""
    states = [State.DRAFT]
    for act in acts:
        states.append(step(states[-1], act) or states[-1])
    return states


@given(ACTS)
def test_no_campaign_runs_without_having_been_checked_and_approved(acts):
    states = walk(acts)
    if State.RUNNING in states:
        before = states[: states.index(State.RUNNING)]
        assert State.APPROVED in before
        assert State.CHECKED in before[: before.index(State.APPROVED)]


@given(ACTS)
def test_what_was_stopped_never_moves_again(acts):
    states = walk(acts)
    if State.STOPPED in states:
        assert set(states[states.index(State.STOPPED) :]) == {State.STOPPED}


@given(ACTS, st.sampled_from(Act))
def test_only_start_and_resume_make_a_campaign_run(acts, act):
    before = walk(acts)[-1]
    if before is not State.RUNNING and step(before, act) is State.RUNNING:
        assert act in (Act.START, Act.RESUME)


def test_no_pair_stands_twice_and_every_state_can_be_reached():
    assert len({(row.when, row.act) for row in TABLE}) == len(TABLE)
    assert {row.becomes for row in TABLE} | {State.DRAFT} == set(State)


def test_whatever_runs_can_be_paused_and_all_but_the_stopped_can_be_stopped():
    assert step(State.RUNNING, Act.PAUSE) is State.PAUSED
    assert {state for state in State if step(state, Act.STOP) is None} == RESTING
