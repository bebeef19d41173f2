"""Nothing but the opening is said before the right person has shown it."""

import pytest

from tests.unit.conversation.make import CONTACT, HEALTHCARE, last, talk
from voice_app.conversation import Move

ASK = "year you were born"


@pytest.mark.parametrize(
    "words", ["1952", "nineteen fifty two", "it was the fourth of may 1952", "one nine five two", "fifty two"]
)
def test_the_year_passes_in_digits_and_in_words(words):
    assert "book you in" in last(HEALTHCARE, "speaking", words).say


@pytest.mark.parametrize("words", ["1953", "1951 1952 1953", "nineteen fifty two or nineteen fifty three"])
def test_a_wrong_year_and_a_list_of_years_do_not_pass(words):
    assert ASK in last(HEALTHCARE, "speaking", words).say


def test_the_script_s_tries_end_the_call():
    turn = last(HEALTHCARE, "speaking", "1940", "1941")
    assert (turn.move, turn.outcome) == (Move.FINISH, "not_verified")


@pytest.mark.parametrize(
    "words",
    ["are there side effects", "what is this about", "why", "where did you get my number", "are you a robot", ""],
)
def test_nothing_of_health_is_said_before_the_check(words):
    said = " ".join(turn.say for turn in talk(HEALTHCARE, "speaking", words, words))
    assert not any(word in said.lower() for word in ("vaccin", "nurse", "appointment", "1952"))


def test_a_contact_without_the_secret_fails_closed():
    contact = {name: value for name, value in CONTACT.items() if name != "year_of_birth"}
    assert last(HEALTHCARE, "speaking", "1952", contact=contact).outcome == "not_verified"


def test_a_no_to_the_check_ends_it_politely():
    assert last(HEALTHCARE, "speaking", "no").outcome == "not_verified"
