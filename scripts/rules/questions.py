"""Questions whose parts fit their type, and answers that say something."""

from collections.abc import Iterator

from scripts.draft import Draft
from scripts.faults import Fault, named
from scripts.nodes import Leaf, Listing, Node, Table, at, entries, items, leaf, texts

_ONLY_WITH = {"options": "choice", "range": "number", "if_no": "yes_no", "slots_from": "slot"}


def faulty_questions(draft: Draft) -> Iterator[Fault]:
    """Parts that belong to another type, and parts that a type cannot do without."""
    for node in items(draft.root, "questions"):
        kind = leaf(node, "type")
        if kind is None or not isinstance(node, Table):
            continue
        for key, wanted in _ONLY_WITH.items():
            if (found := node.key(key)) and kind.text != wanted:
                message = f"{named(key)} belongs to a question of the type {wanted}; this one has the type {kind.text}."
                yield draft.source.fault(found, message)
        yield from _needs(draft, node, kind)
        yield from _of_range(draft, at(node, "range"))
        yield from _of_options(draft, node)


def faulty_answers(draft: Draft) -> Iterator[Fault]:
    """FAQs and objections that answer nothing, or in two ways at once; steps that go nowhere."""
    for block in ("faqs", "objections"):
        for node in items(draft.root, block):
            if not isinstance(node, Table):
                continue
            say, answer = node.key("say"), node.key("answer")
            if say and answer:
                message = "This has both say and answer; keep one: say for words of its own, answer for facts."
                yield draft.source.fault(max(say, answer, key=lambda key: key.start), message)
            if not say and not items(node, "answer") and not node.key("then"):
                yield draft.source.fault(node, "Nothing is said here: it needs say, answer or then.")
    yield from _empty_steps(draft)


def _empty_steps(draft: Draft) -> Iterator[Fault]:
    for block, key in (("faqs", "then"), ("objections", "then"), ("questions", "if_no")):
        for node in items(draft.root, block):
            step = at(node, key)
            if isinstance(step, Table) and not step.entries:
                yield draft.source.fault(step, f"{named(key)} leads nowhere: give it ask or end.")


def _needs(draft: Draft, node: Table, kind: Leaf) -> Iterator[Fault]:
    if kind.text == "choice" and len(entries(node, "options")) < 2:
        hint = 'options: {now: ["straight away"], later: ["next year"]}'
        yield draft.source.fault(kind, "A choice needs two options or more.", hint)
    if kind.text == "slot" and node.key("slots_from") is None:
        hint = "slots_from: {calendar: valuers, days_ahead: 7}"
        yield draft.source.fault(kind, "A slot needs slots_from, which says where the times come from.", hint)


def _of_range(draft: Draft, found: Node | None) -> Iterator[Fault]:
    if not isinstance(found, Listing) or len(found.items) != 2:
        return
    low, high = (item.value if isinstance(item, Leaf) else None for item in found.items)
    if isinstance(low, int) and isinstance(high, int) and low >= high:
        yield draft.source.fault(
            found, f"The range begins at {low} and ends at {high}; the smaller number comes first."
        )


def _of_options(draft: Draft, node: Table) -> Iterator[Fault]:
    """The same words for two options."""
    first: dict[str, str] = {}
    for key, _ in entries(node, "options"):
        for phrase in texts(node, "options", key.raw):
            owner = first.setdefault(phrase.text.lower(), key.raw)
            if owner != key.raw:
                yield draft.source.fault(phrase, f"{named(phrase.text)} stands for {owner} already.")
