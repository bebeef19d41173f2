"""A number shows itself to nobody who has not asked for it by name."""

import copy
import json
import logging
import pickle
import traceback
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suppression import Channel, NumberKeys, OptOut, parse_number

NUMBER = parse_number("07700 900123")
MASKED = "+44 7700 •••123"


@dataclass(frozen=True)
class Holder:
    number: object


SHOWN = {
    "str": lambda n: str(n),
    "repr": lambda n: repr(n),
    "format": lambda n: format(n),
    "wide format": lambda n: f"{n:>30}",
    "f-string": lambda n: f"{n}",
    "f-string of repr": lambda n: f"{n!r}",
    "f-string of ascii": lambda n: f"{n!a}",
    "percent": lambda n: "%s %r" % (n, n),  # noqa: UP031 - the old way is one of the ways
    "str.format": lambda n: "{} {0!r}".replace("{}", "{0}").format(n),
    "list": lambda n: str([n]),
    "dict": lambda n: str({n: n}),
    "dataclass": lambda n: repr(Holder(n)),
    "asdict": lambda n: str(asdict(Holder(n))),
    "json": lambda n: json.dumps(asdict(Holder(n)), default=str),
    "deep copy": lambda n: str(copy.deepcopy({"n": n})),
    "opt-out": lambda n: str(OptOut(n, Channel.KEY, datetime.now(UTC))),
    "opt-out as json": lambda n: json.dumps(asdict(OptOut(n, Channel.KEY, datetime.now(UTC))), default=repr),
    "replaced": lambda n: repr(replace(Holder(0), number=n)),
    "exception": lambda n: "".join(traceback.format_exception(ValueError(n))),
    "log record": lambda n: logging.LogRecord("x", 20, "", 1, "to %s", (n,), None).getMessage(),
}


@pytest.mark.parametrize("way", SHOWN)
def test_a_shown_number_is_masked(way):
    shown = SHOWN[way](NUMBER)
    assert "900123" not in shown
    assert "123" in shown


def test_the_mask_keeps_first_and_last_digits():
    assert str(NUMBER) == NUMBER.masked == f"{NUMBER}" == MASKED
    assert repr(NUMBER) == f"Number({MASKED})"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("020 7946 0958", "+44 2079 •••958"),
        ("016977 2345", "+44 169 •••345"),
        ("0800 1111", "+44 8 •••111"),
        ("+1 202 555 0123", "+1 2025 •••123"),
        ("+353 20 915 1234", "+353 209 •••234"),
    ],
)
def test_every_length_keeps_three_digits_hidden(text, masked):
    assert str(parse_number(text)) == masked


@given(st.text("0123456789", min_size=9, max_size=9))
def test_no_mask_holds_seven_digits_in_a_row(rest):
    assert str(parse_number(f"07{rest}")).split("•••")[0] == f"+44 7{rest[:3]} "


@pytest.mark.parametrize("shown", [json.dumps, pickle.dumps, vars])
def test_a_number_cannot_be_written_down_by_accident(shown):
    with pytest.raises(TypeError):
        shown(NUMBER)


def test_a_number_does_not_change():
    with pytest.raises(AttributeError):
        NUMBER.e164 = "+447700900999"
    with pytest.raises(AttributeError):
        NUMBER._e164 = "+447700900999"
    with pytest.raises(AttributeError):
        del NUMBER._e164
    assert NUMBER.e164 == "+447700900123"


def test_equal_numbers_are_one_key():
    assert {NUMBER: 1}[parse_number("+44 7700 900123")] == 1
    assert parse_number("07700 900124") != NUMBER
    assert NUMBER != "+447700900123"


def test_words_stay_out_of_the_text_of_an_opt_out():
    assert "secret" not in repr(OptOut(NUMBER, Channel.SPEECH, datetime.now(UTC), words="a secret"))


def test_keys_do_not_show_themselves(keys):
    assert repr(NumberKeys(b"k" * 32, keys.sealer)) == "NumberKeys()"
