"""The one way a call ever changes: read it, understand, look up the row, write it down, act, answer.

`handle` does it under a lock. `handle_at_once` does it without one, where the call alone moves; it leaves everything
else to `handle`, and so answers as it would.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from voice_app import conversation
from voice_app.calls.aftercare import Errands, errands, remember, run_errands
from voice_app.calls.call_row import CallRow, snapshot
from voice_app.calls.deeds import CallTools, Change, beyond_the_call, do, note
from voice_app.calls.events import Event
from voice_app.calls.events import Kind as K
from voice_app.calls.kept_scripts import parsed_script, read_script
from voice_app.calls.ledger import entry_of, last_reply, past_event, reply_of, same_event, write_down
from voice_app.calls.locked import lock_call, save_call
from voice_app.calls.machine import Line, Row, step
from voice_app.calls.reply import Reply
from voice_app.calls.scene import MEMORY, NUMBER, Scene, is_suppressed, scene_of
from voice_app.calls.speaking import Names, reply
from voice_app.calls.states import RESTING
from voice_app.calls.understand import understand
from voice_app.calls.unlocked import AutocommitConnection, move_call, read_call


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

    script, suppressed = read_script(session, call.script_hash), is_suppressed(session, call)
    scene = scene_of(call, script, tools.sealer, now, suppressed=suppressed)
    meaning = understand(scene, event)
    if meaning.kind is K.STALE and (event.turn or 0) > call.turn:
        raise StrangeEvent("a turn that has not begun")
    change = Change(tools, call, event, meaning, now)
    row = step(scene.state, meaning.kind)
    if row is None and (past := past_event(session, call, event)):  # it ended no turn, so it may come twice
        return reply_of(past, tools.sealer)
    answer = _answer(change, scene, row) if row else last_reply(session, change)
    write_down(session, change, row, answer)
    if row:
        _move(change, row, answer)
        run_errands(session, errands(script, meaning.turn), change)
        for deed in beyond_the_call(row.do):
            do(session, deed, change)
    save_call(session, call, before)
    return answer


def handle_at_once(
    connection: AutocommitConnection, call_id: str, event: Event, tools: CallTools, now: datetime
) -> Reply | None:
    """Apply the end of the present turn without a lock; None, and nothing done, if that is `handle`'s to do.

    The move is on disk when this returns. Left to `handle` is whatever is more than a move of the call (opt-outs,
    tickets), late or repeated turns, and a call that was written to by somebody else meanwhile. Raises StrangeEvent.
    """
    if event.kind is not K.TURN_ENDED or (seen := read_call(connection, call_id)) is None:
        return None
    call, script = seen.call, parsed_script(seen.call.script_hash)
    if script is None or call.turn != event.turn:
        return None
    _check_it_is_ours(call, event, tools)
    scene = scene_of(call, script, tools.sealer, now)
    change = Change(tools, call, event, understand(scene, event), now)
    row = step(scene.state, change.meaning.kind)
    if row is None or beyond_the_call(row.do) or errands(script, change.meaning.turn) != Errands():
        return None
    answer = _answer(change, scene, row)
    entry = entry_of(change, row, answer)
    _move(change, row, answer)
    return answer if move_call(connection, seen, entry) else None


def _check_it_is_ours(call: CallRow, event: Event, tools: CallTools) -> None:
    if event.number is not None and tools.number_keys.open(call.sealed_number, NUMBER).e164 != event.number:
        raise StrangeEvent("another number")
    if event.carrier_id is None:
        return
    if call.carrier_id is None:
        call.carrier_id = event.carrier_id
    elif call.carrier_id != event.carrier_id:
        raise StrangeEvent("another call of the carrier's")


def _answer(change: Change, scene: Scene, row: Row) -> Reply:
    """What is said: the row's line."""
    turn, call = change.meaning.turn, change.call
    if row.say is Line.OPENING:
        turn = conversation.begin(scene.script, scene.fields, scene.now)
        call.sealed_memory = change.tools.sealer.seal(conversation.to_json(turn.memory).encode(), MEMORY)
    return reply(row, Names(call.company, call.client, call.contact), scene.script, turn, call.turn + 1)


def _move(change: Change, row: Row, answer: Reply) -> None:
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
    remember(change)
    note(row.do, call)
