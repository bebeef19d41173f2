"""The one way a call ever changes: lock it, understand, look up the row, write it down, act, answer."""

from datetime import datetime

from sqlalchemy.orm import Session

from voice_app import conversation
from voice_app.calls.aftercare import take_care
from voice_app.calls.deeds import CallTools, Change, do
from voice_app.calls.events import Event
from voice_app.calls.events import Kind as K
from voice_app.calls.ledger import last_reply, past_event, reply_of, same_event, write_down
from voice_app.calls.locked import LockedCall, lock_call, save_call, snapshot
from voice_app.calls.machine import Line, Row, step
from voice_app.calls.reply import Reply
from voice_app.calls.scene import MEMORY, NUMBER, Scene, scene_of
from voice_app.calls.speaking import Names, reply
from voice_app.calls.states import RESTING
from voice_app.calls.understand import understand


class UnknownCall(Exception):
    """No call of ours has this id."""


class StrangeEvent(Exception):
    """The event names another number, another of the carrier's calls, or a turn this call has not come to."""


def handle(session: Session, call_id: str, event: Event, tools: CallTools, now: datetime) -> Reply:
    """Apply one event to one call, in the caller's transaction; no network.

    A repeated event changes nothing and gets the reply it got the first time. Raises UnknownCall, StrangeEvent.
    """
    call = lock_call(session, call_id)
    if call is None:
        raise UnknownCall(call_id)
    before = snapshot(call)
    _check_it_is_ours(call, event, tools)
    if (past := same_event(session, call, event)) is not None:
        return reply_of(past, tools.sealer)

    scene = scene_of(session, call, tools.sealer, now)
    meaning = understand(scene, event)
    if meaning.kind is K.STALE and (event.turn or 0) > call.turn:
        raise StrangeEvent("a turn that has not begun")
    change = Change(session, tools, call, event, meaning, now)
    row = step(scene.state, meaning.kind)
    if row is None and (past := past_event(session, call, event)):  # it ended no turn, so it may come twice
        return reply_of(past, tools.sealer)
    answer = _answer(change, scene, row)
    write_down(change, row, answer)
    if row:
        _apply(change, row, answer)
    save_call(session, call, before)
    return answer


def _check_it_is_ours(call: LockedCall, event: Event, tools: CallTools) -> None:
    if event.number is not None and tools.number_keys.open(call.sealed_number, NUMBER).e164 != event.number:
        raise StrangeEvent("another number")
    if event.carrier_id is None:
        return
    if call.carrier_id is None:
        call.carrier_id = event.carrier_id
    elif call.carrier_id != event.carrier_id:
        raise StrangeEvent("another call of the carrier's")


def _answer(change: Change, scene: Scene, row: Row | None) -> Reply:
    """What is said: the row's line; where no row applies, what was asked last stands."""
    if row is None:
        return last_reply(change)
    turn, call = change.meaning.turn, change.call
    if row.say is Line.OPENING:
        turn = conversation.begin(scene.script, scene.fields, scene.now)
        call.sealed_memory = change.tools.sealer.seal(conversation.to_json(turn.memory).encode(), MEMORY)
    return reply(row, Names(call.company, call.client, call.contact), scene.script, turn, call.turn + 1)


def _apply(change: Change, row: Row, answer: Reply) -> None:
    call, now = change.call, change.now
    call.state = row.becomes
    if row.say is not Line.NOTHING:
        call.turn = answer.turn
    if change.meaning.kind is K.ARMED:
        call.armed_at = now
    if change.meaning.kind is K.ANSWERED:
        call.answered_at = now
    if row.becomes in RESTING and call.ended_at is None:
        call.ended_at = now
    take_care(change)
    for deed in row.do:
        do(deed, change)
