"""For each real number a drama number that the gate judges alike: the same nation, kind of line, and TPS and CTPS."""

from collections.abc import Iterator, Mapping

import suppression
from suppression import Kind, Number, Register, Screening
from voice_app.campaigns import Nation, nations_of

_MOBILE, _UK_WIDE, _FREEPHONE = "+447700900", "+443069990", "+448081570"
_ENGLISH = ("+441134960", "+441144960", "+441154960", "+441164960", "+441174960", "+441184960", "+441214960",
            "+441514960", "+441614960", "+442079460", "+441914980", "+442920180")  # fmt: skip
_BLOCKS: Mapping[frozenset[Nation], tuple[str, ...]] = {
    frozenset({Nation.ENGLAND_AND_WALES}): _ENGLISH,
    frozenset({Nation.SCOTLAND}): ("+441314960", "+441414960"),
    frozenset({Nation.NORTHERN_IRELAND}): ("+442890180",),
}
_ANYWHERE = (_MOBILE, "+441632960", _UK_WIDE)
_CALLABLE = frozenset({Kind.MOBILE, Kind.GEOGRAPHIC, Kind.UK_WIDE})
# The practice registers list these last three digits of every block.
_LISTED = {
    frozenset[Register](): range(800),
    frozenset({Register.TPS}): range(800, 850),
    frozenset({Register.CTPS}): range(850, 890),
    frozenset({Register.TPS, Register.CTPS}): range(890, 900),
}


class NoStandInLeft(Exception):
    """More people than there are drama numbers of their kind."""


class StandIns:
    """Hands out drama numbers, each once."""

    def __init__(self) -> None:
        self._left: dict[tuple[tuple[str, ...], frozenset[Register]], Iterator[str]] = {}

    def of(self, number: Number, screening: Screening) -> Number:
        """A drama number that stands for this one. Raises NoStandInLeft."""
        blocks, listed = _blocks(number), frozenset(screening.listed_on)
        free = self._left.setdefault((blocks, listed), _numbers(blocks, listed))
        try:
            return suppression.Number(next(free))
        except StopIteration:
            raise NoStandInLeft from None


def _blocks(number: Number) -> tuple[str, ...]:
    if number.kind not in _CALLABLE:
        return (_FREEPHONE,)  # of a kind that may not be called either
    if number.kind is Kind.MOBILE:
        return (_MOBILE,)
    return _BLOCKS.get(nations_of(number), _ANYWHERE[1:])


def _numbers(blocks: tuple[str, ...], listed: frozenset[Register]) -> Iterator[str]:
    return (f"{block}{last:03}" for block in blocks for last in _LISTED[listed])
