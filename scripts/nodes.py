"""The script as it stands in the file: every word, list and map with its place, before anything is judged."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import accumulate

from scripts.faults import Fault

Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value. `raw` is what was written, `start` and `end` count characters from the start of the file."""

    value: Value
    raw: str
    start: int
    end: int
    quoted: bool = False

    @property
    def text(self) -> str:
        """The words of the value on one line; nothing where the value is no text."""
        return " ".join(self.value.split()) if isinstance(self.value, str) else ""


@dataclass(frozen=True, slots=True)
class Listing:
    items: tuple["Node", ...]
    start: int


@dataclass(frozen=True, slots=True)
class Table:
    """A map; keys are always text. A key that stood twice is here once, as it stood first."""

    entries: tuple[tuple[Leaf, "Node"], ...]
    start: int

    def get(self, key: str) -> "Node | None":
        return next((node for leaf, node in self.entries if leaf.raw == key), None)

    def key(self, key: str) -> Leaf | None:
        return next((leaf for leaf, _ in self.entries if leaf.raw == key), None)


Node = Leaf | Listing | Table
Step = str | int


def at(node: Node | None, *path: Step) -> Node | None:
    """What stands at the end of the path, or nothing where the path breaks off."""
    for step in path:
        if isinstance(node, Table) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, Listing) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
        else:
            return None
    return node


def leaf(node: Node | None, *path: Step) -> Leaf | None:
    """The text at the end of the path, or nothing."""
    found = at(node, *path)
    return found if isinstance(found, Leaf) and isinstance(found.value, str) else None


def items(node: Node | None, *path: Step) -> tuple[Node, ...]:
    found = at(node, *path)
    return found.items if isinstance(found, Listing) else ()


def texts(node: Node | None, *path: Step) -> Iterator[Leaf]:
    """The texts of the list at the end of the path."""
    return (item for item in items(node, *path) if isinstance(item, Leaf) and isinstance(item.value, str))


def entries(node: Node | None, *path: Step) -> tuple[tuple[Leaf, Node], ...]:
    found = at(node, *path)
    return found.entries if isinstance(found, Table) else ()


def plain(node: Node) -> object:
    """The content alone, as lists, dicts and single values; text on one line."""
    if isinstance(node, Table):
        return {key.raw: plain(value) for key, value in node.entries}
    if isinstance(node, Listing):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node.value, str) else node.value


class Source:
    """The text of a script, which can say where a character stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        kept = list(StringIO(text, newline=""))  # as YAML counts lines: \n, \r\n or \r, and nothing else ends one
        self.lines = [line.rstrip("\r\n") for line in kept]
        self._starts = [0, *accumulate(map(len, kept))]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        line = min(bisect_right(self._starts, index), max(1, len(self.lines)))
        return line, index - self._starts[line - 1] + 1

    def fault(self, where: Node | int, message: str, hint: str | None = None) -> Fault:
        line, column = self.place(where if isinstance(where, int) else where.start)
        return Fault(line, column, message, hint, self.lines[line - 1] if line <= len(self.lines) else "")

    def find(self, leaf: Leaf, piece: str, nth: int = 0) -> int:
        """Where the piece stands for the nth time inside the value as written; its start where it cannot be found."""
        index = leaf.start - 1
        for _ in range(nth + 1):
            index = self.text.find(piece, index + 1, leaf.end)
            if index < 0:
                return leaf.start
        return index
