"""How long words take when they are spoken, and how blanks are filled in."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from scripts.model import AnswerType, FieldType, Script
from scripts.spoken import spoken

WORDS_PER_SECOND = 2.6
BLANK = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
LONDON = ZoneInfo("Europe/London")  # where the people called read their clocks
Fields = Mapping[str, "str | date | int | bool"]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")  # a typed apostrophe may be curly


def spoken_words(text: str) -> int:
    """How many words a voice says; a digit of a telephone number is a word, and so is a blank that is not filled in."""
    return sum(1 for _ in _WORD.finditer(spoken(BLANK.sub("blank", text))))


def seconds(text: str) -> float:
    """How long it takes to say, at 2.6 words a second."""
    return spoken_words(text) / WORDS_PER_SECOND


def fill(text: str, fields: Fields, script: Script) -> str:
    """The line as it is spoken to one contact.

    `fields` has the contact's columns, the answers so far, and slot_1 and slot_2. A date is said as "3 November", a
    time as "Thursday 3 November at 2pm". A blank with a `spoken` phrase becomes that phrase. A secret field, and one
    without a value, is left out. Nothing a contact's own data holds is taken for a blank again.
    """
    filled = BLANK.sub(lambda blank: _phrase(blank[1], fields, script), text)
    for written, said in script.agent.say_as:
        filled = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", said.replace("\\", r"\\"), filled)
    return _tidy(filled)


def _phrase(name: str, fields: Fields, script: Script) -> str:
    field = next((field for field in script.contact_fields if field.name == name), None)
    if field is not None and field.secret:
        return ""
    value = _say(name, fields, script)
    return BLANK.sub(lambda _: value, field.spoken) if value and field is not None and field.spoken else value


def _say(name: str, fields: Fields, script: Script) -> str:
    """The value of a blank, in words; nothing where there is none."""
    known: Fields = {"client": script.client.name, "agent": script.agent.name, **fields}
    value = known.get(name, "")
    if isinstance(value, str) and name in set(_dates(script)):
        value = _date_of(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        moment = value.astimezone(LONDON) if value.tzinfo else value
        return f"{moment:%A} {say_date(moment)} at {_clock(moment)}"
    if isinstance(value, date):
        return say_date(value)
    if name in {question.id for question in script.questions if question.type is AnswerType.CHOICE}:
        return str(value).replace("_", " ")
    return str(value).strip()


def say_date(day: date) -> str:
    """`3 November`: the year goes without saying."""
    return f"{day.day} {day:%B}"


def _clock(moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    return f"{hour}{f':{moment:%M}' if moment.minute else ''}{'am' if moment.hour < 12 else 'pm'}"


def _dates(script: Script) -> Iterator[str]:
    yield from (field.name for field in script.contact_fields if field.type is FieldType.DATE)
    yield from (question.id for question in script.questions if question.type is AnswerType.DATE)


def _date_of(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _tidy(text: str) -> str:
    """No gap where a blank was left out: single spaces, none before a comma or a full stop."""
    return re.sub(r"\s+([,.;:?!])", r"\1", " ".join(text.split()))
