"""The controller: it decides each turn, from the script and the guards alone. Steps in the order they are asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from scripts.model import Script
from voice_app.conversation import confirming, guarded, identity, lookup, questioning, repairs
from voice_app.conversation.exchange import OPENING, Exchange, Fields
from voice_app.conversation.hearing import hear
from voice_app.conversation.hints import hints
from voice_app.conversation.saying import fit
from voice_app.conversation.turns import Memory, Move, Turn
from voice_app.conversation.words import plain

# The first step that has something to say decides the turn. Guards come first, always.
STEPS: tuple[Callable[[Exchange], Turn | None], ...] = (
    guarded.danger,
    guarded.opt_out,
    confirming.opt_out_answer,
    guarded.people_and_rights,
    confirming.opt_out_doubt,
    repairs.time_up,
    repairs.silence,
    guarded.voicemail,
    repairs.about_the_talk,
    guarded.data_request,
    confirming.call_back,
    confirming.another_time,
    confirming.another_day,
    questioning.answered,
    questioning.left_out,
    guarded.call_later,
    guarded.not_interested,
    identity.check,
    confirming.opening,
    lookup.entry,
    questioning.who,
    questioning.not_to_hand,
    questioning.anything_else,
)


def begin(script: Script, fields: Fields, now: datetime) -> Turn:
    """The script's own opening, said once the legal opening has been heard. `now` is aware."""
    start = Exchange(script, fields, Memory(asking=OPENING), "", "", hear(""), now)
    say = fit([start.fill(script.opening)], start)
    return Turn(Move.CARRY_ON, say, replace(start.memory, last_said=say), hints=hints(None))


def answer(
    script: Script, fields: Fields, memory: Memory, words: str, now: datetime, *, started: datetime | None = None
) -> Turn:
    """What the agent does about `words`; "" is silence. `started`: when the call was answered.

    The memory that comes back belongs into the next call of this function. Nothing here raises for what a caller says.
    """
    counted = replace(memory, turns=memory.turns + 1, asking=memory.asking or OPENING)
    exchange = Exchange(script, fields, counted, words, plain(words), hear(words), now, started)
    decided = (turn for step in STEPS if (turn := step(exchange)))
    return next(decided, None) or repairs.unclear(exchange)
