"""What counts as an answer to a question, in words for the sheet."""

from collections.abc import Iterator

from scripts.model import AnswerType, Question

_OF_TYPE = {
    AnswerType.YES_NO: "counts: yes or no, in any words",
    AnswerType.NUMBER: "counts: a number",
    AnswerType.DATE: "counts: a date",
    AnswerType.SLOT: "counts: either of the two times, or neither",
    AnswerType.TEXT: "counts: whatever they say",
    AnswerType.POSTCODE: "counts: a UK postcode",
}


def counts_as(question: Question) -> Iterator[str]:
    """One note for each way to answer."""
    for name, phrases in question.options:
        said = ", ".join(f'"{phrase}"' for phrase in phrases) or "anything else"
        yield f"{name}: {said}"
    if question.type in _OF_TYPE:
        bounds = f" from {question.range[0]} to {question.range[1]}" if question.range else ""
        yield _OF_TYPE[question.type] + bounds
    if slots := question.slots_from:
        hours = f", {slots.hours.text}" if slots.hours else ""
        yield f"times from the calendar {slots.calendar}, up to {slots.days_ahead} days ahead{hours}"
