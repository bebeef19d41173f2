"""Answers to the question that waits, and what is asked next."""

from dataclasses import replace

from scripts.model import AnswerType, Question
from voice_app.conversation import asides, fixed
from voice_app.conversation.choosing import choose
from voice_app.conversation.exchange import CALL_BACK, Exchange
from voice_app.conversation.readings import catch_all, read, says_no
from voice_app.conversation.saying import advance, carry_on, follow, interrupt, remember, resume
from voice_app.conversation.turns import Flag, Label, Turn


def answered(exchange: Exchange) -> Turn | None:
    """The next step, if what was said answers the question."""
    question = exchange.pending
    if question is None:
        return None
    if question.type is AnswerType.SLOT:
        return choose(exchange, question)
    value = read(question, exchange)
    return None if value is None else _take(exchange, question, value)


def anything_else(exchange: Exchange) -> Turn | None:
    """Free text, and the option of a choice that has no words of its own: they take what was nothing else."""
    question = exchange.pending
    value = catch_all(question, exchange) if question else None
    return _take(exchange, question, value) if question and value is not None else None


def left_out(exchange: Exchange) -> Turn | None:
    """A no to an optional question leaves it out."""
    question = exchange.pending
    if question and question.optional and says_no(exchange):
        return skip(exchange, question)
    return None


def skip(exchange: Exchange, question: Question) -> Turn:
    """On without an answer."""
    memory = replace(exchange.memory, skipped=(*exchange.memory.skipped, question.id))
    return advance(exchange.with_memory(memory), polite=fixed.ALL_RIGHT)


def who(exchange: Exchange) -> Turn | None:
    """Who we are and why we ring, whenever it is asked."""
    if not asides.WHO.match(exchange.text):
        return None
    said = exchange.fill(fixed.WHO % exchange.script.client.what)
    return carry_on(exchange, said, exchange.fill(fixed.WHY % exchange.script.purpose.rstrip(". ")))


def not_to_hand(exchange: Exchange) -> Turn | None:
    """A question nobody wrote an answer to: a person can ring. Nothing is made up."""
    if exchange.hearing.label is not Label.QUESTION:
        return None
    if Flag.CALL_BACK in exchange.memory.flags or exchange.memory.asking == CALL_BACK:
        return resume(exchange, fixed.WILL_RING_TOO if Flag.CALL_BACK in exchange.memory.flags else fixed.ALL_RIGHT)
    return interrupt(exchange, CALL_BACK, fixed.NOT_TO_HAND)


def _take(exchange: Exchange, question: Question, value: str | int | bool) -> Turn:
    memory = replace(remember(exchange.memory, question.id, value), unclear=0)
    taken = exchange.with_memory(memory)
    if value is False and question.if_no:
        return follow(taken, question.if_no) if question.if_no.end else _to(taken, question)
    return advance(taken, polite=fixed.THANK_YOU)


def _to(exchange: Exchange, question: Question) -> Turn:
    """Where a no leads to another question; one that was answered already is not asked again."""
    goal = question.if_no.ask if question.if_no else None
    answered = {name for name, _ in exchange.memory.answers}
    return advance(exchange) if goal is None or goal in answered else follow(exchange, question.if_no)
