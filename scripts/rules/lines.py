"""How lines sound: short enough to listen to, one question at a time."""

from collections.abc import Iterator

from scripts.draft import Draft, Kind
from scripts.faults import Fault
from scripts.nodes import Leaf, at, items, leaf, texts
from scripts.sample import sample
from scripts.speech import seconds, spoken_words

LONGEST = 12.0  # seconds; nobody listens longer to a stranger without a break
_WORDS_PER_REPLY = 45


def long_lines(draft: Draft) -> Iterator[Fault]:
    """Lines over twelve seconds."""
    for line in draft.lines:
        if line.kind is not Kind.ANNOUNCED and (length := seconds(sample(line.text, draft))) > LONGEST:
            message = f"This line takes {length:.1f} seconds to say; {LONGEST:.0f} are the limit."
            yield draft.source.fault(line.leaf, message, "Say less, or split it into two facts.")


def long_answers(draft: Draft) -> Iterator[Fault]:
    """Answers that join facts to more words than a reply may have."""
    found = at(draft.root, "limits", "words_per_reply")
    limit = found.value if isinstance(found, Leaf) and isinstance(found.value, int) else _WORDS_PER_REPLY
    for node in (*items(draft.root, "faqs"), *items(draft.root, "objections")):
        answers = list(texts(node, "answer"))
        said = [fact.text for name in answers if (fact := leaf(draft.facts.get(name.text), "say"))]
        if (words := spoken_words(sample(" ".join(said), draft))) > limit:
            message = f"Together these facts take {words} spoken words; a reply has {limit} at most."
            yield draft.source.fault(answers[0], message, "Answer with fewer facts.")


def several_questions(draft: Draft) -> Iterator[Fault]:
    """Lines that ask twice: people answer one question, and nobody knows which."""
    for line in draft.lines:
        if line.text.count("?") > 1:
            second = draft.source.find(line.leaf, "?", 1)
            yield draft.source.fault(second, "This line asks a second question; ask one at a time.")
