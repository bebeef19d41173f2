"""Rehearsals: the cases a script carries, walked through the controller, before the script may be used."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scripts.model import ContactField, FieldType, Rehearsal, Script
from voice_app.conversation.controller import answer, begin
from voice_app.conversation.exchange import Fields
from voice_app.conversation.turns import Move, Turn

SAMPLES = (
    (re.compile("year"), "1952"),
    (re.compile("name"), "Sam"),
    (re.compile("street|address"), "Elm Road"),
    (re.compile("price|cost"), "£10"),
    (re.compile("postcode"), "LS6 5QN"),
)
SLOTS = {"slot_1": "Tuesday at ten in the morning", "slot_2": "Thursday at two in the afternoon"}
_BY_TYPE = {FieldType.TEXT: "sample", FieldType.DATE: "2026-03-14", FieldType.NUMBER: "3"}


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one case: `faults` has a plain sentence for each expectation that was not met."""

    case: int  # counted from 1
    faults: tuple[str, ...]
    talk: tuple[tuple[str, str], ...]  # (what was said to us, what was answered), the opening first

    @property
    def passed(self) -> bool:
        return not self.faults


def rehearse(script: Script, fields: Fields | None, now: datetime) -> tuple[Result, ...]:
    """The script's own cases. `fields` replaces the sample contact; a Tuesday and a Thursday are on offer."""
    contact = {**SLOTS, **(sample_contact(script) if fields is None else fields)}
    return tuple(_walk(script, contact, case, at, now) for at, case in enumerate(script.rehearse, 1))


def sample_contact(script: Script) -> Fields:
    """A plausible value for every column of the contact list."""
    return {field.name: _sample(field) for field in script.contact_fields}


def _sample(field: ContactField) -> str:
    named = (value for pattern, value in SAMPLES if pattern.search(field.name))
    return _BY_TYPE[field.type] if field.type is FieldType.DATE else next(named, _BY_TYPE[field.type])


def _walk(script: Script, contact: Fields, case: Rehearsal, at: int, now: datetime) -> Result:
    turns = [begin(script, contact, now)]
    for words in case.caller:
        if turns[-1].move not in (Move.CARRY_ON, Move.STOP_RECORDING):
            break
        turns.append(answer(script, contact, turns[-1].memory, words, now))
    talk = tuple(zip(("", *case.caller), (turn.say for turn in turns), strict=False))
    return Result(at, tuple(_faults(case, turns)), talk)


def _faults(case: Rehearsal, turns: list[Turn]) -> Iterator[str]:
    expect, last = case.expect, turns[-1]
    if expect.outcome and last.outcome != expect.outcome:
        yield f"The outcome is {last.outcome or 'still open'}, not {expect.outcome}."
    if expect.score and last.score != expect.score:
        yield f"The score is {last.score or 'still open'}, not {expect.score}."
    said = set(last.memory.facts)
    yield from (f"The fact {fact} was not said." for fact in expect.said if fact not in said)
    yield from (f"The fact {fact} was said." for fact in expect.not_said if fact in said)
    for turn in turns:
        if expect.not_said_pattern and re.search(expect.not_said_pattern, turn.say, re.IGNORECASE):
            yield f'"{turn.say}" holds what must not be said ({expect.not_said_pattern}).'
