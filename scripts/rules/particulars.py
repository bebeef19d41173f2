"""Single values with rules of their own: the person's number, opening hours, dates, the purpose, voicemail."""

import re
from collections.abc import Iterator
from datetime import date

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberType

from scripts import hours
from scripts.draft import Draft
from scripts.faults import Fault, named
from scripts.hours import HoursFaulty
from scripts.nodes import Leaf, at, items, leaf

_DEAR = {PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST, PhoneNumberType.PERSONAL_NUMBER}
_DRAMA = re.compile(r"\+44(?:7700900|113496|1632960|207946|808157)[0-9]{3,4}")  # Ofcom's numbers for stories and tests
_EXAMPLE = 'Write it with +44 and without the first zero, in quotation marks: "+441134960000"'


def faulty_number(draft: Draft) -> Iterator[Fault]:
    """The person's number must be a UK number in E.164, and cost no more than an ordinary call."""
    found = leaf(draft.root, "person", "number")
    if found and (wrong := _wrong_number(found.text)):
        yield draft.source.fault(found, *wrong)


def _wrong_number(text: str) -> tuple[str, str] | None:
    try:
        number = phonenumbers.parse(text, "GB")
    except NumberParseException:
        return f"{named(text)} is no telephone number.", _EXAMPLE
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.country_code != 44:
        return f"{named(text)} is no UK number; a call is handed to a person in the UK.", _EXAMPLE
    if not (phonenumbers.is_valid_number(number) or _DRAMA.fullmatch(written)):
        return f"{named(text)} is no UK telephone number in use.", _EXAMPLE
    if phonenumbers.number_type(number) in _DEAR:
        return f"{named(text)} costs more than an ordinary call.", "Use a geographic, mobile or freephone number."
    return None if text == written else (f"{named(text)} is not written in full.", f'Write "{written}".')


def faulty_hours(draft: Draft) -> Iterator[Fault]:
    """Opening hours that cannot be read."""
    slots = (leaf(node, "slots_from", "hours") for node in items(draft.root, "questions"))
    for found in (leaf(draft.root, "person", "hours"), *slots):
        if found and found.text:
            try:
                hours.parse(found.text)
            except HoursFaulty as error:
                yield draft.source.fault(found, str(error))


def expired_facts(draft: Draft, today: date) -> Iterator[Fault]:
    """Facts that are no longer said."""
    for name, node in draft.facts.items():
        found = at(node, "expires")
        if isinstance(found, Leaf) and isinstance(found.value, date) and found.value < today:
            day = f"{found.value.day} {found.value:%B %Y}"
            message = f"The fact {named(name)} expired on {day} and is no longer said."
            yield draft.source.fault(found, message, "Renew the date once somebody has checked the fact, or delete it.")


def plain_purpose(draft: Draft) -> Iterator[Fault]:
    """The purpose completes the sentence "I'm calling ..."."""
    found = leaf(draft.root, "purpose")
    if found and found.text and not re.match(r"(?:to|about|because|for|with|on behalf of) ", found.text):
        hint = "Begin it with to or about: to arrange your free valuation"
        yield draft.source.fault(
            found, f'The opening will say "I\'m calling {found.text}", which is no sentence.', hint
        )


def recorded_message(draft: Draft) -> Iterator[Fault]:
    """A voicemail message, which is never left."""
    if found := draft.root.key("voicemail"):
        message = "This is never spoken: voicemails are always left silently, without any message (PECR reg 22)."
        yield draft.source.fault(found, message, "Delete it; the call ends and the contact is tried again later.")
