"""Each name means one thing, and none means what the engine keeps to itself."""

from collections.abc import Iterator

from scripts import reserved
from scripts.draft import Draft
from scripts.faults import Fault, named
from scripts.nodes import Leaf, entries, items, leaf


def reserved_names(draft: Draft) -> Iterator[Fault]:
    """Outcomes that the law decides, and words that mean something in conditions or blanks."""
    for key, _ in entries(draft.root, "outcomes"):
        if key.raw in reserved.OUTCOMES:
            message = f"The outcome {named(key.raw)} is the engine's: its words and what follows from it are fixed."
            yield draft.source.fault(key, message, "Delete it, or give your outcome another name.")
    for what, found in _declared(draft):
        if found.raw in reserved.NAMES or (what == "flag" and found.raw in reserved.OUTCOMES):
            yield draft.source.fault(
                found, f"{named(found.raw)} has a meaning of its own; give the {what} another name."
            )


def clashing_names(draft: Draft) -> Iterator[Fault]:
    """Two facts with one id; or a question, field, flag or grade whose name another one has."""
    facts: dict[str, Leaf] = {}
    spoken: dict[str, tuple[str, Leaf]] = {}
    for node in items(draft.root, "facts"):
        if (found := leaf(node, "id")) and (first := facts.setdefault(found.text, found)) is not found:
            yield _twice(draft, "fact", found, "fact", first)
    for what, found in _declared(draft):
        owner, first = spoken.setdefault(found.raw, (what, found))
        if first is not found and not (what == owner == "flag"):
            yield _twice(draft, what, found, owner, first)


def _twice(draft: Draft, what: str, found: Leaf, owner: str, first: Leaf) -> Fault:
    line = draft.source.place(first.start)[0]
    message = f"The {what} {named(found.raw)} has the name of the {owner} on line {line}; give each its own."
    return draft.source.fault(found, message)


def _declared(draft: Draft) -> Iterator[tuple[str, Leaf]]:
    """What can stand in a condition or a blank, with its place."""
    yield from (("contact field", key) for key, _ in entries(draft.root, "contact_fields"))
    yield from (("question", found) for node in items(draft.root, "questions") if (found := leaf(node, "id")))
    yield from (("flag", key) for node in items(draft.root, "faqs") for key, _ in entries(node, "set"))
    yield from (("grade", key) for key, _ in entries(draft.root, "qualify"))
