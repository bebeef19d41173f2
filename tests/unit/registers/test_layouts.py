"""Both published layouts are read, and a file that is not whole is refused with its line."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suppression import Layout, Register, RegisterFaulty, RegisterRefused
from suppression.registers.layout import layout_of, nationals
from tests.unit.registers.conftest import drama, split, whole

EXAMPLES = {
    "0207 9460123": "02079460123",
    "01632 960506": "01632960506",
    "0191 4980153": "01914980153",
    "07700 900653": "07700900653",
    "01632  96050": "0163296050",
}
NUMBERS = st.lists(st.from_regex(r"0[0-9]{9,10}", fullmatch=True), min_size=1, max_size=20)


@pytest.mark.parametrize("record", EXAMPLES)
def test_a_code_and_its_remainder_are_one_number(record, place):
    number = EXAMPLES[record]
    status = place.load(f"{record}\r\n".encode(), replace_smaller="a file of a test")
    assert (status.layout, place.on_tps(number)) == (Layout.SPLIT, True)


def test_a_whole_number_is_padded_with_spaces(place):
    status = place.load(b"02079460123 \r\n0163296050  \r\n", replace_smaller="a file of a test")
    assert (status.layout, status.count) == (Layout.WHOLE, 2)
    assert place.on_tps("0163296050") is True


@pytest.mark.parametrize("write", [split, whole])
@given(numbers=NUMBERS)
@settings(deadline=None, max_examples=50)
def test_every_number_comes_back_as_it_was_written(write, numbers):
    records = b"".join(map(write, numbers))
    layout = layout_of(records)
    assert layout is (Layout.SPLIT if write is split else Layout.WHOLE)
    assert nationals(records, layout, 1) == [number[1:].encode() for number in numbers]


@pytest.mark.parametrize("write", [split, whole])
@pytest.mark.parametrize("cut", range(1, 3 * 14 + 1))
def test_a_file_cut_off_anywhere_is_refused(place, write, cut):
    data = b"".join(map(write, drama(*range(10))))
    place.load(data)
    before = place.registers().status(Register.TPS)
    with pytest.raises((RegisterFaulty, RegisterRefused)) as caught:
        place.load(data[:-cut])
    if cut % 14:
        assert (caught.type, caught.value.line) == (RegisterFaulty, 10 - cut // 14)
        assert "cut off" in str(caught.value)
    else:
        assert (caught.type, "fewer than the last" in str(caught.value)) == (RegisterRefused, True)
    assert place.registers().status(Register.TPS) == before


FAULTS = {
    "too short": (b"07700900003\r\n", "this line has 11 characters: each must have 12."),
    "too long": (b"07700900003  \r\n", "this line has 13 characters: each must have 12."),
    "no end": (b"07700900003   " * 20, "this line is longer than 12 characters"),
    "LF alone": (b"07700900003 \n", "this line ends with LF alone: each must end with CR LF."),
    "CR alone": (b"07700900003 \r", "this line is longer than 12 characters"),
    "blank": (b"            \r\n", "this line is blank."),
    "empty": (b"\r\n", "this line has 0 characters: each must have 12."),
    "letters": (b"0770090000O \r\n", "something other than digits and spaces"),
    "tab": (b"07700900003\t\r\n", "something other than digits and spaces"),
    "international": (b"447700900003\r\n", "this is not a UK number: a 0 and nine or ten more digits."),
    "too few digits": (b"077009000   \r\n", "this is not a UK number"),
    "too many digits": (b"077009000031\r\n", "this is not a UK number"),
    "the other layout": (b"07700 900003\r\n", "this line is in another layout than the first (whole number)."),
    "a gap": (b"0770 0900003\r\n", "this line is in another layout"),
    "a leading space": (b" 07700900003\r\n", "this line is in another layout"),
    "a hole": (b"07700 90000 \r\n", "the spaces are not where the layout of this file (whole number) has them."),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("last", [False, True])
def test_a_faulty_line_is_named_and_nothing_changes(place, fault, last):
    line, words = FAULTS[fault]
    good = b"".join(map(whole, drama(1, 2)))
    place.load(good)
    after = b"" if last else whole(drama(4)[0])
    with pytest.raises(RegisterFaulty) as caught:
        place.load(good + line + after)
    assert caught.value.line == 3
    assert str(caught.value).startswith("Line 3: ")
    assert "07700" not in str(caught.value)
    if not last:
        assert words in str(caught.value)
    assert place.registers().status(Register.TPS).count == 2


def test_a_hole_in_the_layout_of_code_and_remainder_is_refused(place):
    with pytest.raises(RegisterFaulty, match="Line 2: the spaces are not where"):
        place.load(split("07700900001") + b"07700 9 0003\r\n")


def test_an_empty_file_is_refused(place):
    with pytest.raises(RegisterFaulty, match="The file is empty"):
        place.load(b"")


def test_a_line_at_fault_is_still_named_after_another_process_found_it():
    told = pickle.loads(pickle.dumps(RegisterFaulty("this line is blank.", 1234)))
    assert (str(told), told.line) == ("Line 1,234: this line is blank.", 1234)


@given(st.binary(min_size=1, max_size=200))
@settings(deadline=None)
def test_any_bytes_are_a_register_or_refused_with_a_line(tmp_path_factory, data):
    records = data.ljust(-(-len(data) // 14) * 14)
    try:
        found = nationals(records, layout_of(records), 1)
    except RegisterFaulty as fault:
        lines = fault.line
    else:
        lines = len(found)
    assert 1 <= lines <= len(records) // 14
