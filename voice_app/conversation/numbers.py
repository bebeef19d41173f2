"""Numbers as people say them, and as they are said back."""

from collections.abc import Iterator

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate(UNITS)} | {word: 10 * at for at, word in enumerate(TENS) if word}
_LOOSE = {"couple": 2, "pair": 2, "single": 1, "nought": 0, "fourty": 40, "dozen": 12, "oh": 0, "nil": 0}
_ORDINALS = {
    1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth", 20: "twentieth",
    30: "thirtieth",
}  # fmt: skip


def in_words(number: int) -> str:
    """A number below a hundred in words."""
    if number < 20:
        return UNITS[number]
    tens, unit = divmod(number, 10)
    return TENS[tens] + (f" {UNITS[unit]}" if unit else "")


def ordinal(number: int) -> str:
    """ "third", "twenty first": the day of a month in words."""
    if number in _ORDINALS:
        return _ORDINALS[number]
    if number < 20:
        return f"{UNITS[number]}th"
    return f"{TENS[number // 10]} {_ORDINALS.get(number % 10, UNITS[number % 10] + 'th')}"


ORDINALS = {ordinal(day): day for day in range(1, 32)}


def numbers_in(text: str) -> tuple[int, ...]:
    """The whole numbers in plain words, in order: "three bedrooms, maybe twenty one years" -> 3, 21."""
    return tuple(_numbers(text.split()))


def _numbers(tokens: list[str]) -> Iterator[int]:
    at = 0
    while at < len(tokens):
        value, used = _number_at(tokens, at)
        if used:
            yield value
        at += used or 1


def _number_at(tokens: list[str], at: int) -> tuple[int, int]:
    """The number that begins at a token, and how many tokens it takes (0 when none does)."""
    value, used = _small_at(tokens, at)
    while used and at + used < len(tokens) and tokens[at + used] in ("hundred", "thousand"):
        value, used = value * (100 if tokens[at + used] == "hundred" else 1000), used + 1
        rest = at + used + (at + used < len(tokens) and tokens[at + used] == "and")
        more, taken = _small_at(tokens, rest)
        if taken:
            value, used = value + more, rest + taken - at
    return value, used


def _small_at(tokens: list[str], at: int) -> tuple[int, int]:
    if at >= len(tokens):
        return 0, 0
    token = tokens[at]
    if token.isascii() and token.isdigit() and len(token) <= 9:
        return int(token), 1
    value = _VALUES.get(token, _LOOSE.get(token))
    if value is None:
        return 0, 0
    unit = _VALUES.get(tokens[at + 1], 0) if at + 1 < len(tokens) else 0
    if token in TENS and 0 < unit < 10:
        return value + unit, 2
    return value, 1


def years_in(text: str) -> frozenset[int]:
    """The years of birth that plain words may mean: "1952", "nineteen fifty two", "one nine five two", "fifty two"."""
    numbers = numbers_in(text)
    whole = {number for number in numbers if 1900 <= number <= 2099}
    pairs = {
        first * 100 + second
        for first, second in zip(numbers, numbers[1:], strict=False)
        if first in (19, 20) and second < 100
    }
    digits = "".join(map(str, numbers)) if len(numbers) == 4 and all(number < 10 for number in numbers) else ""
    oh = {numbers[0] * 100 + numbers[2]} if len(numbers) == 3 and numbers[0] in (19, 20) and not numbers[1] else set()
    spelled = {int(digits)} if digits.startswith(("19", "20")) else set()
    short = {1900 + numbers[0]} if len(numbers) == 1 and 20 <= numbers[0] < 100 else set()
    return frozenset(oh or whole or spelled or pairs or short)
