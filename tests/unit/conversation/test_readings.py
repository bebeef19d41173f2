"""How answers of each type are read, and how the memory is kept."""

from datetime import date

import pytest

from voice_app.conversation import Flag, Memory, MemoryFaulty, from_json, to_json
from voice_app.conversation.dates import date_in
from voice_app.conversation.lookup import nearest
from voice_app.conversation.numbers import numbers_in, years_in
from voice_app.conversation.readings import postcode
from voice_app.conversation.words import plain

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [("three bedrooms", (3,)), ("twenty one", (21,)), ("one hundred and five", (105,)), ("a couple", (2,)), ("", ())],
)
def test_numbers_are_read_in_words_and_digits(words, numbers):
    assert numbers_in(plain(words)) == numbers


def test_years_are_read_as_people_say_them():
    assert years_in("nineteen oh four") == {1904}
    assert years_in("two thousand and one") == {2001}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("tomorrow", date(2026, 11, 24)),
        ("next tuesday", date(2026, 11, 24)),
        ("the third of march", date(2027, 3, 3)),
        ("24th December", date(2026, 12, 24)),
        ("3 March 2028", date(2028, 3, 3)),
        ("the thirty first of february", None),
        ("whenever", None),
    ],
)
def test_days_are_read_as_people_say_them(words, day):
    assert date_in(plain(words), TODAY) == day


@pytest.mark.parametrize(
    ("words", "code"),
    [("LS6 5QN", "LS6 5QN"), ("b s six five q n", "BS6 5QN"), ("it's LS6", "LS6"), ("I don't know", None)],
)
def test_postcodes_are_read_spelled_out_or_not(words, code):
    assert postcode(plain(words)) == code


def test_a_faq_is_found_by_near_words_and_not_by_far_ones():
    asked = [("How much do you charge?", "what percentage do you take"), ("How long does it take?",)]
    assert nearest(plain("how much is your fee then"), asked).at == 0
    assert nearest(plain("will it take long"), asked).at == 1
    assert nearest(plain("have you got a garden"), asked) is None


def test_a_memory_survives_its_json():
    memory = Memory("owner", (("owner", True), ("bedrooms", 3)), objections=(0,), flags=(Flag.CALL_BACK,))
    assert from_json(to_json(memory)) == memory


@pytest.mark.parametrize("text", ["", "[]", '{"nonsense": 1}', "null"])
def test_what_is_no_memory_is_refused(text):
    with pytest.raises(MemoryFaulty):
        from_json(text)
