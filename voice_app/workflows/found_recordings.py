"""Recordings that no callback told of: once a call that was recorded is over, the carrier is asked what it has.

Else they would stay there for ever. What was told already is the same happening again, and changes nothing.
"""

from voice_app.calls import Call, handle, recording_ready
from voice_app.workflows.outbox import LAST_LOOK
from voice_app.workflows.tools import Dialler


def take_up_recordings(dialler: Dialler, call_id: str, look: int) -> None:
    """Take up what the carrier has of an ended call; look again later while that is not certain."""
    with dialler.sessions.begin() as session:
        call = session.get_one(Call, call_id)
        carrier_id, recorder = call.carrier_id, call.recorder
    if carrier_id is None or recorder == "off":
        return
    found = dialler.phone.recorded(carrier_id)
    with dialler.sessions.begin() as session:
        for made in found or ():
            handle(session, call_id, recording_ready(made, carrier_id), dialler.tools.calls, dialler.now())
        if found is None and look < LAST_LOOK:
            dialler.outbox.reconcile(session, call_id, look + 1)
