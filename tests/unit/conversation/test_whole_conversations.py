"""Whole calls as tables: what is said, and how each ends."""

from dataclasses import replace

import pytest

from scripts import Expectation, Rehearsal
from tests.unit.conversation.make import ECOMMERCE, HEALTHCARE, NOW, PROPERTY, SCRIPTS, last, talk
from voice_app.conversation import Flag, Move, rehearse

YEAR = "nineteen fifty two"
ENDINGS = {
    "booked": (PROPERTY, ("yes", "I own it", "three", "straight away", "the first"), Move.FINISH, "booked"),
    "does not own": (PROPERTY, ("yes", "no we rent"), Move.FINISH, "not_owner"),
    "not interested at once": (PROPERTY, ("not interested",), Move.FINISH, "not_interested"),
    "call later": (PROPERTY, ("yes", "I'm driving, ring me tomorrow"), Move.FINISH, "call_later"),
    "no time now, another": (PROPERTY, ("no", "yes"), Move.FINISH, "call_later"),
    "no time, no other": (PROPERTY, ("no", "no"), Move.FINISH, "not_interested"),
    "has an agent": (PROPERTY, ("yes", "I'm already with an agent"), Move.FINISH, "has_agent"),
    "wants a person": (PROPERTY, ("yes", "put me through to a real person"), Move.PERSON, "person"),
    "opt-out": (PROPERTY, ("yes", "yes", "take me off your list"), Move.OPT_OUT, "opt_out"),
    "erasure is an opt-out too": (PROPERTY, ("delete all my data",), Move.OPT_OUT, "data_erasure"),
    "wrong number": (HEALTHCARE, ("you've got the wrong number",), Move.FINISH, "wrong_number"),
    "a child": (ECOMMERCE, ("my mum's in the bath",), Move.FINISH, "child"),
    "bereaved": (ECOMMERCE, ("my wife passed away",), Move.FINISH, "vulnerable"),
    "danger": (ECOMMERCE, ("i've taken an overdose",), Move.FINISH, "danger"),
    "a machine": (ECOMMERCE, ("please leave a message after the tone",), Move.FINISH, "voicemail"),
    "patient booked": (HEALTHCARE, ("speaking", YEAR, "yes", "the second one", "no"), Move.FINISH, "booked"),
    "patient declines": (HEALTHCARE, ("speaking", YEAR, "no thank you"), Move.FINISH, "declined"),
    "link texted": (ECOMMERCE, ("yes", "too dear", "yes please"), Move.FINISH, "link_sent"),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDINGS)
def test_a_call_ends_as_it_should(name):
    script, lines, move, outcome = ENDINGS[name]
    turn = last(script, *lines)
    assert (turn.move, turn.outcome) == (move, outcome)


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_rehearsal_of_the_library_passes(name):
    assert [result.faults for result in rehearse(SCRIPTS[name], None, NOW) if not result.passed] == []


def test_a_script_that_breaks_its_rehearsal_is_told_so():
    case = Rehearsal(("what do you charge",), Expectation(outcome="not_owner", not_said=("fee",)))
    script = replace(PROPERTY, rehearse=(case,))
    assert rehearse(script, None, NOW)[0].faults == (
        "The outcome is still open, not not_owner.",
        "The fact fee was said.",
    )


def test_a_question_is_answered_from_the_facts_and_then_asked_again():
    turn = last(PROPERTY, "yes", "what's your commission?")
    assert "1.2 percent" in turn.say
    assert turn.say.endswith("First, do you own the property?")


def test_a_question_nobody_wrote_is_not_made_up():
    turn = last(PROPERTY, "yes", "what's the council tax band")
    assert turn.say == "I don't have that to hand. Shall I get someone to ring you?"
    assert last(PROPERTY, "yes", "what's the council tax band", "yes please").flags == (Flag.CALL_BACK,)


def test_an_expired_fact_is_not_said():
    fee = next(fact for fact in PROPERTY.facts if fact.id == "fee")
    later = NOW.replace(year=fee.expires.year + 1)
    turn = last(PROPERTY, "yes", "what's your commission?", now=later)
    assert "1.2 percent" not in turn.say


def test_an_objection_is_answered_once_and_never_again():
    turns = talk(PROPERTY, "yes", "I'm just looking", "I'm just looking")
    assert [turn.move for turn in turns[1:]] == [Move.CARRY_ON, Move.CARRY_ON, Move.FINISH]
    assert turns[-1].outcome == "not_interested"


def test_the_score_follows_the_answers():
    assert last(PROPERTY, "yes", "I own it", "three", "within the year", "the first").score == "warm"


@pytest.mark.parametrize("words", ["are you a robot", "is this a machine", "am I talking to a computer"])
def test_it_says_yes_when_asked_whether_it_is_a_machine(words):
    assert "Yes, I'm an AI assistant. Press 0 for a person." in last(PROPERTY, words).say


@pytest.mark.parametrize("words", ["are you human", "are you a real person", "is that a real woman"])
def test_it_says_no_when_asked_whether_it_is_a_person(words):
    assert "No, I'm an AI assistant. Press 0 for a person." in last(PROPERTY, words).say


def test_recording_stops_and_the_call_goes_on():
    turn = last(PROPERTY, "yes", "don't record me")
    assert (turn.move, turn.flags) == (Move.STOP_RECORDING, (Flag.RECORDING_OBJECTION,))
    assert turn.say.endswith("First, do you own the property?")


def test_where_the_number_came_from_is_told():
    assert "valuation form" in last(PROPERTY, "yes", "where did you get my number").say
    assert "northbean.example/privacy" in last(ECOMMERCE, "where did you get my number").say


def test_a_first_silence_asks_again_and_the_limit_lets_go():
    turns = talk(PROPERTY, "yes", "", "", "")
    assert turns[2].say.startswith("Sorry, I can't hear you.")
    assert (turns[-1].move, turns[-1].outcome) == (Move.FINISH, "silence")


def test_what_was_not_understood_is_asked_in_other_words():
    assert last(PROPERTY, "yes", "bananas").say.endswith("Is that a yes or a no?")


def test_slower_and_pardon_are_granted():
    slower, again = last(PROPERTY, "yes", "can you slow down"), last(PROPERTY, "yes", "pardon?")
    assert slower.memory.slower
    assert again.say == "Thank you. First, do you own the property?"
