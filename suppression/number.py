"""A telephone number in E.164 form that shows itself only when asked by name."""

import re
from typing import NoReturn, Self, final

import phonenumbers
from phonenumbers import PhoneNumberFormat

from suppression.drama import is_drama
from suppression.kind import Kind, kind_of

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
HIDDEN = "•••"
SHOWN_LAST, SHOWN_FIRST = 3, 4
COUNTRY_CODES = frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
GROUP = 5  # more digits than this in one group are hard to follow by ear


class NotANumber(Exception):
    """The text is no telephone number; the message says why, in a sentence that does not repeat it."""


@final
class Number:
    """One telephone number (ITU-T E.164). Text, logs and templates get the masked form; `e164` is the number.

    It is no dataclass, since `asdict` would lay the digits open, and it refuses to be pickled for the same reason.
    """

    __slots__ = ("_e164",)
    _e164: str

    def __init__(self, e164: str) -> None:
        if not E164.fullmatch(e164) or not _country(e164):
            raise NotANumber("A number must be in E.164 form here, such as +447700900000.")
        object.__setattr__(self, "_e164", e164)

    @property
    def e164(self) -> str:
        """All the digits, after a +."""
        return self._e164

    @property
    def kind(self) -> Kind:
        """The kind of line, by Ofcom's numbering plan."""
        return kind_of(self._e164)

    @property
    def is_drama(self) -> bool:
        """Whether it lies in a range that Ofcom keeps for drama."""
        return is_drama(self._e164)

    @property
    def masked(self) -> str:
        """Enough to recognise a number one knows: +44 7700 •••123."""
        country = _country(self._e164)
        national = self._e164[1 + len(country) :]
        hidden_or_last = SHOWN_LAST + len(HIDDEN)
        first = national[: max(0, min(SHOWN_FIRST, len(national) - hidden_or_last))]
        return " ".join(part for part in (f"+{country}", first, HIDDEN + national[-SHOWN_LAST:]) if part)

    def national(self) -> str:
        """As a person in the UK writes it: 07700 900123; a foreign number with its + and country code."""
        here = self._e164.startswith("+44")
        form = PhoneNumberFormat.NATIONAL if here else PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(phonenumbers.parse(self._e164), form)

    def spoken(self) -> str:
        """Digits in groups short enough to be understood by ear: 0808 157 0123."""
        groups = re.findall(r"\+?[0-9]+", self.national())
        return " ".join(part for group in groups for part in _shorter(group))

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"Number({self.masked})"

    def __format__(self, spec: str) -> str:
        return format(self.masked, spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Number) and other._e164 == self._e164

    def __hash__(self) -> int:
        return hash(self._e164)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: object) -> Self:
        return self

    def __reduce__(self) -> NoReturn:
        raise TypeError("A Number is not pickled: what is pickled is stored, and numbers are stored sealed.")

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise AttributeError(f"A Number does not change: {name} cannot be set.")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"A Number does not change: {name} cannot be deleted.")


def _country(e164: str) -> str:
    """The country code of a number, or nothing where no country has it."""
    if e164.startswith("+44"):
        return "44"
    return next((code for code in (e164[1:2], e164[1:3], e164[1:4]) if int(code) in COUNTRY_CODES), "")


def _shorter(group: str) -> list[str]:
    """A long group of digits in threes, the last of them up to four long."""
    if len(group) <= GROUP:
        return [group]
    return [group[:3], *_shorter(group[3:])]
