"""The promise about opt-outs, at every point of every script of the library."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import spoken_words
from tests.unit.conversation.make import CONTACT, NOW, PROPERTY, SCRIPTS, ends, last, talk
from voice_app.conversation import Label, Move, answer, from_json, to_json

WALKS = {
    "property": ("yes", "yes", "three", "within the year", "neither", "yes", "can you do wednesday"),
    "healthcare": ("speaking", "nineteen fifty two", "yes", "neither of those", "yes"),
    "ecommerce": ("yes", "too much of it"),
}
REFUSALS = ("stop ringing me", "take me off your list please", "would you mind not calling again", "don't call back")
DOUBTS = ("enough", "you lot ring every day", "not again")
POINTS = [(name, WALKS[name][:at]) for name in WALKS for at in range(len(WALKS[name]) + 1)]


@pytest.mark.parametrize("words", REFUSALS)
@pytest.mark.parametrize(("name", "walk"), POINTS)
def test_a_refusal_at_any_point_ends_in_an_opt_out(name, walk, words):
    turn = last(SCRIPTS[name], *walk, words)
    assert (turn.move, turn.outcome) == (Move.OPT_OUT, "opt_out")


@pytest.mark.parametrize("words", DOUBTS)
@pytest.mark.parametrize(("name", "walk"), POINTS)
def test_a_doubt_at_any_point_is_the_one_question(name, walk, words):
    turn = last(SCRIPTS[name], *walk, words)
    assert turn.move is Move.CARRY_ON
    assert "make sure we don't ring you again?" in turn.say


@pytest.mark.parametrize("reply", ["yes", "", "piss off", "stop it", "I told you", "bananas", "no don't ring me"])
def test_anything_but_a_clear_no_confirms_the_doubt(reply):
    assert last(PROPERTY, "yes", "enough", reply).move is Move.OPT_OUT


@pytest.mark.parametrize("reply", ["no", "no it's fine", "no no that's okay"])
def test_a_clear_no_returns_to_the_question(reply):
    turn = last(PROPERTY, "yes", "enough", reply)
    assert turn.move is Move.CARRY_ON
    assert turn.say.endswith("First, do you own the property?")


def test_a_puzzled_reply_is_asked_once_more_and_then_counts():
    turns = talk(PROPERTY, "yes", "enough", "what do you mean", "what do you mean")
    assert [turn.move for turn in turns[-2:]] == [Move.CARRY_ON, Move.OPT_OUT]


def test_a_refusal_beside_danger_or_bereavement_counts_as_well():
    assert last(PROPERTY, "i want to die stop calling me").move is Move.OPT_OUT
    assert last(PROPERTY, "my wife died and these calls are driving me mad").move is Move.OPT_OUT


def test_the_limits_of_the_script_end_the_call_but_never_swallow_a_refusal():
    start = NOW - timedelta(minutes=PROPERTY.limits.minutes)
    assert last(PROPERTY, "yes", started=start).outcome == "finished"
    assert last(PROPERTY, "stop ringing me", started=start).move is Move.OPT_OUT
    assert last(PROPERTY, *["pardon"] * (PROPERTY.limits.turns + 1)).outcome == "finished"


SAYINGS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(["", "yes", "no", "three", "thursday", "neither", "pardon", "enough", "why", "the first"]),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(SCRIPTS)), st.lists(SAYINGS, max_size=8))
def test_nothing_said_raises_and_every_turn_can_be_said(name, lines):
    script = SCRIPTS[name]
    turn = talk(script)[0]
    for words in lines:
        turn = answer(script, CONTACT, from_json(to_json(turn.memory)), words, NOW)
        assert spoken_words(turn.say) <= script.limits.words_per_reply
        assert turn.say.strip() or turn.outcome == Label.VOICEMAIL
        assert (turn.outcome is not None) == ends(turn)
        if ends(turn):
            break
