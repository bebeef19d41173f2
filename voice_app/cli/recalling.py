"""After `stop`: the calls that were queued or ringing are called back in before the person is told that it is done."""

import time

from voice_app.calls import Event, Kind, handle
from voice_app.campaigns import is_being_placed, to_recall
from voice_app.wiring import Tools

_CARRIER_ANSWERS_S = 7.0  # longer than the carrier client's own time limit
_LOOK_EVERY_S = 0.1


def recall(tools: Tools, fingerprint: str) -> int:
    """Call back every call to this number; how many there were. Waits for one that is just being placed."""
    with tools.sessions.begin() as session:
        call_ids = to_recall(session, fingerprint)
    for call_id in call_ids:
        _wait_until_placed(tools, call_id)
        with tools.sessions.begin() as session:
            handle(session, call_id, Event(Kind.RECALLED, "recalled"), tools.calls, tools.now())
    return len(call_ids)


def _wait_until_placed(tools: Tools, call_id: str) -> None:
    end = time.monotonic() + _CARRIER_ANSWERS_S
    while time.monotonic() < end:
        with tools.sessions.begin() as session:
            if not is_being_placed(session, call_id):
                return
        time.sleep(_LOOK_EVERY_S)
