"""Written text as a voice says it: numbers, money, percentages, dates and times become words."""

import re
from collections.abc import Callable

from scripts.numerals import LONGEST, cardinal, digits, ordinal, year

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+"
_SCALED = r" ?(?:k|m|million)\b"
_SCALE = {"k": " thousand", "m": " million"}


def spoken(text: str) -> str:
    """The words that are said, for counting and comparing; not meant to be read."""
    for pattern, words in _RULES:
        text = pattern.sub(words, text)
    return text


def _telephone(found: re.Match[str]) -> str:
    return ("plus " if found[0].startswith("+") else "") + digits(found[0])


def _iso_date(found: re.Match[str]) -> str:
    number, month, day = (int(part) for part in found.groups())
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return digits(found[0])
    return f"the {ordinal(day)} of {MONTHS[month - 1]} {year(number)}"


def _date(found: re.Match[str]) -> str:
    if not 1 <= int(found["day"]) <= 31:
        return found[0]
    return f"the {ordinal(int(found['day']))} of {found['month']}"


def _money(found: re.Match[str]) -> str:
    pounds, pence = _whole(found["pounds"]), found["pence"]
    scale = _SCALE.get((found["scale"] or "").strip().lower()[:1], "")
    fraction = "" if not pence else f" point {digits(pence)}" if scale else f" {cardinal(int(pence))}"
    if scale:
        return f"{pounds}{fraction}{scale} pounds"
    return f"{pounds} {'pound' if pounds == 'one' else 'pounds'}{fraction}"


def _pence(found: re.Match[str]) -> str:
    return f"{cardinal(int(found[1]))} pence"


def _percent(found: re.Match[str]) -> str:
    return f"{_fraction(found[1])} percent"


def _time(found: re.Match[str]) -> str:
    hour, minute, half = int(found["hour"]), int(found["minute"]), found["half"]
    minutes = "" if half and not minute else " o'clock" if not minute else f" {cardinal(minute)}"
    return f"{cardinal(hour if half else hour % 12 or 12)}{minutes}{f' {half[0]} m' if half else ''}"


def _hour(found: re.Match[str]) -> str:
    return f"{cardinal(int(found[1]))} {found[2][0]} m"


def _whole(text: str) -> str:
    bare = text.replace(",", "")
    return cardinal(int(bare)) if len(bare) <= LONGEST else digits(bare)


def _fraction(text: str) -> str:
    whole, _, part = text.partition(".")
    return f"{_whole(whole)} point {digits(part)}" if part else _whole(whole)


def _code(found: re.Match[str]) -> str:
    """A postcode or a reference: `LS1` is said sign by sign."""
    return " ".join(digits(character) or character for character in found[0])


_Rule = tuple[re.Pattern[str], "Callable[[re.Match[str]], str] | str"]
_RULES: tuple[_Rule, ...] = (
    (re.compile(r"(?<![\w.£+])(?:\+[0-9]{2}[ -]?|0)(?:[0-9][ -]?){8,10}(?![0-9])"), _telephone),
    (re.compile(r"(?<![\w.])([12][0-9]{3})-([0-9]{2})-([0-9]{2})(?!\w)"), _iso_date),
    (re.compile(rf"(?:the )?(?<![\w.£])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b"), _date),
    (re.compile(rf"£ ?(?P<pounds>{_NUMBER})(?:\.(?P<pence>[0-9]{{1,2}}))?(?P<scale>{_SCALED})?", re.I), _money),
    (re.compile(r"(?<![\w.])([0-9]{1,9})p\b"), _pence),
    (re.compile(rf"(?<![\w.])((?:{_NUMBER})(?:\.[0-9]+)?) ?(?:%|per ?cent\b)", re.I), _percent),
    (re.compile(r"(?i)\bper cent\b"), "percent"),
    (re.compile(r"(?<![\w.])(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?: ?(?P<half>[ap]m))?\b"), _time),
    (re.compile(r"(?<![\w.])(1[0-2]|[1-9]) ?([ap]m)\b"), _hour),
    (re.compile(r"(?<![\w.])([0-9]{1,9})(?:st|nd|rd|th)\b"), lambda found: ordinal(int(found[1]))),
    (re.compile(rf"(?<![\w.])((?:{_NUMBER})\.[0-9]+)(?![\w.])"), lambda found: _fraction(found[1])),
    (re.compile(r"(?<![\w.,])((?:19|20)[0-9]{2})(?![\w,])"), lambda found: year(int(found[1]))),
    (re.compile(r"(?<![\w.,])(?:999|111|112|101|105)(?![\w,])"), lambda found: digits(found[0])),
    (re.compile(r"\b(?=\w*[0-9])(?=\w*[A-Za-z])\w+\b"), _code),
    (re.compile(rf"(?:{_NUMBER})"), lambda found: _whole(found[0])),
    (re.compile(r"(?<=\w)\.(?=\w)"), " dot "),
    (re.compile(r"@"), " at "),
    (re.compile(r"(?<=\w)/(?=\w)"), " slash "),
    (re.compile(r"&"), " and "),
    (re.compile(r"\+"), " plus "),
    (re.compile(r"%"), " percent "),
)  # fmt: skip
