"""YAML to nodes. Tags, anchors, aliases, directives, a second document and doubled keys are refused.

Read from the parser's events, not from loaded values: an alias bomb is refused before anything is built, and the
depth and size of what is built are bounded.
"""

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from scripts.decode import decode, is_unseen
from scripts.faults import Fault, named
from scripts.nodes import Leaf, Listing, Node, Source, Table
from scripts.scalars import meaning
from scripts.syntax import explain

DEEPEST = 10
MOST_PARTS = 8_000  # the longest script we know has 500


class _Refused(Exception):
    """Reading stops here; the fault says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def read(content: str | bytes) -> tuple[Source, Node | None, tuple[Fault, ...]]:
    """The source, its nodes where they can be read, and the faults of form found on the way."""
    source, faults = decode(content)
    if faults:
        return source, None, faults
    reader = _Reader(source)
    try:
        root = reader.document(YAML(typ="safe", pure=True).parse(source.text))
    except _Refused as refusal:
        return source, None, (*reader.faults, refusal.fault)
    # The last three are what ruamel lets escape for an escape such as "\UFFFFFFFF" or a broken directive.
    except (YAMLError, ValueError, OverflowError, TypeError) as error:
        return source, None, (*reader.faults, explain(source, error))
    return source, root, tuple(reader.faults)


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source, self.faults, self.parts = source, list[Fault](), 0

    def document(self, events: Iterator[Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                self.check_document(event, first=root is None)
            elif isinstance(event, NodeEvent):
                root = self.node(event, events, 0)
        return root

    def check_document(self, event: DocumentStartEvent, *, first: bool) -> None:
        if not first:
            raise _Refused(self.fault(event, "A second document begins here; a file holds one script."))
        if event.version or event.tags:
            raise _Refused(Fault(1, 1, "A line that begins with % gives orders to the YAML reader; a script may not."))

    def node(self, event: NodeEvent, events: Iterator[Event], depth: int) -> Node:
        self.check_node(event, depth)
        if isinstance(event, ScalarEvent):
            return self.leaf(event)
        if isinstance(event, MappingStartEvent):
            return self.table(event, events, depth)
        if isinstance(event, CollectionStartEvent):
            return self.listing(event, events, depth)
        return Leaf(None, "", event.start_mark.index, event.end_mark.index)  # an alias: refused above

    def check_node(self, event: NodeEvent, depth: int) -> None:
        self.parts += 1
        if depth > DEEPEST or self.parts > MOST_PARTS:
            raise _Refused(self.fault(event, "Nothing in a script is nested this deep, or has this many parts."))
        if isinstance(event, AliasEvent):
            self.refuse(event, "A star (*) repeats something written elsewhere; write it out here instead.")
        elif event.anchor is not None:
            self.refuse(event, "An ampersand (&) here names a part to be repeated elsewhere; write things out instead.")
        if getattr(event, "tag", None) is not None:
            self.refuse(event, "A tag (!) tells the YAML reader to build something; a script holds text only.")

    def leaf(self, event: ScalarEvent) -> Leaf:
        start, end, raw = event.start_mark.index, event.end_mark.index, str(event.value)
        plain = event.style is None
        found = Leaf(meaning(raw) if plain else raw, raw, start, end, quoted=not plain)
        if any(map(is_unseen, raw)):
            self.refuse(
                event, "This text spells out a character that cannot be seen; delete the backslash and what follows."
            )
        return found

    def listing(self, event: Event, events: Iterator[Event], depth: int) -> Listing:
        return Listing(
            tuple(self.node(inner, events, depth + 1) for inner in self.inside(events)), event.start_mark.index
        )

    def table(self, event: Event, events: Iterator[Event], depth: int) -> Table:
        found: dict[str, tuple[Leaf, Node]] = {}
        for inner in self.inside(events):
            key = self.node(inner, events, depth + 1)
            value = self.node(next(self.inside(events)), events, depth + 1)
            if not isinstance(key, Leaf):
                self.refuse(
                    inner, "A name must be a single word.", "Text that begins with { or [ needs quotation marks."
                )
            elif key.raw in found:
                first = self.source.place(found[key.raw][0].start)[0]
                self.refuse(inner, f"{named(key.raw)} stands here a second time; it was given on line {first}.")
            else:
                found[key.raw] = (key, value)
        return Table(tuple(found.values()), event.start_mark.index)

    def inside(self, events: Iterator[Event]) -> Iterator[NodeEvent]:
        """The events that begin a part, up to the end of the collection they stand in."""
        for event in events:
            if isinstance(event, CollectionEndEvent):
                return
            if isinstance(event, NodeEvent):
                yield event

    def refuse(self, event: Event, message: str, hint: str | None = None) -> None:
        self.faults.append(self.fault(event, message, hint))

    def fault(self, event: Event, message: str, hint: str | None = None) -> Fault:
        return self.source.fault(min(event.start_mark.index, len(self.source.text)), message, hint)
