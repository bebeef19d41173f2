"""The rules a script must keep. Each takes a Draft and tells what it finds; none depends on another."""

from collections.abc import Callable, Iterator
from datetime import date

from scripts.draft import Draft
from scripts.faults import Fault
from scripts.rules.amounts import unfounded_amounts
from scripts.rules.blanks import loose_blanks, unknown_blanks
from scripts.rules.conditions import faulty_conditions, unfinished_grades
from scripts.rules.honesty import dishonest_lines, forbidden_subjects, foreclosed_phrasings, selling_service
from scripts.rules.identity import faulty_identity
from scripts.rules.lines import long_answers, long_lines, several_questions
from scripts.rules.links import dead_links, faulty_rehearsals
from scripts.rules.names import clashing_names, reserved_names
from scripts.rules.particulars import expired_facts, faulty_hours, faulty_number, plain_purpose, recorded_message
from scripts.rules.phrasings import alike, too_many
from scripts.rules.questions import faulty_answers, faulty_questions
from scripts.rules.reach import unreached_outcomes

_FAULTS: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    reserved_names,
    clashing_names,
    dishonest_lines,
    forbidden_subjects,
    foreclosed_phrasings,
    selling_service,
    unknown_blanks,
    unfounded_amounts,
    long_lines,
    dead_links,
    faulty_conditions,
    faulty_questions,
    faulty_answers,
    faulty_identity,
    faulty_number,
    faulty_hours,
    faulty_rehearsals,
    too_many,
)
_WARNINGS: tuple[Callable[[Draft], Iterator[Fault]], ...] = (
    loose_blanks,
    long_answers,
    several_questions,
    unfinished_grades,
    unreached_outcomes,
    alike,
    plain_purpose,
    recorded_message,
)


def faults_of(draft: Draft) -> Iterator[Fault]:
    """Everything that keeps the script from being used."""
    for rule in _FAULTS:
        yield from rule(draft)


def warnings_of(draft: Draft, today: date | None) -> Iterator[Fault]:
    """What somebody should look at before the script is used."""
    for rule in _WARNINGS:
        yield from rule(draft)
    if today:
        yield from expired_facts(draft, today)
