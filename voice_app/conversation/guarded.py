"""What the guards bring about, before anything else is considered. None of it can be changed by a script."""

from collections.abc import Callable, Mapping

from voice_app.conversation import fixed, lookup
from voice_app.conversation.exchange import Exchange
from voice_app.conversation.guards.talk import MACHINE
from voice_app.conversation.saying import carry_on, end_with, finish, flag
from voice_app.conversation.turns import Action, Flag, Label, Move, Turn

Step = Callable[[Exchange], Turn | None]


def danger(exchange: Exchange) -> Turn | None:
    """Help first; a wish not to be called, or a hint of one, is kept as well."""
    if exchange.hearing.label is not Label.DANGER:
        return None
    return _end_kindly(exchange, fixed.DANGER, Flag.DANGER)


def opt_out(exchange: Exchange) -> Turn | None:
    """Sure: never again. What is said here may be spoken only after the refusal is on disk."""
    hearing = exchange.hearing
    if hearing.label is not Label.OPT_OUT or hearing.action is not Action.ACT:
        return None
    turn = finish(exchange, Label.OPT_OUT, fixed.OPTED_OUT, move=Move.OPT_OUT)
    return _with_side_effects(turn, exchange)


def people_and_rights(exchange: Exchange) -> Turn | None:
    """The guards that end the call, hand it over, or stop the recorder, whatever was asked."""
    act = _EFFECTS.get(exchange.hearing.label)
    return act(exchange) if act else None


def data_request(exchange: Exchange) -> Turn | None:
    """Where the number came from, as far as the script says; and a ticket, because the clock runs (UK GDPR Art 15)."""
    if exchange.hearing.label is not Label.DATA_REQUEST:
        return None
    source = None if exchange.unverified else exchange.fact("source")
    if source:
        exchange = lookup.having_said(exchange, (source.id,))
    say = source.say if source else fixed.WHERE_FROM % exchange.script.client.privacy_url
    return flag(carry_on(exchange, exchange.fill(say)), Flag.DATA_REQUEST)


def call_later(exchange: Exchange) -> Turn | None:
    """A better time was asked for: end at once."""
    if exchange.hearing.label is not Label.CALL_LATER:
        return None
    return finish(exchange, Label.CALL_LATER, fixed.CALL_LATER)


def not_interested(exchange: Exchange) -> Turn | None:
    """End at once (law R26), but for one scripted answer that fits, if none was given before."""
    if exchange.hearing.label is not Label.NOT_INTERESTED:
        return None
    answered = None if exchange.unverified or exchange.memory.objections else lookup.objection(exchange)
    return answered or decline(exchange)


def decline(exchange: Exchange) -> Turn:
    """A polite end, with nothing offered again."""
    return end_with(exchange, Label.NOT_INTERESTED, otherwise=fixed.NOT_INTERESTED)


def voicemail(exchange: Exchange) -> Turn | None:
    """A machine: say nothing and hang up (PECR reg 2: a message left is electronic mail)."""
    if exchange.hearing.label is not Label.VOICEMAIL:
        return None
    return finish(exchange, Label.VOICEMAIL)


def _vulnerable(exchange: Exchange) -> Turn:
    return _end_kindly(exchange, fixed.VULNERABLE, Flag.VULNERABLE)


def _child(exchange: Exchange) -> Turn:
    return _end_kindly(exchange, fixed.CHILD, Flag.CHILD)


def _wrong_number(exchange: Exchange) -> Turn:
    return _end_kindly(exchange, fixed.WRONG_NUMBER, Flag.WRONG_NUMBER)


def _erasure(exchange: Exchange) -> Turn:
    """Erased numbers are suppressed, not only deleted, or they would be called again (ICO)."""
    turn = finish(exchange, Label.DATA_ERASURE, fixed.ERASED, move=Move.OPT_OUT)
    return flag(turn, Flag.DATA_ERASURE)


def _recording(exchange: Exchange) -> Turn:
    turn = carry_on(exchange, fixed.RECORDING_OFF, move=Move.STOP_RECORDING)
    return flag(turn, Flag.RECORDING_OBJECTION)


def _human(exchange: Exchange) -> Turn:
    return finish(exchange, "person", fixed.PERSON, move=Move.PERSON)


def _robot(exchange: Exchange) -> Turn:
    """The truth, for ever (law R27): yes to "are you a machine?", no to "are you a person?"."""
    return carry_on(exchange, fixed.IS_MACHINE if MACHINE.match(exchange.text) else fixed.NOT_HUMAN)


_EFFECTS: Mapping[Label, Callable[[Exchange], Turn]] = {
    Label.VULNERABLE: _vulnerable,
    Label.CHILD: _child,
    Label.DATA_ERASURE: _erasure,
    Label.RECORDING_OBJECTION: _recording,
    Label.WRONG_NUMBER: _wrong_number,
    Label.HUMAN: _human,
    Label.ROBOT_QUESTION: _robot,
}
_RAISED = {
    Label.DATA_ERASURE: Flag.DATA_ERASURE,
    Label.DATA_REQUEST: Flag.DATA_REQUEST,
    Label.RECORDING_OBJECTION: Flag.RECORDING_OBJECTION,
    Label.VULNERABLE: Flag.VULNERABLE,
    Label.CHILD: Flag.CHILD,
    Label.WRONG_NUMBER: Flag.WRONG_NUMBER,
}


def _end_kindly(exchange: Exchange, say: str, raised: Flag) -> Turn:
    """End with fixed words; where a refusal was heard as well, even faintly, nobody can ask any more: it counts."""
    move = Move.OPT_OUT if Label.OPT_OUT in exchange.hearing.also else Move.FINISH
    return flag(finish(exchange, exchange.hearing.label, say, move=move), raised)


def _with_side_effects(turn: Turn, exchange: Exchange) -> Turn:
    for label in exchange.hearing.also:
        if raised := _RAISED.get(label):
            turn = flag(turn, raised)
    return turn
