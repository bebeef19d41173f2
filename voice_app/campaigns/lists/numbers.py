"""Telephone numbers of a list: the plain UK forms quickly, all others as the suppression room reads them."""

import re

from suppression import Number, parse_number

# Nearly every cell of a list, at an eighth of the time: 07700 900123, +44 (0)7700 900123, 0044…, a lost leading 0.
PLAIN = re.compile(r"(?:(?:\+44|0044)0?|0)([1-35789][0-9]{9})|(7[0-9]{9})")
GAPS = str.maketrans("", "", " -()")
LONGEST = 32


def read_number(text: str) -> Number:
    """The number that `text` means; the same answer as `suppression.parse_number`. Raises suppression.NotANumber."""
    if len(text) <= LONGEST and (plain := PLAIN.fullmatch(text.translate(GAPS))):
        return Number(f"+44{plain[1] or plain[2]}")
    return parse_number(text)


def lost_its_zero(text: str) -> bool:
    """Whether a spreadsheet has dropped the number's first 0, which reading has put back."""
    return text[:1] in {"1", "2", "3", "7", "8"} and text.isdecimal()
