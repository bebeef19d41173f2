"""Questions of the engine's own: never to ring again? ring another time? shall somebody ring you?"""

from dataclasses import replace

from voice_app.conversation import asides, fixed, lookup
from voice_app.conversation.choosing import choose, leave_open, other_times
from voice_app.conversation.exchange import ANOTHER_DAY, ANOTHER_TIME, CALL_BACK, CONFIRM, OPENING, Exchange
from voice_app.conversation.guarded import decline
from voice_app.conversation.questioning import answered
from voice_app.conversation.saying import advance, carry_on, finish, flag, interrupt, resume
from voice_app.conversation.turns import Action, Flag, Label, Move, Turn

_CARRIES_ON = (Label.DENY, Label.CALL_LATER)
_NOT_AN_ANSWER = (Label.QUESTION, Label.ROBOT_QUESTION)
_STILL_HEARD = (Label.HUMAN, Label.RECORDING_OBJECTION, Label.DANGER)


def opt_out_doubt(exchange: Exchange) -> Turn | None:
    """Asked once, where the words leave it open."""
    if exchange.hearing.label is not Label.OPT_OUT:
        return None
    return interrupt(exchange, CONFIRM)


def opt_out_answer(exchange: Exchange) -> Turn | None:
    """Only a clear no carries on. Yes, silence, abuse, another refusal and anything else mean: never again."""
    if exchange.memory.asking != CONFIRM or exchange.hearing.label in _STILL_HEARD:
        return None
    hearing = exchange.hearing
    if hearing.label in _CARRIES_ON:
        return resume(exchange, fixed.CARRY_ON)
    puzzled = hearing.label in _NOT_AN_ANSWER or asides.REPEAT.match(exchange.text) or asides.WAIT.match(exchange.text)
    if puzzled and not exchange.silent and hearing.action is not Action.ASK and exchange.memory.unclear == 0:
        lead = (fixed.NOT_HUMAN,) if hearing.label is Label.ROBOT_QUESTION else ()
        return carry_on(exchange.with_memory(replace(exchange.memory, unclear=1)), *lead)
    return finish(exchange, Label.OPT_OUT, fixed.OPTED_OUT, move=Move.OPT_OUT)


def call_back(exchange: Exchange) -> Turn | None:
    """Shall somebody ring with the answer? Whatever is said, the conversation goes on where it was."""
    if exchange.memory.asking != CALL_BACK:
        return None
    if exchange.hearing.label is Label.AFFIRM:
        return flag(resume(exchange, fixed.WILL_RING), Flag.CALL_BACK)
    if exchange.hearing.label in (Label.DENY, Label.NOT_INTERESTED):
        return resume(exchange, fixed.ALL_RIGHT)
    back = exchange.returned()
    return answered(back) or lookup.entry(back)


def another_time(exchange: Exchange) -> Turn | None:
    """Shall we ring another time? Only a yes is a yes."""
    if exchange.memory.asking != ANOTHER_TIME:
        return None
    if exchange.hearing.label is Label.AFFIRM:
        return finish(exchange, Label.CALL_LATER, fixed.CALL_LATER)
    return decline(exchange)


def another_day(exchange: Exchange) -> Turn | None:
    """The script's "shall I try another day?": yes, or a day by its name, brings other times."""
    back = exchange.returned()
    if exchange.memory.asking != ANOTHER_DAY or back.pending is None:
        return None
    if exchange.hearing.label is Label.AFFIRM:
        return other_times(back, back.pending)
    return choose(back, back.pending, is_last=True) or leave_open(back, back.pending)


def opening(exchange: Exchange) -> Turn | None:
    """Is now a good time? Yes begins the questions; a plain no leads to one kind question."""
    if exchange.memory.asking != OPENING:
        return None
    if exchange.hearing.label is Label.DENY:
        return interrupt(exchange, ANOTHER_TIME, fixed.NO_PROBLEM)
    if exchange.hearing.label is Label.AFFIRM:
        return advance(exchange, polite=fixed.THANK_YOU)
    return None
