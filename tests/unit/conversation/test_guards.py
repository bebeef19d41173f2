"""What the guards make of what people say. Each row is a promise."""

import pytest

from voice_app.conversation import Action, Label, hear

LABELS = {
    Label.DANGER: ("i want to end it all", "I can't breathe", "he's hitting me", "i'm bleeding"),
    Label.OPT_OUT: (
        "Stop calling me.", "would you mind not ringing again", "how do I get off this list", "jog on", "stop",
        "gonnae no phone here again", "stop coal in me", "take me of your list", "don't ring my mum again she's ninety",
        "wrong number and don't ring it again", "are you a robot stop calling me", "email only, don't phone",
        "don't call me tomorrow or ever", "ring again and I'll report you", "we're on the TPS", "Stop. Calling. Me.",
    ),
    Label.VULNERABLE: ("my husband died last week", "I've got dementia", "I can't cope", "what day is it today"),
    Label.CHILD: ("my mummy's in the bath", "i'm nine", "I'm in year six", "I'm fifteen"),
    Label.DATA_ERASURE: ("delete everything you've got about me", "right to be forgotten please"),
    Label.RECORDING_OBJECTION: ("don't record me", "i'm not happy being recorded", "you can't tape this"),
    Label.WRONG_NUMBER: ("you've got the wrong number", "there's no Mr Davies here", "she doesn't live here any more"),
    Label.HUMAN: ("put me through to a real person", "agent", "can I speak to a hue man please"),
    Label.ROBOT_QUESTION: ("are you a robot", "is this a recorded message", "are you human"),
    Label.DATA_REQUEST: ("where did you get my number", "I want to make a subject access request"),
    Label.CALL_LATER: ("call me back tomorrow", "don't ring before ten", "not on Sundays, any other day is okay"),
    Label.NOT_INTERESTED: ("not interested thanks", "we're happy as we are", "I don't want a valuation"),
    Label.VOICEMAIL: ("please leave a message after the tone", "the person you are calling cannot take your call"),
    Label.QUESTION: ("how much do you charge", "what is this about sorry", "what happens if I press nine"),
    Label.AFFIRM: ("yes please", "aye go on", "mm hmm", "I don't see why not"),
    Label.DENY: ("no", "not yet", "no that's fine"),
    Label.OTHER: ("three bedrooms and a box room", "", "🙂", "!!!"),
}  # fmt: skip
CASES = [(label, words) for label, rows in LABELS.items() for words in rows]

HARMLESS = (
    "stop calling me love it's mrs patel", "don't take me off the list i still want it", "the bus stop's outside",
    "you never called back when you said you would", "don't call my work number, call my mobile", "I live alone",
    "don't hesitate to ring me if anything comes up", "I pressed nine by accident sorry", "stop talking over me",
    "please keep me on your list", "get away with you that's a great price", "can I opt out later",
    "the police station is next door",
)  # fmt: skip
IN_DOUBT = (
    "enough", "not again", "you lot ring every day", "that's three times this week", "stop it",
    "these calls are driving me mad",
)  # fmt: skip


@pytest.mark.parametrize(("label", "words"), CASES)
def test_words_get_the_label_that_decides(label, words):
    assert hear(words).label is label


@pytest.mark.parametrize("words", [words for label, words in CASES if label is Label.OPT_OUT])
def test_a_plain_refusal_is_acted_on_at_once(words):
    assert hear(words).action is Action.ACT


@pytest.mark.parametrize("words", HARMLESS)
def test_the_words_of_a_refusal_without_the_wish_are_not_acted_on(words):
    heard = hear(words)
    assert (heard.label, heard.action) != (Label.OPT_OUT, Action.ACT)


@pytest.mark.parametrize("words", IN_DOUBT)
def test_a_doubt_is_asked_about_once(words):
    heard = hear(words)
    assert (heard.label, heard.action) == (Label.OPT_OUT, Action.ASK)


def test_side_effects_add_up():
    assert Label.DATA_ERASURE in hear("delete all my data and don't ring me again").also
    assert Label.OPT_OUT in hear("i want to kill myself stop calling me").also


def test_danger_is_answered_before_a_refusal():
    assert hear("stop calling me, i've taken an overdose").label is Label.DANGER


def test_a_hearing_says_which_rule_decided():
    assert hear("stop ringing me").why == "opt_out: asks to stop ringing"


def test_capitals_accents_and_curly_apostrophes_make_no_difference():
    assert hear("DON’T RING ME AGAÏN!").action is Action.ACT
