"""When the talk itself goes wrong: silence, not understood, too fast, say that again, time is up."""

from dataclasses import replace
from datetime import timedelta

from scripts.model import AnswerType, Question
from voice_app.conversation import asides, fixed
from voice_app.conversation.exchange import Exchange, say_slot
from voice_app.conversation.questioning import skip
from voice_app.conversation.saying import carry_on, conclude, finish, prompt_of
from voice_app.conversation.turns import Turn

_HINTS = {
    AnswerType.YES_NO: fixed.YES_OR_NO,
    AnswerType.NUMBER: fixed.A_NUMBER,
    AnswerType.DATE: fixed.A_DATE,
    AnswerType.POSTCODE: fixed.A_POSTCODE,
}


def time_up(exchange: Exchange) -> Turn | None:
    """The script's limits of turns and minutes."""
    limits, started = exchange.script.limits, exchange.started
    too_long = started is not None and exchange.now - started >= timedelta(minutes=limits.minutes)
    if exchange.memory.turns <= limits.turns and not too_long:
        return None
    return finish(exchange, "finished", fixed.NO_TIME_LEFT)


def silence(exchange: Exchange) -> Turn | None:
    """Ask again; after the script's limit, let the person go."""
    if not exchange.silent:
        return None
    return _once_more(exchange, fixed.CANT_HEAR, prompt_of(exchange), fixed.NOBODY_HEARD, "silence")


def about_the_talk(exchange: Exchange) -> Turn | None:
    """Repeat, slow down, wait, goodbye."""
    text = exchange.text
    if asides.SLOWER.match(text):
        return carry_on(exchange.with_memory(replace(exchange.memory, slower=True)), fixed.SLOWER)
    if asides.WAIT.match(text):
        return replace(carry_on(exchange), say=fixed.TAKE_YOUR_TIME)
    if asides.REPEAT.match(text):
        return replace(carry_on(exchange), say=exchange.memory.last_said or prompt_of(exchange))
    return conclude(exchange) if asides.BYE.match(text) else None


def unclear(exchange: Exchange) -> Turn:
    """Ask in other words; after the script's limit leave an optional question out, or end."""
    question = exchange.pending
    again = other_words(exchange, question) if question else prompt_of(exchange)
    return _once_more(exchange, fixed.NOT_CAUGHT, again, fixed.NOT_UNDERSTOOD, "unclear")


def other_words(exchange: Exchange, question: Question) -> str:
    """The question again, said so that it is easier to answer."""
    if question.type is AnswerType.SLOT:
        first, second = (say_slot(kept, exchange.now) for kept in exchange.memory.offered)
        return f"{fixed.WHICH_TIME} {fixed.EITHER_TIME % (first, second)}"
    if question.retry:
        return exchange.fill(question.retry)
    if question.range:
        return f"{prompt_of(exchange)} {fixed.NUMBER_BETWEEN % question.range}"
    if question.options:
        names = [phrases[0] if phrases else name.replace("_", " ") for name, phrases in question.options]
        return fixed.ONE_OF % f"{', '.join(names[:-1])} or {names[-1]}"
    return f"{prompt_of(exchange)} {_HINTS.get(question.type, '')}".strip()


def _once_more(exchange: Exchange, sorry: str, again: str, end: str, outcome: str) -> Turn:
    """Once more, until as many turns in a row went wrong as the script allows."""
    count = exchange.memory.unclear + 1
    if count > exchange.script.limits.unanswered_questions:
        question = exchange.pending
        return skip(exchange, question) if question and question.optional else finish(exchange, outcome, end)
    return replace(carry_on(exchange.with_memory(replace(exchange.memory, unclear=count))), say=f"{sorry} {again}")
