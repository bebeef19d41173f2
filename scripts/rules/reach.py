"""Outcomes that no call can end with."""

from collections.abc import Iterator

from scripts import reserved
from scripts.draft import Draft
from scripts.faults import Fault, named
from scripts.nodes import entries, leaf
from scripts.rules.links import steps


def unreached_outcomes(draft: Draft) -> Iterator[Fault]:
    """Outcomes without a condition that nothing leads to, and those behind one that always holds."""
    led_to = {end.text for node, key in steps(draft) if (end := leaf(node, key, "end"))}
    failed = leaf(draft.root, "identity_check", "fail", "end")
    led_to |= {*reserved.FREE_OUTCOMES, *({failed.text} if failed else ())}
    always = ""
    for key, node in entries(draft.root, "outcomes"):
        when = leaf(node, "when")
        if when is None and key.raw not in led_to:
            hint = f"Give it a when, or lead to it: then: {{end: {key.raw}}}"
            yield draft.source.fault(key, f"Nothing leads to the outcome {named(key.raw)}.", hint)
        elif when and always and key.raw not in led_to:
            yield draft.source.fault(key, f"{named(key.raw)} is never reached: {named(always)} before it always holds.")
        if when and when.text == "otherwise":
            always = key.raw
