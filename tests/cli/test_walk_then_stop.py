"""A call walked by hand is asked of no carrier, so nobody who stops its number waits for one."""

import json

from sqlalchemy import select

from voice_app.calls import Call, CallEvent, State
from voice_app.campaigns import is_being_placed
from voice_app.wiring import open_tools


def walked(command, settings):
    done = command("walk", "property", settings=settings)
    assert done.exit_code == 0, done.output
    return done.stdout.strip()


def test_a_walked_call_rings_and_is_not_being_placed(command, stored):
    call_id = walked(command, stored)
    with open_tools(stored) as tools, tools.sessions.begin() as session:
        assert not is_being_placed(session, call_id)
        assert session.get_one(Call, call_id).state == State.RINGING
        happened = session.scalars(
            select(CallEvent.kind).where(CallEvent.call_id == call_id).order_by(CallEvent.id)
        ).all()
        assert happened == ["armed", "placed"]


def test_a_stop_calls_a_walked_call_back_in(command, stored):
    call_id = walked(command, stored)
    told = json.loads(command("stop", "07700 900001", "--json", settings=stored).stdout)
    assert told["calls_stopped"] == 1
    with open_tools(stored) as tools, tools.sessions.begin() as session:
        assert session.get_one(Call, call_id).state == State.CANCELLED
