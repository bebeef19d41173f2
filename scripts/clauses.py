"""The parts a condition is made of: frozen, and each can be asked whether it holds of the answers so far.

Nothing holds of a question that was not answered, but `not` of it does.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

Answers = Mapping[str, "str | int | bool"]

SCORE = "score"  # the engine gives the grade reached so far under this name, so that `when: warm` can ask for it
_OPERATORS: dict[str, Callable[[int | str, int | str], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


class Condition(Protocol):
    """Something that holds, or does not, of the answers so far."""

    def holds(self, answers: Answers) -> bool: ...

    def names(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Compared:
    """`bedrooms >= 3`. Yes and no are the words "yes" and "no"; a flag that is set counts as yes."""

    name: str
    op: str
    value: str | int

    def holds(self, answers: Answers) -> bool:
        if self.name not in answers:
            return False
        answer, value = _alike(answers[self.name], self.value)
        return type(answer) is type(value) and _OPERATORS[self.op](answer, value)

    def names(self) -> frozenset[str]:
        return frozenset({self.name})

    def __str__(self) -> str:
        return f"{self.name} {self.op} {self.value}"


@dataclass(frozen=True, slots=True)
class Answered:
    """`visit_day answered`: the question has an answer of any kind."""

    name: str

    def holds(self, answers: Answers) -> bool:
        return self.name in answers

    def names(self) -> frozenset[str]:
        return frozenset({self.name})

    def __str__(self) -> str:
        return f"{self.name} answered"


@dataclass(frozen=True, slots=True)
class Named:
    """`nurse_callback` or `warm`: a flag that was set, or the grade that is the score."""

    name: str

    def holds(self, answers: Answers) -> bool:
        return answers.get(SCORE) == self.name or answers.get(self.name, False) not in (False, 0, "", "no")

    def names(self) -> frozenset[str]:
        return frozenset({self.name})

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Always holds."""

    def holds(self, answers: Answers) -> bool:
        return True

    def names(self) -> frozenset[str]:
        return frozenset()

    def __str__(self) -> str:
        return "otherwise"


@dataclass(frozen=True, slots=True)
class Negated:
    part: Condition

    def holds(self, answers: Answers) -> bool:
        return not self.part.holds(answers)

    def names(self) -> frozenset[str]:
        return self.part.names()

    def __str__(self) -> str:
        return f"not {_bracketed(self.part)}"


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        return all(part.holds(answers) for part in self.parts)

    def names(self) -> frozenset[str]:
        return frozenset().union(*(part.names() for part in self.parts))

    def __str__(self) -> str:
        return " and ".join(map(_bracketed, self.parts))


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple[Condition, ...]

    def holds(self, answers: Answers) -> bool:
        return any(part.holds(answers) for part in self.parts)

    def names(self) -> frozenset[str]:
        return frozenset().union(*(part.names() for part in self.parts))

    def __str__(self) -> str:
        return " or ".join(map(_bracketed, self.parts))


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and everything in it."""
    yield condition
    if isinstance(condition, Every | Either):
        for part in condition.parts:
            yield from walk(part)
    if isinstance(condition, Negated):
        yield from walk(condition.part)


def number(text: str) -> str | int:
    """A whole number where `text` writes one, else the text."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else text


def _alike(answer: str | int | bool, value: str | int) -> tuple[str | int, str | int]:
    """Both sides as numbers where both are, else as they stand."""
    if isinstance(answer, bool):
        return ("yes" if answer else "no"), {"true": "yes", "false": "no"}.get(str(value), value)
    if isinstance(answer, str) and isinstance(value, int):
        return number(answer), value
    return answer, value


def _bracketed(part: Condition) -> str:
    return f"({part})" if isinstance(part, Every | Either) else str(part)
