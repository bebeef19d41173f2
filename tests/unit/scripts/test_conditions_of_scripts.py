"""The small language of `qualify` and `when`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.conditions import ConditionFaulty, parse

ANSWERS = {
    "owner": "yes",
    "rooms": 3,
    "soon": "this_year",
    "on": "2026-11-03",
    "flag": True,
    "score": "warm",
    "off": False,
}

HOLDS = [
    "owner == yes", "owner != no", "rooms == 3", "rooms >= 3", "rooms <= 3", "rooms > 2", "rooms < 4", "rooms != 4",
    "soon == this_year", 'soon == "this_year"', "on > 2026-11-02", "on == 2026-11-03", "owner answered", "off answered",
    "flag", "warm", "flag == yes", "flag == true", "off == no", "not hot", "not off", "not owner == no", "otherwise",
    "owner == yes and rooms == 3", "owner == no or rooms == 3", "owner == no and flag or warm", "not off",
    "not (owner == no and flag)",
    "owner == yes and (rooms == 1 or rooms == 3)", "not missing == yes", "not missing answered", "owner==yes",
]  # fmt: skip
FAILS = [
    "owner == no", "rooms > 3", "missing == yes", "missing != yes", "missing > 1", "missing answered", "missing", "hot",
    "off",    "rooms == three", "owner > 3", "not warm", "owner == yes and rooms == 1", "owner == no or rooms == 1",
    "not owner == yes or hot",
]  # fmt: skip


@pytest.mark.parametrize("text", HOLDS)
def test_it_holds(text):
    assert parse(text).holds(ANSWERS)


@pytest.mark.parametrize("text", FAILS)
def test_it_does_not_hold(text):
    assert not parse(text).holds(ANSWERS)


def test_a_number_spoken_as_text_is_compared_as_a_number():
    assert parse("rooms > 9").holds({"rooms": "10"})


def test_a_question_answered_no_is_not_taken_for_a_flag():
    assert not parse("owner").holds({"owner": "no"})


def test_a_condition_names_what_it_asks_for():
    assert parse("owner == yes and not (rooms > 2 or warm) and soon answered").names() == {
        "owner",
        "rooms",
        "warm",
        "soon",
    }
    assert parse("otherwise").names() == frozenset()


@pytest.mark.parametrize("text", [*HOLDS, *FAILS])
def test_a_condition_written_out_means_the_same(text):
    assert parse(str(parse(text))) == parse(text)


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("", "There is no condition here", 0),
        ("owner = yes", 'Write "=="', 6),
        ("owner && flag", 'Write "and"', 6),
        ("owner ==", "ends where a value", 8),
        ("== yes", "Expected the name", 0),
        ("owner yes", 'Expected "and" or "or"', 6),
        ("(owner == yes", "not closed", 13),
        ("owner == yes)", 'Expected "and" or "or"', 12),
        ("owner == and", "Expected a value", 9),
        ("owner and otherwise", "stands alone", 10),
        ("not", "ends where", 3),
        ("rooms > 1.5", "has no meaning", 9),
        ("a " * 200, "300 characters at most", 0),
    ],
)
def test_a_faulty_condition_is_told_with_its_place(text, message, at):
    with pytest.raises(ConditionFaulty, match=r".") as raised:
        parse(text)
    assert message in str(raised.value)
    assert raised.value.at == at


PIECES = [
    "owner",
    "rooms",
    "3",
    "yes",
    "==",
    "!=",
    "<",
    ">=",
    "and",
    "or",
    "not",
    "(",
    ")",
    "answered",
    "otherwise",
    "é",
    "'",
    "=",
    " ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_text_is_a_condition_or_a_sentence_about_it(text):
    try:
        condition = parse(text)
    except ConditionFaulty as raised:
        faulty: ConditionFaulty | None = raised
    else:
        faulty = None
        assert condition.holds(ANSWERS) in (True, False)
    assert faulty is None or (str(faulty).endswith((".", "yes")) and 0 <= faulty.at <= len(text))
