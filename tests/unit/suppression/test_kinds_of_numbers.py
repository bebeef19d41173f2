"""What kind of line a number is, and which numbers reach nobody."""

import phonenumbers
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberType

from suppression import Kind, Number, parse_number
from suppression.kind import KINDS

EXAMPLES = {
    "07700 900123": Kind.MOBILE,
    "07400 123456": Kind.MOBILE,
    "01632 960001": Kind.GEOGRAPHIC,
    "020 7946 0958": Kind.GEOGRAPHIC,
    "0306 999 0123": Kind.UK_WIDE,
    "0345 678 9012": Kind.UK_WIDE,
    "055 1234 5678": Kind.CORPORATE,
    "056 1234 5678": Kind.VOIP,
    "0808 157 0123": Kind.FREEPHONE,
    "0800 1111": Kind.FREEPHONE,
    "0843 123 4567": Kind.SHARED_COST,
    "0871 234 5678": Kind.SHARED_COST,
    "0845 46 47": Kind.SHARED_COST,
    "0909 879 0123": Kind.PREMIUM,
    "070 1234 5678": Kind.PERSONAL,
    "076 0012 3456": Kind.PAGER,
    "01534 123456": Kind.CROWN_DEPENDENCY,
    "01481 123456": Kind.CROWN_DEPENDENCY,
    "01624 612345": Kind.CROWN_DEPENDENCY,
    "07911 123456": Kind.CROWN_DEPENDENCY,  # the usual sample of a UK mobile is Guernsey's
    "07624 123456": Kind.CROWN_DEPENDENCY,
    "07700 300123": Kind.CROWN_DEPENDENCY,
    "+1 202 555 0123": Kind.FOREIGN,
    "+353 20 915 1234": Kind.FOREIGN,
    "07612 345678": Kind.UNKNOWN,
    "01000 000000": Kind.UNKNOWN,
}
DRAMA = [
    *(f"+44{city}496" for city in (113, 114, 115, 116, 117, 118, 121, 131, 141, 151, 161)),
    *("+442079460", "+441914980", "+442890180", "+442920180", "+441632960"),
    *("+447700900", "+448081570", "+449098790", "+443069990"),
]
RANGES = [prefix if len(prefix) == 10 else f"{prefix}0" for prefix in DRAMA]


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_number_has_its_kind(text):
    assert parse_number(text).kind is EXAMPLES[text]


@pytest.mark.parametrize("block", RANGES)
def test_a_drama_range_has_a_thousand_numbers(block):
    first, last = int(block[1:] + "000"), int(block[1:] + "999")
    assert Number(f"+{first}").is_drama
    assert Number(f"+{last}").is_drama
    assert not Number(f"+{first - 1}").is_drama
    assert not Number(f"+{last + 1}").is_drama


@pytest.mark.parametrize("block", RANGES)
def test_a_drama_number_has_a_kind(block):
    assert Number(f"{block}123").kind is not Kind.UNKNOWN


@pytest.mark.parametrize("text", ["+44770090012", "+17700900123", "+4915770090012"])
def test_a_number_of_another_length_or_country_is_no_drama(text):
    assert not Number(text).is_drama


def _asked_for_itself(national):
    """What libphonenumber says of this very number, not of its block."""
    number = phonenumbers.PhoneNumber(country_code=44, national_number=int(national))
    region = phonenumbers.region_code_for_number(number)
    if national.startswith(("1481", "1534", "1624")) or region in {"GG", "JE", "IM"}:
        return {Kind.CROWN_DEPENDENCY}
    kind = KINDS.get(phonenumbers.number_type(number), Kind.UNKNOWN)
    return {kind, {Kind.PREMIUM: Kind.SHARED_COST, Kind.UK_WIDE: Kind.CORPORATE}.get(kind, kind)}


@settings(max_examples=1500)
@given(st.sampled_from("1235789"), st.text("0123456789", min_size=9, max_size=9))
@example("7", "457000000")
@example("7", "911199999")
@example("1", "697399999")
def test_a_block_says_what_each_of_its_numbers_says(first, rest):
    number = Number(f"+44{first}{rest}")
    assert number.is_drama or number.kind in _asked_for_itself(f"{first}{rest}")


def test_every_kind_of_the_library_is_known_here():
    left_out = {PhoneNumberType.UNKNOWN, PhoneNumberType.VOICEMAIL}
    assert set(PhoneNumberType.values()) - set(KINDS) == left_out


@pytest.mark.parametrize(
    ("text", "spoken", "national"),
    [
        ("+448081570123", "0808 157 0123", "0808 157 0123"),
        ("+447700900123", "07700 900 123", "07700 900123"),
        ("+441632960001", "01632 960 001", "01632 960001"),
        ("+442079460958", "020 7946 0958", "020 7946 0958"),
        ("+44169772345", "016 977 2345", "016977 2345"),
        ("+12025550123", "+1 202 555 0123", "+1 202-555-0123"),
    ],
)
def test_a_number_is_spoken_in_short_groups(text, spoken, national):
    assert Number(text).spoken() == spoken
    assert Number(text).national() == national
