"""How words sound, how long they take, and how blanks are filled."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scripts
from scripts.spoken import spoken

SPOKEN = {
    "Ring freephone 0808 157 0123.": "Ring freephone zero eight zero eight one five seven zero one two three.",
    "+44 113 496 0000": "plus four four one one three four nine six zero zero zero zero",
    "call 111 now": "call one one one now",
    "£1,250.50": "one thousand two hundred and fifty pounds fifty",
    "£1": "one pound",
    "£2.5m": "two point five million pounds",
    "50p": "fifty pence",
    "1.2%": "one point two percent",
    "10 per cent": "ten percent",
    "on 3 November": "on the third of November",
    "on the 21st of May": "on the twenty first of May",
    "2026-12-31": "the thirty first of December twenty twenty six",
    "09:00": "nine o'clock",
    "17:30": "five thirty",
    "at 2pm": "at two p m",
    "in 1984": "in nineteen eighty four",
    "in 2005": "in two thousand and five",
    "LS1 4AP": "L S one four A P",
    "1,000,005": "one million and five",
    "homes.example/privacy": "homes dot example slash privacy",
    "bread & butter": "bread and butter",
    "press 9": "press nine",
    "1234567890123": "one two three four five six seven eight nine zero one two three",
}


@pytest.mark.parametrize("text", SPOKEN)
def test_text_is_said_as_a_british_voice_says_it(text):
    assert " ".join(spoken(text).split()) == SPOKEN[text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("...", 0),
        ("It's free - really.", 3),
        ("step-free access", 3),
        ("0808 157 0123", 11),
        ("Hi {first_name}, it's {slot_1}.", 4),
        ("fifteen per cent", 2),
    ],
)
def test_spoken_words_are_counted(text, words):
    assert scripts.spoken_words(text) == words


def test_twenty_six_words_take_ten_seconds():
    assert scripts.seconds(" ".join(["word"] * 26)) == 10.0


@given(st.text(max_size=80))
def test_any_text_has_a_length(text):
    assert scripts.seconds(text) >= 0


@pytest.fixture(scope="module")
def script(sound):
    text = sound.replace("agent: {", 'agent: {name: Ava, say_as: {EPC: "E P C", "a\\\\b": "x\\\\1"}, ')
    return scripts.load(text, "sound.yaml")


@pytest.mark.parametrize(
    ("text", "fields", "said"),
    [
        ("Hi {first_name}.", {"first_name": "Ann"}, "Hi Ann."),
        ("On {asked_on}?", {"asked_on": date(2026, 11, 3)}, "On 3 November?"),
        ("On {asked_on}?", {"asked_on": "2026-11-03"}, "On 3 November?"),
        ("On {asked_on}?", {"asked_on": "last week"}, "On last week?"),
        ("About {street}.", {"street": "Elm Road"}, "About your home on Elm Road."),
        ("Hello {street}, are you there?", {}, "Hello, are you there?"),
        ("Hello {street}, are you there?", {"street": "  "}, "Hello, are you there?"),
        ("{slot_1}?", {"slot_1": datetime(2026, 11, 26, 14, 0, tzinfo=UTC)}, "Thursday 26 November at 2pm?"),
        ("{slot_1}?", {"slot_1": datetime(2026, 7, 1, 8, 30, tzinfo=UTC)}, "Wednesday 1 July at 9:30am?"),
        ("{rooms} rooms", {"rooms": 3}, "3 rooms"),
        ("{soon}", {"soon": "this_year"}, "this year"),
        ("{owner}", {"owner": True}, "yes"),
        ("{agent} for {client}", {}, "Ava for Warm Homes"),
        ("Your pin {pin}.", {"pin": "1234"}, "Your pin."),
        ("{first_name}", {"first_name": "{pin}", "pin": "1234"}, "{pin}"),
        ("An EPC, not EPCs", {}, "An E P C, not EPCs"),
    ],
)  # fmt: skip
def test_blanks_are_filled_as_they_are_spoken(script, text, fields, said):
    assert scripts.fill(text, fields, script) == said


def test_what_is_said_instead_is_taken_letter_by_letter(script):
    assert scripts.fill("a\\b", {}, script) == "x\\1"


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_secret_is_never_spoken(script, value, words):
    fields = {"pin": "5083", "first_name": words.replace("5083", ""), "street": value.replace("5083", "")}
    assert "5083" not in scripts.fill("{pin}. {first_name}. {street}.", fields, script)
