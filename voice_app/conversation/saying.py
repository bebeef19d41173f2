"""From a decision to a Turn: lines filled, kept short enough, remembered."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from scripts import spoken_words
from scripts.model import AnswerType, Question, Then
from voice_app.conversation import fixed, slots
from voice_app.conversation.exchange import (
    ANOTHER_DAY,
    ANOTHER_TIME,
    CALL_BACK,
    CONFIRM,
    IDENTITY,
    Exchange,
    question_of,
)
from voice_app.conversation.hints import hints
from voice_app.conversation.turns import Flag, Label, Memory, Move, Turn

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_FIXED = {CONFIRM: fixed.CONFIRM_OPT_OUT, CALL_BACK: fixed.CALL_BACK, ANOTHER_TIME: fixed.ANOTHER_TIME}


def carry_on(exchange: Exchange, *lead: str, polite: str = "", move: Move = Move.CARRY_ON) -> Turn:
    """Say `lead`, then what is being asked; `polite` comes first where there is room for it."""
    prompt = prompt_of(exchange)
    has_room = _short(exchange, polite, *lead, prompt)
    return _turn(exchange, move, fit([polite, *lead, prompt] if has_room else [*lead, prompt], exchange))


def ask(exchange: Exchange, name: str, *lead: str, polite: str = "") -> Turn:
    """Ask something new: a question of the script, or one of the engine's own."""
    memory = replace(exchange.memory, asking=name, unclear=0)
    question = question_of(exchange.script, name)
    if question and question.type is AnswerType.SLOT:
        return _ask_slot(exchange.with_memory(memory), question, lead, polite)
    return carry_on(exchange.with_memory(memory), *lead, polite=polite)


def interrupt(exchange: Exchange, name: str, *lead: str) -> Turn:
    """Ask something in between, and remember what to return to."""
    memory = replace(exchange.memory, resume=exchange.stage, asking=name, unclear=0)
    return carry_on(exchange.with_memory(memory), *lead)


def resume(exchange: Exchange, *lead: str) -> Turn:
    """Back to what was asked before the interruption."""
    memory = replace(exchange.memory, asking=exchange.stage, resume=None, unclear=0)
    return carry_on(exchange.with_memory(memory), *lead)


def follow(exchange: Exchange, then: Then | None, *lead: str) -> Turn:
    """Say `lead` and go where the script says; without a direction, back to the question."""
    if then and then.end:
        return end_with(exchange, then.end, *lead)
    answered = {name for name, _ in exchange.memory.answers}
    if then and then.ask and then.ask not in answered:
        return ask(exchange, then.ask, *lead)
    return resume(exchange, *lead)


def advance(exchange: Exchange, *lead: str, polite: str = "") -> Turn:
    """The next question in order that is neither answered nor skipped; after the last one, the outcome.

    A jump goes on from where it led: questions jumped over are not asked any more.
    """
    done = {name for name, _ in exchange.memory.answers} | set(exchange.memory.skipped)
    ids = [question.id for question in exchange.script.questions]
    place = ids.index(exchange.stage) + 1 if exchange.stage in ids else 0
    following = next((question for question in exchange.script.questions[place:] if question.id not in done), None)
    return ask(exchange, following.id, *lead, polite=polite) if following else conclude(exchange, *lead)


def conclude(exchange: Exchange, *lead: str) -> Turn:
    """The first outcome of the script that holds of the answers, else "finished"."""
    answers = {**dict(exchange.memory.answers), "score": grade(exchange) or ""}
    holding = (outcome.name for outcome in exchange.script.outcomes if outcome.when and outcome.when.holds(answers))
    return end_with(exchange, next(holding, "finished"), *lead)


def end_with(exchange: Exchange, name: str, *lead: str, otherwise: str = fixed.THANKS) -> Turn:
    """End with an outcome, in the script's words for it, else in ours."""
    outcome = next((outcome for outcome in exchange.script.outcomes if outcome.name == name), None)
    say = exchange.fill(outcome.say) if outcome and outcome.say else otherwise
    return finish(exchange, name, *lead, say if "goodbye" in say.lower() else f"{say} {fixed.GOODBYE}")


def finish(exchange: Exchange, outcome: str, *say: str, move: Move = Move.FINISH) -> Turn:
    """End the call, or hand it over, with `outcome`."""
    return replace(_turn(exchange, move, fit(list(say), exchange)), outcome=outcome, score=grade(exchange), hints=())


def flag(turn: Turn, raised: Flag) -> Turn:
    """The same turn, with something a person must see to."""
    memory = replace(turn.memory, flags=tuple(dict.fromkeys((*turn.memory.flags, raised))))
    return replace(turn, memory=memory, flags=(*turn.flags, raised))


def grade(exchange: Exchange) -> str | None:
    """The first grade of `qualify` that holds of the answers."""
    answers = dict(exchange.memory.answers)
    return next((grade.name for grade in exchange.script.qualify if grade.when.holds(answers)), None)


def prompt_of(exchange: Exchange) -> str:
    """What is being asked, in words."""
    asking, check = exchange.memory.asking, exchange.script.identity_check
    if question := exchange.pending:
        return exchange.fill(question.ask)
    if asking == IDENTITY and check:
        return exchange.fill(check.ask)
    stage = question_of(exchange.script, exchange.stage)
    if asking == ANOTHER_DAY and stage and stage.retry:
        return exchange.fill(stage.retry)
    return _FIXED.get(asking or "") or _last_question(exchange.fill(exchange.script.opening))


def fit(parts: Sequence[str], exchange: Exchange) -> str:
    """As many of the parts, in order, as the script's words per reply allow; the first is cut where it must be."""
    limit, said = exchange.script.limits.words_per_reply, ""
    for part in filter(None, parts):
        longer = f"{said} {part}".strip()
        if spoken_words(longer) <= limit:
            said = longer
        elif not said:
            said = _cut(part, limit)
    return said


def _short(exchange: Exchange, *parts: str) -> bool:
    return spoken_words(" ".join(parts)) <= exchange.script.limits.words_per_reply


def _cut(text: str, limit: int) -> str:
    """Whole sentences while they fit; of a first sentence that is too long, its first words."""
    said = ""
    for sentence in _SENTENCES.split(text):
        if spoken_words(f"{said} {sentence}") > limit:
            break
        said = f"{said} {sentence}".strip()
    words = text.split()
    while not said and words:
        said = " ".join(words) if spoken_words(" ".join(words)) <= limit else ""
        words = words[:-1]
    return said


def _last_question(text: str) -> str:
    asked = [sentence for sentence in _SENTENCES.split(text) if sentence.endswith("?")]
    return asked[-1] if asked else text


def _turn(exchange: Exchange, move: Move, say: str) -> Turn:
    memory = replace(exchange.memory, last_said=say)
    hearing = exchange.hearing if exchange.hearing.label is not Label.OTHER or exchange.words else None
    return Turn(move, say, memory, hearing, hints=hints(exchange.pending))


def _ask_slot(exchange: Exchange, question: Question, lead: tuple[str, ...], polite: str) -> Turn:
    """Offer two times; where none are left, a person rings to find one."""
    offered = offered_times(exchange, question)
    if offered:
        return carry_on(exchange.with_memory(replace(exchange.memory, offered=offered)), *lead, polite=polite)
    memory = replace(exchange.memory, skipped=(*exchange.memory.skipped, question.id), offered=())
    return flag(advance(exchange.with_memory(memory), *lead, fixed.WILL_FIND_A_TIME), Flag.CALL_BACK)


def offered_times(exchange: Exchange, question: Question) -> tuple[str, ...]:
    """The contact list's own times where it has both, else real ones from the script's hours."""
    own = tuple(str(exchange.fields.get(name) or "") for name in ("slot_1", "slot_2"))
    if all(own):
        return own if exchange.memory.offers == 0 else ()
    if question.slots_from is None:
        return ()
    times = slots.offer(question.slots_from, exchange.now, exchange.memory.offers)
    return as_kept(times) if len(times) > 1 else ()


def as_kept(times: Sequence[datetime]) -> tuple[str, ...]:
    """Times as the memory holds them."""
    return tuple(moment.isoformat() for moment in times)


def remember(memory: Memory, name: str, value: str | int | bool) -> Memory:
    """The memory with one answer more."""
    answers = {**dict(memory.answers), name: value}
    return replace(memory, answers=tuple(answers.items()))
