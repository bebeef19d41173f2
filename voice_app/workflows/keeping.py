"""A finished recording on its way home: transfer, verify, erase at the carrier; and the purge at 180 days.

A fault that may pass is tried again later, from the beginning and for as long as it takes: nothing is erased at
the carrier meanwhile. One that will not pass leaves the recording to a person.
"""

import recordings
from recordings import NotYet, RecordingFault
from voice_app.logs import logger
from voice_app.workflows.tools import Keeper

STEPS = ("transfer", "verify", "erase")


def take_step(keeper: Keeper, step: str, recording_id: str, tries: int) -> bool:
    """One step; whether the next may follow. A fault that may pass asks for another try in the same breath."""
    try:
        _take(keeper, step, recording_id)
    except NotYet as wait:
        logger().warning("recording waits", recording=recording_id, step=step, tries=tries, error=type(wait).__name__)
        with keeper.sessions.begin() as session:
            keeper.outbox.store_recording(session, recording_id, tries + 1)
        return False
    except RecordingFault as fault:
        logger().error("recording needs a person", recording=recording_id, step=step, error=type(fault).__name__)
        return False
    logger().info("recording step done", recording=recording_id, step=step)
    return True


def _take(keeper: Keeper, step: str, recording_id: str) -> None:
    sessions, source, vault, now = keeper.sessions, keeper.source, keeper.vault, keeper.now()
    match step:
        case "transfer":
            recordings.transfer(sessions, recording_id, source=source, vault=vault, now=now)
        case "verify":
            recordings.verify(sessions, recording_id, vault=vault, now=now)
        case "erase":
            recordings.erase(sessions, recording_id, source=source, now=now)


def discard(keeper: Keeper, carrier_id: str, tries: int) -> None:
    """Erase at the carrier a recording that the person objected to; it never comes to us."""
    try:
        keeper.source.erase(carrier_id)
    except NotYet:
        with keeper.sessions.begin() as session:
            keeper.outbox.discard_recording(session, carrier_id, tries + 1)
    except RecordingFault as fault:
        logger().error("recording not discarded", error=type(fault).__name__, tries=tries)


def purge(keeper: Keeper) -> int:
    """Delete every recording past its 180 days that is not held; how many went."""
    with keeper.sessions.begin() as session:
        due = recordings.expire_due(session, keeper.now())
    gone = 0
    for recording_id in due:
        try:
            recordings.delete(keeper.sessions, recording_id, source=keeper.source, vault=keeper.vault, now=keeper.now())
            gone += 1
        except RecordingFault as wait:
            logger().warning("recording not deleted yet", recording=recording_id, error=type(wait).__name__)
    logger().info("purge done", count=gone)
    return gone
