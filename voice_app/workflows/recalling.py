"""After an opt-out that came in another way than on the call: calls that wait, ring or talk are called back in.

Whoever opts out is told that it is done only after this: a call that is just being placed is waited for, at most
as long as the carrier may take to answer, and then hung up.
"""

import time

from voice_app.calls import Event, Kind, handle
from voice_app.campaigns import is_being_placed, to_recall
from voice_app.workflows.tools import Dialler

_CARRIER_ANSWERS_S = 7.0  # longer than the carrier client's own time limit
_LOOK_EVERY_S = 0.1


def recall(dialler: Dialler, fingerprint: str) -> int:
    """Call back every call to this number; how many there were."""
    with dialler.sessions.begin() as session:
        call_ids = to_recall(session, fingerprint)
    for call_id in call_ids:
        _wait_until_placed(dialler, call_id)
        with dialler.sessions.begin() as session:
            handle(session, call_id, Event(Kind.RECALLED, "recalled"), dialler.tools.calls, dialler.now())
    return len(call_ids)


def _wait_until_placed(dialler: Dialler, call_id: str) -> None:
    end = time.monotonic() + _CARRIER_ANSWERS_S
    while time.monotonic() < end:
        with dialler.sessions.begin() as session:
            if not is_being_placed(session, call_id):
                return
        time.sleep(_LOOK_EVERY_S)
