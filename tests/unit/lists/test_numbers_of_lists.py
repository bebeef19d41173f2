"""Numbers are read quickly, and never otherwise than the suppression room reads them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from suppression import NotANumber, Number, parse_number
from voice_app.campaigns.lists.cells import clean
from voice_app.campaigns.lists.numbers import lost_its_zero, read_number

DIGITS = st.text("0123456789", min_size=5, max_size=13)
PREFIXES = st.sampled_from(["", "0", "00", "+44", "0044", "44", "+44 (0)", "+440", "7", "07", "+", "(0", "'", "tel:"])
MARKS = st.sampled_from([" ", "-", "(", ")", ".", "/", "\xa0", "", "", ""])
ENDS = st.sampled_from(["", ".0", " ", " ext 9", "E+09", '"', "x", "٣"])


@st.composite
def numberlike(draw):
    digits = "".join(digit + draw(MARKS) for digit in draw(DIGITS))
    return draw(PREFIXES) + digits + draw(ENDS)


def told(read, text):
    try:
        return read(text).e164
    except NotANumber as why:
        return str(why)


@given(st.one_of(numberlike(), st.text(max_size=40)))
@example("+44 (0)7700 900123")
@example("00440770090012")
@example("7700900123")
@example("0 7 7 0 0 9 0 0 1 2 3")
@example("+4407700900123")
@example("(+44) 7700-900-123")
@example("440770090012")
def test_the_quick_way_and_the_whole_way_say_the_same(text):
    assert told(read_number, text) == told(parse_number, text)


@pytest.mark.parametrize(
    "written",
    [
        "07700 900123", "07700900123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700 900123", "7700900123",
        "7700900123.0", '="07700900123"', '="7700900123"', "'07700900123", "'+447700900123", "(07700) 900-123",
        "07700\xa0900123", "\u202d07700 900123\u202c", "447700900123", "tel:+447700900123", " 07700 900123 ",
    ],
)  # fmt: skip
def test_numbers_as_people_and_excel_write_them(written):
    assert read_number(clean(written)) == Number("+447700900123")


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("7.70E+09", "Excel has shortened this number"),
        ("7,70E+09", "Excel has shortened this number"),
        ("0770090012", "too few digits"),
        ("077009001234", "too many digits"),
        ("07700 9OO123", "has letters in it"),
        ("07700 900123 / 07700 900124", "too many digits"),
        ("n/a", "no digits"),
        ("07700 900123 ext 4", "has an extension"),
    ],
)
def test_what_is_no_number_is_told_in_its_own_words(written, sentence):
    with pytest.raises(NotANumber, match=sentence):
        read_number(clean(written))


@pytest.mark.parametrize(
    ("written", "lost"), [("7700900123", True), ("1134960000", True), ("07700900123", False), ("+447700900123", False)]
)
def test_a_lost_zero_is_noticed(written, lost):
    assert lost_its_zero(written) is lost
