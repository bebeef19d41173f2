"""Which of the times on offer was chosen: "the first", "thursday", "ten", "the afternoon one", or neither."""

import re
from dataclasses import replace

from scripts.model import Question
from voice_app.conversation import fixed, slots
from voice_app.conversation.dates import weekday_in
from voice_app.conversation.exchange import ANOTHER_DAY, Exchange, say_slot
from voice_app.conversation.numbers import UNITS
from voice_app.conversation.saying import advance, as_kept, ask, carry_on, flag, interrupt, offered_times, remember
from voice_app.conversation.turns import Flag, Label, Turn
from voice_app.conversation.words import plain

_FIRST = re.compile(r"\b(?:first|former|earlier|earliest|sooner|soonest|1st)\b")
_SECOND = re.compile(r"\b(?:second|latter|later one|last one|other one|2nd|later of)\b")
_EITHER = re.compile(r"\b(?:either|any|both|whichever|whatever|you choose|you pick)\b")
_INDIFFERENT = re.compile(r"\b(?:do not mind|not bothered|not fussed)\b")
_NEGATIVE = re.compile(r"\b(?:not|no|neither|can not|never|busy|away|none|another|different|other day)\b")
_DIGITS = re.compile(r"\b(\d{1,2})(?: ?(?:am|pm|a m|p m))?\b")
_DULL = frozenset({"at", "in", "the", "of", "a", "past"})


def choose(exchange: Exchange, question: Question, *, is_last: bool = False) -> Turn | None:
    """The turn after a time was chosen, refused, or named that is not on offer; None where the words say neither.

    `is_last`: they were refused once, so another no leaves the question open.
    """
    text = _DIGITS.sub(lambda found: _word(int(found[1])), exchange.text)
    kept = exchange.memory.offered
    if exchange.hearing.label is not Label.QUESTION and (at := _chosen(text, exchange)) is not None:
        memory = remember(exchange.memory, question.id, kept[at])
        return advance(exchange.with_memory(memory), polite=fixed.THANK_YOU)
    weekday = weekday_in(text)
    if weekday is not None and not _NEGATIVE.search(text):
        return _another_day(exchange, question, weekday)
    if exchange.hearing.label is Label.DENY or _NEGATIVE.search(text):
        return leave_open(exchange, question) if is_last else _refused(exchange, question)
    return None


def other_times(exchange: Exchange, question: Question) -> Turn:
    """The next two times; where there are none, a person rings to find one."""
    later = exchange.with_memory(replace(exchange.memory, offers=exchange.memory.offers + 1))
    if offered_times(later, question):
        return ask(later, question.id, polite=fixed.ALL_RIGHT)
    return flag(leave_open(later, question, fixed.WILL_FIND_A_TIME), Flag.CALL_BACK)


def leave_open(exchange: Exchange, question: Question, *lead: str) -> Turn:
    """On without a time."""
    memory = replace(exchange.memory, skipped=(*exchange.memory.skipped, question.id), offered=())
    return advance(exchange.with_memory(memory), *lead, polite="" if lead else fixed.ALL_RIGHT)


def _chosen(text: str, exchange: Exchange) -> int | None:
    """The place of the time meant: 0 or 1."""
    if _INDIFFERENT.search(text):
        return 0
    if _NEGATIVE.search(text):
        return None
    if _EITHER.search(text):
        return 0
    if _FIRST.search(text) or _SECOND.search(text):
        return 0 if _FIRST.search(text) else 1
    said = set(text.split())
    names = [set(plain(say_slot(kept, exchange.now)).split()) - _DULL for kept in exchange.memory.offered]
    hits = [len(said & (name - other)) for name, other in zip(names, reversed(names), strict=True)]
    return None if hits[0] == hits[1] else hits.index(max(hits))


def _refused(exchange: Exchange, question: Question) -> Turn:
    """Neither will do: the script's own question whether to try another day, where it has one; else other times."""
    later = exchange.with_memory(replace(exchange.memory, offers=exchange.memory.offers + 1))
    if question.retry and exchange.memory.offers == 0 and offered_times(later, question):
        return interrupt(exchange, ANOTHER_DAY)
    return other_times(exchange, question)


def _another_day(exchange: Exchange, question: Question, weekday: int) -> Turn:
    """A day was named that is not on offer: its own times, where it has two."""
    source = question.slots_from
    times = slots.offer_on(source, exchange.now, weekday) if source and not exchange.fields.get("slot_1") else ()
    if len(times) < 2:
        return _refused(exchange, question)
    memory = replace(exchange.memory, offered=as_kept(times), unclear=0)
    return carry_on(exchange.with_memory(memory))


def _word(number: int) -> str:
    return UNITS[number] if number < len(UNITS) else str(number)
