"""Words the recogniser should expect next."""

from scripts.model import AnswerType, Question
from voice_app.conversation.dates import MONTHS, WEEKDAYS
from voice_app.conversation.numbers import UNITS

ALWAYS = ("stop calling", "take me off your list", "speak to a person")
YES_NO = ("yes", "no", "yes please", "no thank you")
_BY_TYPE = {
    AnswerType.YES_NO: YES_NO,
    AnswerType.NUMBER: UNITS[1:11],
    AnswerType.DATE: WEEKDAYS + MONTHS,
    AnswerType.SLOT: ("the first", "the second", "morning", "afternoon", *WEEKDAYS),
}


def hints(pending: Question | None) -> tuple[str, ...]:
    """What may be said next, in a few words each: the refusals always, then answers to what is asked."""
    if pending is None:
        return ALWAYS + YES_NO
    options = (phrase for _, phrases in pending.options for phrase in phrases)
    return (*ALWAYS, *_BY_TYPE.get(pending.type, ()), *options)
