"""Every answer that the table and the three scripts can give, as TwiML that Twilio takes; and any text at all."""

import itertools
from xml.etree.ElementTree import canonicalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import scripts
from tests.unit.telephony.grammar import faults, said, said_outside_a_gather
from tests.unit.telephony.library import build
from voice_app.calls import Hear, Reply
from voice_app.calls.machine import TABLE, Deed, Line
from voice_app.calls.speaking import Names, reply
from voice_app.calls.states import RESTING, State
from voice_app.conversation import Memory, Move, Turn, fixed
from voice_app.telephony.twiml import render, speakable

TURN_URL, RECORDING_URL = "https://calls.example.com/t/1#rc=1", "https://calls.example.com/r#rc=3"
SCRIPTS = {name: scripts.load(scripts.library_text(name), name) for name in scripts.library()}
WORDS_OF_A_TURN = (Line.ANSWER, Line.OPENING, Line.OPT_OUT_DONE)
FIXED = [value for name, value in vars(fixed).items() if name.isupper()]


def make_twiml(answer):
    return render(answer, TURN_URL, RECORDING_URL, "+441632960000")


def lines(script):
    """Every line of a script that may be said, as it is written."""
    yield script.opening
    yield script.person.closed
    for item in itertools.chain(script.facts, script.faqs, script.objections, script.outcomes):
        yield item.say
    for question in script.questions:
        yield from (question.ask, question.retry)
    if check := script.identity_check:
        yield from (check.ask, check.fail_say)


def turns(script):
    """What the conversation could make of each line, spoken slowly and not."""
    for text, slower in itertools.product(filter(None, [*lines(script), *FIXED]), (False, True)):
        yield Turn(Move.CARRY_ON, text, Memory(slower=slower), hints=("Tuesday at ten", "yes & no"))


def replies(name):
    """Every row of the table that says something, with every line that may be said there."""
    script = SCRIPTS[name]
    names = Names("NextSupport", script.client.name, "0808 157 0123")
    for row in TABLE:
        if row.say is Line.NOTHING:
            continue
        for turn in turns(script) if row.say in WORDS_OF_A_TURN else [None]:
            yield row, reply(row, names, script, turn, 7)


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_line_of_every_row_is_twiml_that_twilio_takes(name):
    documents = {make_twiml(answer) for _, answer in replies(name)}
    assert len(documents) > 100
    assert {document: found for document in documents if (found := faults(document))} == {}


@pytest.mark.parametrize("name", SCRIPTS)
def test_keys_are_live_in_everything_but_the_words_before_a_hang_up(name):
    for row, answer in replies(name):
        if said_outside_a_gather(make_twiml(answer)):
            assert row.becomes is State.STOPPING or row.becomes in RESTING, row


@pytest.mark.parametrize("name", SCRIPTS)
def test_whoever_is_told_to_press_9_is_listened_to(name):
    offers = [make_twiml(answer) for _, answer in replies(name) if "press 9" in answer.say]
    assert offers
    assert [document for document in offers if said_outside_a_gather(document)] == []


@pytest.mark.parametrize("row", [row for row in TABLE if row.say is not Line.NOTHING], ids=str)
def test_a_call_goes_on_exactly_where_the_table_says_so(row):
    answer = reply(
        row, Names("NextSupport", "Elm", "0808 157 0123"), SCRIPTS["property"], next(turns(SCRIPTS["property"])), 1
    )
    document = make_twiml(answer)
    assert ("<Hangup" in document) is (row.becomes in RESTING or row.becomes is State.STOPPING)
    assert ("<Dial" in document) is (row.say is Line.CONNECT)
    assert ("<Start" in document) is (Deed.RECORD in row.do)


def test_an_empty_reply_ends_the_call():
    assert make_twiml(Reply(hang_up=True)) == '<?xml version="1.0" encoding="UTF-8"?><Response><Hangup /></Response>'


def test_slow_speech_is_spoken_at_four_fifths_of_the_pace():
    slow, usual = (make_twiml(Reply("Hello.", hear=Hear.KEYS, slow=slow)) for slow in (True, False))
    assert '<prosody rate="80%">Hello.</prosody>' in slow
    assert "prosody" not in usual
    assert said(slow) == said(usual)


def test_an_unknown_voice_becomes_one_that_exists():
    document = make_twiml(Reply("Hello.", voice="Polly.Nobody", hear=Hear.KEYS))
    assert (faults(document), "Polly.Amy-Neural" in document) == ([], True)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Ring 0808 157 0123.", "Ring 0 8 0 8, 1 5 7, 0 1 2 3."),
        ("Ring 08081570123 now", "Ring 0 8 0 8 1 5 7 0 1 2 3 now"),
        ("+44 7700 900001", "plus 4 4, 7 7 0 0, 9 0 0 0 0 1"),
        ("(01632 960001)", "(0 1 6 3 2, 9 6 0 0 0 1)"),
        ("0113 496 0000, or 020 7946 0000", "0 1 1 3, 4 9 6, 0 0 0 0, or 0 2 0, 7 9 4 6, 0 0 0 0"),
    ],
)
def test_telephone_numbers_are_said_digit_by_digit(written, spoken):
    assert speakable(written) == spoken


@pytest.mark.parametrize(
    "written",
    [
        "Tuesday at 10:30 or Thursday at 14:00",
        "£9.50 a month, or £1,250,000 in all",
        "£12500000",
        "£12 500 000 in all",
        "since 1998, and again in 2026",
        "from 2024 2025 to 2026",
        "2026-11-03",
        "on 23 11 2026 at 10 30",
        "3 bedrooms, 2 bathrooms, 1 garage",
        "about 1250 square feet",
        "LS6 5QN",
        "999 or 112",
        "between 9 and 17",
    ],
)  # fmt: skip
def test_times_prices_and_years_are_left_whole(written):
    assert speakable(written) == written


ANY_CHARACTER = st.characters(exclude_categories=())  # control characters and lone surrogates too
ANY_TEXT = st.text(ANY_CHARACTER, max_size=120)


@given(ANY_TEXT, ANY_TEXT, st.lists(ANY_TEXT, max_size=3), st.sampled_from(Hear), st.booleans(), st.booleans())
@example("\ud800\x00\x08\ufffe<&>\"'\x7f\x85", "]]>", ["\udfff,\x0b"], Hear.KEYS_AND_WORDS, True, True)
@example("</Say><Hangup/>", "&amp;", ["<Gather>"], Hear.NOTHING, False, False)
def test_any_text_at_all_stays_a_document_that_twilio_takes(text, voice, hints, hear, slow, record):
    answer = Reply(text, voice, slow, hear, 3, record=record, hints=tuple(hints), hang_up=hear is Hear.NOTHING)
    assert faults(make_twiml(answer)) == []


@pytest.mark.parametrize("character", ["<", "&", '"', "\n", "é", "\U0001f600", "\ud800", "1", "0 ", "\x00"])
@pytest.mark.parametrize("hear", Hear)
def test_ten_thousand_characters_stay_within_twilios_limits(character, hear):
    flood = character * 10_000
    assert faults(make_twiml(Reply(flood, hear=hear, hints=(flood, flood), hang_up=hear is Hear.NOTHING))) == []


@given(ANY_TEXT)
def test_what_can_be_said_is_said_unchanged(text):
    assert speakable(text) == text or any(c.isdigit() or ord(c) < 32 or 0xD7FF < ord(c) < 0x10000 for c in text)


REPLIES = st.builds(
    Reply,
    say=st.text(max_size=40),
    voice=st.sampled_from(["en-GB-male-1", "none"]),
    slow=st.booleans(),
    hear=st.sampled_from(Hear),
    record=st.booleans(),
    stop_recorder=st.booleans(),
    connect=st.sampled_from([None, "+441134960000"]),
    hints=st.sampled_from([(), ("Tuesday at ten", 'yes & "no"'), ("a\r\n\tb", "<c>")]),
)


@given(answer=REPLIES)
@example(answer=Reply(say="a\r\nb & <c> \x00", hear=Hear.KEYS))
def test_our_markup_says_what_twilios_own_library_would(answer):
    at = 'https://calls.example.com/t/1?a=1&b="2"#rc=1', RECORDING_URL, "+441632960000"
    assert canonicalize(render(answer, *at)) == canonicalize(build(answer, *at))
