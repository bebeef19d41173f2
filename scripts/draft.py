"""A script while it is judged: what it declares and says, each with its place. What is missing is simply not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from scripts.forms import LONGEST_LINE, LONGEST_PHRASE
from scripts.nodes import Leaf, Node, Source, Table, at, entries, items, leaf, texts


class Kind(StrEnum):
    """In which part of the call a line is said."""

    ANNOUNCED = "announced"  # a blank of the legal opening
    OPENING = "opening"
    IDENTITY = "identity"
    FACT = "fact"
    ANSWER = "answer"
    QUESTION = "question"
    RETRY = "retry"
    OUTCOME = "outcome"
    CLOSED = "closed"
    PHRASE = "phrase"  # how a contact field is said


@dataclass(frozen=True, slots=True)
class Line:
    """Words that are spoken, and whose they are: a question's id, a field's name."""

    kind: Kind
    leaf: Leaf
    owner: str = ""

    @property
    def text(self) -> str:
        return self.leaf.text


class Draft:
    """A script's nodes by what they mean."""

    def __init__(self, source: Source, root: Table) -> None:
        self.source, self.root = source, root

    @cached_property
    def fields(self) -> dict[str, Node]:
        return {key.raw: node for key, node in entries(self.root, "contact_fields")}

    @cached_property
    def secrets(self) -> frozenset[str]:
        return frozenset(name for name, node in self.fields.items() if self.is_true(node, "secret"))

    @cached_property
    def questions(self) -> dict[str, Node]:
        """By id, in the order they are asked; of two with one id, the first."""
        found: dict[str, Node] = {}
        for node in items(self.root, "questions"):
            if name := leaf(node, "id"):
                found.setdefault(name.text, node)
        return found

    @cached_property
    def facts(self) -> dict[str, Node]:
        return {name.text: node for node in items(self.root, "facts") if (name := leaf(node, "id"))}

    @cached_property
    def outcomes(self) -> dict[str, Node]:
        return {key.raw: node for key, node in entries(self.root, "outcomes")}

    @cached_property
    def grades(self) -> dict[str, Node]:
        return {key.raw: node for key, node in entries(self.root, "qualify")}

    @cached_property
    def flags(self) -> dict[str, Leaf]:
        """What FAQs set."""
        return {key.raw: key for faq in items(self.root, "faqs") for key, _ in entries(faq, "set")}

    def type_of(self, question: str) -> str:
        found = leaf(self.questions.get(question), "type")
        return found.text if found else ""

    def options(self, question: str) -> tuple[str, ...]:
        return tuple(key.raw for key, _ in entries(self.questions.get(question), "options"))

    @staticmethod
    def is_true(node: Node | None, key: str) -> bool:
        found = at(node, key)
        return isinstance(found, Leaf) and found.value is True

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line that can be spoken, in the order of the call. One that is too long to be one is not judged."""
        return tuple(line for line in self._lines() if 0 < len(line.text) <= LONGEST_LINE)

    def _lines(self) -> Iterator[Line]:
        root = self.root
        yield from self._said(Kind.ANNOUNCED, root, ("client", "name"), ("client", "what"), ("purpose",))
        yield from self._said(Kind.OPENING, root, ("opening",))
        yield from self._said(Kind.IDENTITY, root, ("identity_check", "ask"), ("identity_check", "fail", "say"))
        for node in items(root, "facts"):
            yield from self._said(Kind.FACT, node, ("say",))
        for node in (*items(root, "faqs"), *items(root, "objections")):
            yield from self._said(Kind.ANSWER, node, ("say",))
        for node in items(root, "questions"):
            question = found.text if (found := leaf(node, "id")) else ""
            yield from self._said(Kind.QUESTION, node, ("ask",), owner=question)
            yield from self._said(Kind.RETRY, node, ("retry",), owner=question)
        for name, node in self.outcomes.items():
            yield from self._said(Kind.OUTCOME, node, ("say",), owner=name)
        yield from self._said(Kind.CLOSED, root, ("person", "closed"))
        for name, node in self.fields.items():
            yield from self._said(Kind.PHRASE, node, ("spoken",), owner=name)

    @staticmethod
    def _said(kind: Kind, node: Node, *paths: tuple[str, ...], owner: str = "") -> Iterator[Line]:
        for path in paths:
            if found := leaf(node, *path):
                yield Line(kind, found, owner)

    @cached_property
    def phrasings(self) -> tuple[tuple[Leaf, str, int], ...]:
        """What callers may say: the words, "faqs" or "objections", and which of them."""
        return tuple(
            (text, block, index)
            for block, key in (("faqs", "ask"), ("objections", "when"))
            for index, node in enumerate(items(self.root, block))
            for text in texts(node, key)
            if len(text.raw) <= LONGEST_PHRASE
        )
