"""Nothing a script says may weaken what the engine must say: an AI calls, it is recorded, and it can be stopped."""

from collections.abc import Iterator

from scripts.draft import Draft
from scripts.faults import Fault, named
from scripts.nodes import Leaf, leaf, texts
from scripts.rules import forbidden

_WHY = (
    (forbidden.DENIES_AI, "This denies that the agent is an AI. It is one, and says so."),
    (forbidden.CLAIMS_PERSON, "This claims to be a person. The agent is an AI, and says so."),
    (
        forbidden.SPEAKS_OF_KEYS,
        "Keys are the engine's: 9 stops the calls, 0 brings a person; no line may speak of them.",
    ),
    (
        forbidden.SPEAKS_OF_STOPPING,
        "How to stop the calls is told by the engine, in fixed words; no line may speak of it.",
    ),
    (forbidden.SPEAKS_OF_RECORDING, "The recording notice is the engine's, in fixed words; no line may speak of it."),
)


def dishonest_lines(draft: Draft) -> Iterator[Fault]:
    """Lines that claim to be a person, deny the AI, or speak of keys, opting out or recording."""
    for line in draft.lines:
        for pattern, why in _WHY:
            if found := pattern.search(_straight(line.text)):
                yield draft.source.fault(_where(draft, line.leaf, found.span()), why, "Take it out of the line.")


def forbidden_subjects(draft: Draft) -> Iterator[Fault]:
    """Instructions that would keep the agent from saying what it must, or have it pose as a person."""
    style = leaf(draft.root, "agent", "style")
    for found in [*texts(draft.root, "never"), *([style] if style else [])]:
        if word := forbidden.ENGINES_SUBJECT.search(_straight(found.text)):
            where = _where(draft, found, word.span())
            yield draft.source.fault(
                where, f"{named(word[0])} is the engine's subject; no instruction here may touch it."
            )
    if style and (word := forbidden.POSES_AS_PERSON.search(_straight(style.text))):
        where = _where(draft, style, word.span())
        yield draft.source.fault(where, "The agent is an AI and says so; it cannot be told to pose as a person.")


def foreclosed_phrasings(draft: Draft) -> Iterator[Fault]:
    """Questions and objections that the engine meets before any script is asked."""
    for found, _, _ in draft.phrasings:
        if forbidden.ANSWERED_BY_ENGINE.search(_straight(found.text)):
            message = f"The engine answers {named(found.text)} itself, in fixed words; a script cannot."
            yield draft.source.fault(found, message, "Delete this phrasing.")


def selling_service(draft: Draft) -> Iterator[Fault]:
    """Offers in a service message, which would make it marketing (PECR reg 2(1), DPA 2018 s.122(5))."""
    kind = leaf(draft.root, "message_type")
    if kind is None or kind.text != "service":
        return
    for line in draft.lines:
        if found := forbidden.SELLS.search(line.text):
            message = f"A service message may not sell, and {named(found[0])} does."
            hint = "Take it out, or make it message_type: marketing, which needs consent to marketing."
            yield draft.source.fault(draft.source.find(line.leaf, found[0]), message, hint)


def _straight(text: str) -> str:
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _where(draft: Draft, found: Leaf, span: tuple[int, int]) -> int:
    return draft.source.find(found, found.text[span[0] : span[1]])
