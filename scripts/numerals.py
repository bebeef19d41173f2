"""Numbers as a British voice says them."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
UNITS = tuple(_UNITS.split())
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))
_ODD_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
                 "twelve": "twelfth"}  # fmt: skip
LONGEST = 12  # digits; more are read one by one


def cardinal(number: int) -> str:
    """`one thousand two hundred and five`; a number of more than twelve digits is read digit by digit."""
    if number >= 10**LONGEST:
        return digits(str(number))
    words = []
    for size, name in _SCALES:
        if number >= size:
            words += [_below_thousand(number // size), name]
            number %= size
    if number and words and number < 100:
        words.append("and")
    if number or not words:
        words.append(_below_thousand(number))
    return " ".join(words)


def ordinal(number: int) -> str:
    """`twenty first`."""
    *most, last = cardinal(number).split()
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return " ".join([*most, _ODD_ORDINALS.get(last, regular)])


def digits(text: str) -> str:
    """`0808` as `zero eight zero eight`: one word for each digit."""
    return " ".join(UNITS[int(character)] for character in text if character in "0123456789")


def year(number: int) -> str:
    """`nineteen eighty four`, `two thousand and five`, `twenty twenty six`."""
    century, rest = divmod(number, 100)
    if century == 20 and rest < 10:
        return cardinal(number)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [UNITS[hundreds], "hundred"] if hundreds else []
    if hundreds and rest:
        words.append("and")
    if rest or not hundreds:
        words.append(UNITS[rest] if rest < 20 else f"{TENS[rest // 10]} {UNITS[rest % 10]}".removesuffix(" zero"))
    return " ".join(words)
