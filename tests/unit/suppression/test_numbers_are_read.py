"""Every usual way of writing a UK number is read; everything else is refused with a plain reason."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from suppression import NotANumber, Number, parse_number

MOBILE = "+447700900123"
FORMS = {
    "07700900123": MOBILE,
    "07700 900123": MOBILE,
    "07700 900 123": MOBILE,
    "(07700) 900123": MOBILE,
    "07700-900-123": MOBILE,
    "07700.900.123": MOBILE,
    "07700/900123": MOBILE,
    "7,700,900,123": MOBILE,
    " 07700 900123\n": MOBILE,
    "\t07700 900123": MOBILE,
    "+447700900123": MOBILE,
    "+44 7700 900123": MOBILE,
    "+ 44 7700 900123": MOBILE,
    "+44 (0)7700 900123": MOBILE,
    "+44 (0) 7700 900123": MOBILE,
    "+44 07700 900123": MOBILE,
    "+4407700900123": MOBILE,
    "(+44) 7700 900123": MOBILE,
    "0044 7700 900123": MOBILE,
    "00447700900123": MOBILE,
    "0044 (0) 7700 900123": MOBILE,
    "44 7700 900123": MOBILE,
    "447700900123": MOBILE,
    "7700900123": MOBILE,
    "7700900001.0": "+447700900001",
    "447700900123.0": MOBILE,
    '="07700900001"': "+447700900001",
    '= "07700900001"': "+447700900001",
    '"07700900123"': MOBILE,
    "'07700900123": MOBILE,
    "'+447700900123": MOBILE,
    "tel:+447700900123": MOBILE,
    "TEL: 07700 900123": MOBILE,
    "tel:+44-7700-900123": MOBILE,
    "tel:07700900123;phone-context=+44": MOBILE,
    "٠٧٧٠٠ ٩٠٠١٢٣": MOBILE,
    "０７７００９００１２３": MOBILE,
    "＋44 7700 900123": MOBILE,
    "07700\u00a0900\u202f123": MOBILE,
    "07700\u2011900\u2013123": MOBILE,
    "\ufeff07700900123\u200e": MOBILE,
    "020 7946 0958": "+442079460958",
    "(020) 7946-0958": "+442079460958",
    "2079460958": "+442079460958",
    "0113 496 0000": "+441134960000",
    "01632 960001": "+441632960001",
    "1632960001": "+441632960001",
    "0808 157 0123": "+448081570123",
    "8081570123": "+448081570123",
    "0306 999 0123": "+443069990123",
    "0800 1111": "+448001111",
    "0845 46 47": "+448454647",
    "016977 2345": "+44169772345",
    "0800 123456": "+44800123456",
    "+1 (202) 555-0123": "+12025550123",
    "0012025550123": "+12025550123",
    "+49 160 12345678": "+4916012345678",
    "+39 06 1234 5678": "+390612345678",
}
REFUSED = {
    "": "no number",
    "   ": "no number",
    "\u200b": "no number",
    "abc": "no digits",
    "+": "no digits",
    "n/a": "no digits",
    "999": "too few",
    "+44": "too few",
    "07700 90012": "too few",
    "0113 496 000": "too few",
    "118118": "too few",
    "07700 9001234": "too many",
    "+44 7700 900123 0": "too many",
    "07700900123/07700900124": "too many",
    "07700 900123, 07700 900124": "too many",
    "12025550123": "too many",
    "2025550123": "no UK number",
    "0412 3456789": "begins with 04",
    "06123 456789": "begins with 06",
    "+999 123456789": "no country code",
    "+1 202 555 012": "too few",
    "+1 202 555 01234": "too many",
    "0800 FLOWERS": "letters",
    "07700 90012O": "letters",
    "07700 900123 ext 4": "extension",
    "07700 900123 x4": "extension",
    "07700 900123 #4": "extension",
    "tel:+447700900123;ext=4": "extension",
    "++447700900123": "signs",
    "07700+900123": "signs",
    "07700_900123": "signs",
    "=07700900123": "signs",
    "=HYPERLINK(1)": "letters",
    "7.7E+09": "Excel has shortened",
    "7.70090E+09": "Excel has shortened",
    "7,7e+09": "Excel has shortened",
    "4.477E+11": "Excel has shortened",
    "7700900001.5": "too many",
    "0" * 65: "too long",
    "9" * 10_000: "too long",
}


@pytest.mark.parametrize("text", FORMS)
def test_every_usual_form_is_the_same_number(text):
    assert parse_number(text).e164 == FORMS[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_number_is_refused_with_its_reason(text):
    with pytest.raises(NotANumber, match=REFUSED[text]):
        parse_number(text)


@pytest.mark.parametrize("text", ["07700 9001234", "07700 900123 ext 4", "0800 FLOWERS", "12025550123", "7.70090E+09"])
def test_a_refusal_does_not_repeat_the_number(text):
    with pytest.raises(NotANumber) as refusal:
        parse_number(text)
    assert sum(character.isdigit() for character in str(refusal.value)) <= 2


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_a_reason(text):
    try:
        number = parse_number(text)
    except NotANumber:
        return
    assert parse_number(number.e164) == number


@given(st.text(alphabet="0123456789+ ()-.,;=\"'eExt#/\u00a0٣", max_size=24))
def test_anything_like_a_number_is_a_number_or_a_reason(text):
    try:
        number = parse_number(text)
    except NotANumber:
        return
    assert phonenumbers.is_possible_number(phonenumbers.parse(number.e164))


FIRST = st.sampled_from("1235789")
NATIONAL = st.builds(lambda first, rest: first + rest, FIRST, st.text("0123456789", min_size=9, max_size=9))


@given(NATIONAL, st.sampled_from(["+44", "0", "0044", "+44 (0)", "44", "tel:+44", "'+44", "\u200e0"]))
def test_the_quick_way_and_the_careful_way_agree(national, prefix):
    assert parse_number(f"{prefix}{national}").e164 == f"+44{national}"


@given(NATIONAL, st.data())
def test_separators_change_nothing(national, data):
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "-", "\u00a0", " - "]), min_size=10, max_size=10))
    assert parse_number("0" + "".join(map(str.__add__, gaps, national))).e164 == f"+44{national}"


@given(NATIONAL)
def test_what_is_written_by_us_reads_back(national):
    number = Number(f"+44{national}")
    assert parse_number(number.national()) == number
    assert parse_number(number.spoken()) == number


@pytest.mark.parametrize("text", ["+1 202 555 0123", "+49 160 12345678", "+39 06 1234 5678", "+353 20 915 1234"])
def test_a_foreign_number_reads_back(text):
    number = parse_number(text)
    assert parse_number(number.national()) == parse_number(number.spoken()) == number


@pytest.mark.parametrize(
    "text", ["07700900123", "+0123456789", "+44 7700 900123", "+44770", "+9991234567", "", "+4477009001234567"]
)
def test_a_number_is_made_of_e164_alone(text):
    with pytest.raises(NotANumber):
        Number(text)
