"""A line with its blanks filled as long as they usually are, to measure how long it takes to say."""

from scripts.draft import Draft
from scripts.nodes import leaf
from scripts.speech import BLANK

DATE, SLOT, NUMBER, TEXT = "3 November", "Thursday 3 November at 2pm", "3", "Somebody"
_BY_TYPE = {"date": DATE, "number": NUMBER, "slot": SLOT}


def usual(kind: str) -> str:
    """What a blank of this type usually says; text where the type says nothing."""
    return _BY_TYPE.get(kind, TEXT)


def sample(text: str, draft: Draft) -> str:
    """The line with a date, a time, a number or a name in each blank."""
    return BLANK.sub(lambda blank: _value(blank[1], draft), text)


def _value(name: str, draft: Draft) -> str:
    if name.startswith("slot_"):
        return SLOT
    field, question = draft.fields.get(name), draft.questions.get(name)
    kind = leaf(field, "type") or leaf(question, "type")
    value = usual(kind.text if kind else "")
    phrase = leaf(field, "spoken")
    return BLANK.sub(value, phrase.text) if phrase else value
