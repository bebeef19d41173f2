"""When a grade or an outcome applies: `owner == yes and timescale == now`, read once and then asked.

The whole language: `field op value` with == != < <= > >=, `field answered`, a bare name (a flag that is set, or the
grade that is the score), `and`, `or`, `not`, brackets, and `otherwise`, which always holds.
"""

import re
from collections.abc import Iterator

from scripts.clauses import (
    Answered,
    Answers,
    Compared,
    Condition,
    Either,
    Every,
    Named,
    Negated,
    Otherwise,
    number,
    walk,
)

__all__ = ["Answered", "Answers", "Compared", "Condition", "ConditionFaulty", "Named", "parse", "walk"]

LONGEST = 300
_TOKEN = re.compile(
    r"""\s*(?:(?P<op>==|!=|<=|>=|<|>)|(?P<bracket>[()])|(?P<quoted>"[^"]*"|'[^']*')|(?P<word>[\w-]+))"""
)
_WORDS = frozenset({"and", "or", "not", "answered", "otherwise"})


class ConditionFaulty(Exception):
    """The text is no condition; the message says why, `at` is how many characters in."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


def parse(text: str) -> Condition:
    """The condition that `text` writes; raises ConditionFaulty with a plain sentence."""
    if len(text) > LONGEST:
        raise ConditionFaulty(f"A condition may have {LONGEST} characters at most.", 0)
    tokens = list(_tokens(text))
    if not tokens:
        raise ConditionFaulty("There is no condition here; write one such as: owner == yes", 0)
    if [token for _, token, _ in tokens] == ["otherwise"]:
        return Otherwise()
    reader = _Reader(tokens, len(text))
    condition = reader.either()
    if reader.tokens:
        raise ConditionFaulty(f'Expected "and" or "or" before {_shown(reader.tokens[0][1])}.', reader.tokens[0][2])
    return condition


_Token = tuple[str, str, int]  # kind, text, how many characters in


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while text[at:].strip():
        found = _TOKEN.match(text, at)
        if found is None:
            at += len(text[at:]) - len(text[at:].lstrip())
            raise ConditionFaulty(f'"{text[at]}" has no meaning in a condition.{_meant(text[at])}', at)
        kind = found.lastgroup or "word"
        yield kind, found[kind], found.start(kind)
        at = found.end()


def _meant(character: str) -> str:
    return {"=": ' Write "==" to compare.', "&": ' Write "and".', "|": ' Write "or".', "!": ' Write "not".'}.get(
        character, ""
    )


class _Reader:
    """Reads a condition from left to right: `or` binds weakest, then `and`, then `not`."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self.tokens, self.length = tokens, length

    def either(self) -> Condition:
        parts = [self.every()]
        while self.took("or"):
            parts.append(self.every())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def every(self) -> Condition:
        parts = [self.one()]
        while self.took("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def one(self) -> Condition:
        if self.took("not"):
            return Negated(self.one())
        if self.took("("):
            inner = self.either()
            if not self.took(")"):
                raise ConditionFaulty("A bracket is opened here and not closed.", self.here())
            return inner
        return self.statement(self.name())

    def statement(self, name: str) -> Condition:
        if self.took("answered"):
            return Answered(name)
        if self.tokens and self.tokens[0][0] == "op":
            return Compared(name, self.tokens.pop(0)[1], self.value())
        return Named(name)

    def name(self) -> str:
        kind, text, at = self.next("the name of a question, a flag or a grade")
        if text == "otherwise":
            raise ConditionFaulty('"otherwise" stands alone.', at)
        if kind != "word" or text in _WORDS:
            raise ConditionFaulty(f"Expected the name of a question, a flag or a grade, not {_shown(text)}.", at)
        return text

    def value(self) -> str | int:
        kind, text, at = self.next("a value to compare with")
        if kind == "quoted":
            return text[1:-1]
        if kind != "word" or text in _WORDS:
            raise ConditionFaulty(f"Expected a value to compare with, not {_shown(text)}.", at)
        return number(text)

    def next(self, wanted: str) -> _Token:
        if not self.tokens:
            raise ConditionFaulty(f"The condition ends where {wanted} should stand.", self.length)
        return self.tokens.pop(0)

    def took(self, text: str) -> bool:
        if self.tokens and self.tokens[0][0] != "quoted" and self.tokens[0][1] == text:
            self.tokens.pop(0)
            return True
        return False

    def here(self) -> int:
        return self.tokens[0][2] if self.tokens else self.length


def _shown(text: str) -> str:
    return text if text[:1] in "\"'" else f'"{text}"'
