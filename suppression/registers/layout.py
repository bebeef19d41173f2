"""The two layouts in which TPS and CTPS are published: numbers only, 12 characters and CR LF each.

Source: TPS, "Technical description" of the full file. Layout 1: the dialling code in 5 characters, left-justified,
and the remainder in 7, right-justified ("0207 3787244", "01635 506160"). Layout 2: the whole number, left-justified
and padded with spaces. UK numbers have 11 digits at most, so the twelfth character tells the two apart.
"""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from suppression.registers.faults import RegisterFaulty

WIDTH, CODE_WIDTH = 12, 5
END = b"\r\n"
RECORD_BYTES = WIDTH + len(END)
FEWEST_DIGITS, MOST_DIGITS = 10, 11  # with the leading 0
SPLIT_LINE = 200  # bytes; what is longer than this without an end is no line of a register


class Layout(StrEnum):
    """How a file writes its numbers."""

    SPLIT = "dialling code and remainder"
    WHOLE = "whole number"


def layout_of(record: bytes) -> Layout:
    """The layout of a file, by its first record."""
    return Layout.SPLIT if record[WIDTH - 1 : WIDTH].isdigit() else Layout.WHOLE


def nationals(records: bytes, layout: Layout, first_line: int) -> list[bytes]:
    """The numbers in whole records, each without its leading 0. Raises RegisterFaulty with the line."""
    table = np.frombuffer(records, np.uint8).reshape(-1, RECORD_BYTES)
    faulty = ~_sound(table, layout)
    if faulty.any():
        at = int(faulty.argmax())
        raise RegisterFaulty(_fault(records[at * RECORD_BYTES :], layout), first_line + at)
    bare = records.replace(b" ", b"")
    return (END + bare[: -len(END)]).split(END + b"0")[1:]


def _sound(table: NDArray[np.uint8], layout: Layout) -> NDArray[np.bool_]:
    """For each record, whether it is a number in this layout."""
    digit = (table[:, :WIDTH] - ord("0")) < 10  # unsigned: what is below "0" becomes large
    usual = digit | (table[:, :WIDTH] == ord(" "))
    count: NDArray[np.int_] = digit.sum(axis=1)
    ends = _all(table[:, WIDTH:] == np.frombuffer(END, np.uint8))
    is_number = (table[:, 0] == ord("0")) & (count >= FEWEST_DIGITS) & (count <= MOST_DIGITS)
    sound: NDArray[np.bool_] = ends & _all(usual) & is_number & _justified(digit, layout)
    return sound


def _justified(digit: NDArray[np.bool_], layout: Layout) -> NDArray[np.bool_]:
    """For each record, whether its spaces are where the layout has them."""
    if layout is Layout.WHOLE:
        return _only_falls(digit)
    code, remainder = digit[:, :CODE_WIDTH], digit[:, CODE_WIDTH:]
    return digit[:, -1] & _only_falls(code) & _only_falls(remainder[:, ::-1])


def _only_falls(digit: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each row, whether no digit follows a space."""
    return _all(digit[:, :-1] >= digit[:, 1:])


def _all(table: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each row, whether all of it holds."""
    rows: NDArray[np.bool_] = np.logical_and.reduce(table, axis=1)
    return rows


def _fault(rest: bytes, layout: Layout) -> str:
    """What is wrong with the record at the start of `rest`, in a sentence that does not repeat it."""
    record = rest[:RECORD_BYTES]
    if not record.endswith(END):
        return _length_fault(rest[:SPLIT_LINE])
    text = record[:WIDTH]
    digits = text.replace(b" ", b"")
    if not digits:
        return "this line is blank."
    if not digits.isdigit():
        return "there is something other than digits and spaces here, so it is not a number."
    if not digits.startswith(b"0") or not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        return "this is not a UK number: a 0 and nine or ten more digits."
    if layout_of(record) is not layout:
        return f"this line is in another layout than the first ({layout})."
    return f"the spaces are not where the layout of this file ({layout}) has them."


def _length_fault(rest: bytes) -> str:
    line, found, _ = rest.partition(b"\n")
    if not found:
        return f"this line is longer than {WIDTH} characters: each must have {WIDTH}, and end with CR LF."
    if not line.endswith(b"\r"):
        return "this line ends with LF alone: each must end with CR LF."
    count = len(line) - 1
    return f"this line has {count} {'character' if count == 1 else 'characters'}: each must have {WIDTH}."


def last_record_fault(rest: bytes) -> str:
    """What is wrong with the bytes after the last whole record; they are fewer than a record."""
    if END in rest:
        return _length_fault(rest)
    return f"the file ends in the middle of this line, after {len(rest)} of {RECORD_BYTES} bytes: it is cut off."
