"""What a script refers to must exist: facts, questions, outcomes, grades."""

import re
from collections.abc import Iterable, Iterator

from scripts import reserved
from scripts.draft import Draft
from scripts.faults import Fault, named, nearest
from scripts.forms import LONGEST_PHRASE
from scripts.nodes import Leaf, Node, items, leaf, texts


def dead_links(draft: Draft) -> Iterator[Fault]:
    """Answers from facts that are not there, and steps that lead nowhere."""
    for block in ("faqs", "objections"):
        for node in items(draft.root, block):
            for fact in texts(node, "answer"):
                yield from _missing(draft, fact, "fact", draft.facts)
            yield from _step(draft, node, "then")
    for node in items(draft.root, "questions"):
        yield from _step(draft, node, "if_no")
    if found := leaf(draft.root, "identity_check", "fail", "end"):
        yield from _reserved_end(draft, found)


def faulty_rehearsals(draft: Draft) -> Iterator[Fault]:
    """Expectations about things the script does not have, and patterns that are none."""
    outcomes = {*ends(draft), *reserved.OUTCOMES}
    for node in items(draft.root, "rehearse"):
        yield from _missing(draft, leaf(node, "expect", "outcome"), "outcome", outcomes)
        yield from _missing(draft, leaf(node, "expect", "score"), "grade", draft.grades)
        for key in ("said", "not_said"):
            for fact in texts(node, "expect", key):
                yield from _missing(draft, fact, "fact", draft.facts)
        pattern = leaf(node, "expect", "not_said_pattern")
        if pattern and len(pattern.text) <= LONGEST_PHRASE:
            yield from _pattern(draft, pattern)


def ends(draft: Draft) -> set[str]:
    """The outcomes a script may end with: its own, the one of a failed identity check, and not_interested."""
    failed = leaf(draft.root, "identity_check", "fail", "end")
    return {*draft.outcomes, *reserved.FREE_OUTCOMES, *({failed.text} if failed else ())} - reserved.OUTCOMES


def steps(draft: Draft) -> Iterator[tuple[Node, str]]:
    """The blocks with a `then` or an `if_no`, and which of the two."""
    for block, key in (("faqs", "then"), ("objections", "then"), ("questions", "if_no")):
        yield from ((node, key) for node in items(draft.root, block))


def _step(draft: Draft, node: Node, key: str) -> Iterator[Fault]:
    ask, end = leaf(node, key, "ask"), leaf(node, key, "end")
    yield from _missing(draft, ask, "question", draft.questions)
    if end and end.text in reserved.OUTCOMES:
        yield from _reserved_end(draft, end)
    else:
        yield from _missing(draft, end, "outcome", ends(draft))
    if ask and end:
        yield draft.source.fault(end, f"{named(key)} goes to a question or to an end, not to both.")


def _reserved_end(draft: Draft, end: Leaf) -> Iterator[Fault]:
    if end.text in reserved.OUTCOMES:
        yield draft.source.fault(end, f"Only the person called can bring about {named(end.text)}; a script cannot.")


def _missing(draft: Draft, found: Leaf | None, what: str, known: Iterable[str]) -> Iterator[Fault]:
    if found and found.text not in (names := set(known)):
        hint = nearest(found.text, names) or (f"There are: {', '.join(sorted(names))}." if len(names) < 12 else None)
        yield draft.source.fault(found, f"There is no {what} {named(found.text)}.", hint if names else None)


def _pattern(draft: Draft, pattern: Leaf) -> Iterator[Fault]:
    try:
        re.compile(pattern.text)
    except (re.error, OverflowError, RecursionError) as error:
        yield draft.source.fault(
            pattern, f"This pattern cannot be read: {error}.", "Put a backslash before ( [ * + ? ."
        )
