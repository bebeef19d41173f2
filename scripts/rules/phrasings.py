"""What callers may say: two FAQs that wait for nearly the same words cannot both be right."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from scripts.draft import Draft
from scripts.faults import Fault, named

TOO_ALIKE = 85  # of 100
MOST = 800  # phrasings in a script; each is compared with each


def too_many(draft: Draft) -> Iterator[Fault]:
    """More phrasings than can be compared, or told apart by anybody."""
    if len(draft.phrasings) > MOST:
        message = f"There are {len(draft.phrasings)} phrasings; a script may have {MOST}."
        yield draft.source.fault(draft.phrasings[MOST][0], message)


def alike(draft: Draft) -> Iterator[Fault]:
    """Phrasings of different FAQs, or of different objections, that are over 85 % alike."""
    if len(draft.phrasings) > MOST:
        return
    bare = [_bare(leaf.text) for leaf, _, _ in draft.phrasings]
    for index, (leaf, block, owner) in enumerate(draft.phrasings):
        for _, _, other in process.extract(
            bare[index], bare[:index], scorer=fuzz.ratio, score_cutoff=TOO_ALIKE, limit=None
        ):
            first, first_block, first_owner = draft.phrasings[other]
            if first_block == block and first_owner != owner:
                line = draft.source.place(first.start)[0]
                message = f"{named(leaf.text)} is nearly the same as {named(first.text)} on line {line}."
                yield draft.source.fault(leaf, message, "Callers who say it would get either answer; keep one.")
                break


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", text.lower()).split())
