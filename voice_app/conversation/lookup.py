"""FAQs and objections: which of the script's entries the words come nearest to, and what it answers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz import fuzz

from scripts.model import Faq, Objection
from voice_app.conversation.exchange import Exchange
from voice_app.conversation.saying import end_with, follow, remember
from voice_app.conversation.synonyms import LEADING, SAME, SMALL
from voice_app.conversation.turns import Label, Turn
from voice_app.conversation.words import one_sentence, plain

ENOUGH = 68  # of 100, to answer; below it we say that we do not have it to hand
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)$")


class Found(NamedTuple):
    """Which entry, and how near it is: 100 is the same words."""

    at: int
    score: float


def nearest(text: str, entries: Iterable[Sequence[str]]) -> Found | None:
    """The entry one of whose phrasings is nearest to plain words, if near enough."""
    said = one_sentence(text)
    best = max(
        (Found(at, likeness(said, plain(phrase))) for at, phrases in enumerate(entries) for phrase in phrases),
        key=lambda found: found.score,
        default=None,
    )
    return best if best and best.score >= ENOUGH else None


def likeness(said: str, phrase: str) -> float:
    """How alike two plain sentences are, from 0 to 100: their words of weight, and their letters."""
    if said == phrase:
        return 100.0
    left, right = _weighty(said), _weighty(phrase)
    if not left or not right:
        return fuzz.ratio(said, phrase) * 0.9
    if f" {phrase} " in f" {said} ":
        return 96.0
    shared = sum(max(_same(word, other) for other in left) for word in right)
    words = 200 * shared / (len(left) + len(right))
    return max(words * 0.95, fuzz.ratio(said, phrase) * 0.9)


def entry(exchange: Exchange) -> Turn | None:
    """What the script answers to a question or an objection, whichever the words come nearer to."""
    question = nearest(exchange.text, (faq.ask for faq in exchange.script.faqs))
    other = nearest(exchange.text, (objection.when for objection in exchange.script.objections))
    if other and (question is None or other.score > question.score):
        return objection(exchange)
    return faq(exchange)


def faq(exchange: Exchange) -> Turn | None:
    """The answer of the FAQ that was asked, then on; None where none is near, or all it would say has expired."""
    found = nearest(exchange.text, (faq.ask for faq in exchange.script.faqs))
    if found is None:
        return None
    entry = exchange.script.faqs[found.at]
    told, lines = _answer(exchange, entry)
    if not lines and not entry.then:
        return None
    memory = told.memory
    for name, value in entry.set:
        memory = remember(memory, name, value)
    return follow(told.with_memory(memory), entry.then, *lines)


def objection(exchange: Exchange) -> Turn | None:
    """The script's answer to an objection; past its limit a polite end: we never push twice."""
    found = nearest(exchange.text, (objection.when for objection in exchange.script.objections))
    if found is None:
        return None
    entry = exchange.script.objections[found.at]
    told, lines = _answer(exchange, entry)
    if exchange.memory.objections.count(found.at) >= entry.limit or not (lines or entry.then):
        return end_with(exchange, Label.NOT_INTERESTED)
    memory = replace(told.memory, objections=(*told.memory.objections, found.at))
    return follow(told.with_memory(memory), entry.then, *lines)


def having_said(exchange: Exchange, facts: tuple[str, ...]) -> Exchange:
    """The exchange with these facts among those said."""
    said = tuple(dict.fromkeys((*exchange.memory.facts, *facts)))
    return exchange.with_memory(replace(exchange.memory, facts=said))


def _answer(exchange: Exchange, entry: Faq | Objection) -> tuple[Exchange, list[str]]:
    """What an entry says: its own words, or its facts that have not expired."""
    if entry.say:
        return exchange, [exchange.fill(entry.say)]
    facts = [fact for fact in map(exchange.fact, entry.answer) if fact]
    return having_said(exchange, tuple(fact.id for fact in facts)), [exchange.fill(fact.say) for fact in facts]


def _weighty(text: str) -> list[str]:
    """The words that carry the meaning, by their stems, one word for those that mean the same."""
    text = LEADING.sub("", text)
    words = [SAME.get(phrase, phrase) for phrase in text.split() if phrase not in SMALL]
    return [SAME.get(stem, stem) for stem in (_ENDING.sub("", word) for word in words)]


def _same(word: str, other: str) -> float:
    if word == other:
        return 1.0
    return 0.9 if len(word) > 3 and fuzz.ratio(word, other) >= 85 else 0.0
