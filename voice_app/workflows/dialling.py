"""One attempt to reach one contact: reserve, arm, place, and see to its end. Each step may run again after a crash.

Between `arm` and the carrier's answer nothing is known; a worker that died there left the call armed, and the step
that runs again finds it so and turns it into "unknown": it is looked for, and never placed a second time.
"""

from datetime import datetime

from sqlalchemy import select

import suppression
from voice_app.calls import NUMBER, RESTING, Call, Event, Kind, Placing, State, handle
from voice_app.campaigns import AGAIN, CallOrder, Refused, arm, reserve
from voice_app.logs import logger
from voice_app.workflows.found_recordings import take_up_recordings
from voice_app.workflows.outbox import LAST_LOOK
from voice_app.workflows.tools import Dialler


def reserve_call(dialler: Dialler, contact_id: str, attempt: int) -> str | None:
    """The id of the call that the gate allowed, or None."""
    with dialler.sessions.begin() as session:
        answer = reserve(session, contact_id, attempt, dialler.tools, dialler.now())
    if isinstance(answer, Refused):
        logger().info("gate refused", reason=", ".join(verdict.rule for verdict in answer.reasons) or "too late")
        return None
    return answer.call_id


def place_call(dialler: Dialler, call_id: str) -> None:
    """Arm the call and ask the carrier once; afterwards look again whether the number was suppressed meanwhile."""
    with dialler.sessions.begin() as session:
        order = arm(session, call_id, dialler.tools, dialler.now())
    if order is None:
        return
    placing = dialler.phone.place(call_id, order.number.e164, order.time_limit_s)
    _take_down(dialler, order, placing)


def _take_down(dialler: Dialler, order: CallOrder, placing: Placing) -> None:
    again = AGAIN if placing.again else ""
    event = Event(placing.kind, f"placing {placing.kind}{again}", carrier_id=placing.carrier_id)
    with dialler.sessions.begin() as session:
        handle(session, order.call_id, event, dialler.tools.calls, dialler.now())
        call = session.get_one(Call, order.call_id)
        if call.state in RESTING:
            return
        dialler.outbox.reconcile(session, order.call_id)
        suppression.lock(session, call.fingerprint)
        if suppression.standing(session, call.fingerprint, call.client_id):
            handle(session, call.id, Event(Kind.RECALLED, "recalled"), dialler.tools.calls, dialler.now())


def settle_call(dialler: Dialler, call_id: str, look: int) -> None:
    """Learn from the carrier what no webhook told; look again later while the call is not at rest."""
    with dialler.sessions.begin() as session:
        call = session.get_one(Call, call_id)
        state, carrier_id, since = State(call.state), call.carrier_id, call.armed_at or call.created_at
        number = dialler.tools.calls.number_keys.open(call.sealed_number, NUMBER).e164
    if state in RESTING:
        take_up_recordings(dialler, call_id, look)
        return
    if state is State.RESERVED:
        event = Event(Kind.REFUSED, "forgotten before the dial") if look >= LAST_LOOK else None
    else:
        event = _learn(dialler, carrier_id, number, since, look)
    with dialler.sessions.begin() as session:
        if event:
            handle(session, call_id, event, dialler.tools.calls, dialler.now())
        at_rest = session.get_one(Call, call_id).state in RESTING
        if not at_rest and look < LAST_LOOK:
            dialler.outbox.reconcile(session, call_id, look + 1)
    if at_rest:
        take_up_recordings(dialler, call_id, look)


def _learn(dialler: Dialler, carrier_id: str | None, number: str, since: datetime, look: int) -> Event | None:
    if carrier_id:
        ended = dialler.phone.ended_as(carrier_id)
        return Event(ended, f"looked {ended}", carrier_id=carrier_id) if ended else None
    found = dialler.phone.find(number, since)
    if found is None:
        return None
    with dialler.sessions.begin() as session:
        taken = set(session.scalars(select(Call.carrier_id).where(Call.carrier_id.in_(found))))
    if ours := [name for name in found if name not in taken]:
        return Event(Kind.PLACED, "looked and found", carrier_id=ours[0])
    looks = len(dialler.outbox.settle_after)
    return Event(Kind.NOT_FOUND, "looked and found nothing") if look + 1 >= looks else None


def hang_up_call(dialler: Dialler, call_id: str, tries: int) -> None:
    """End the call at the carrier; tried again until the carrier is sure."""
    with dialler.sessions.begin() as session:
        carrier_id = session.get_one(Call, call_id).carrier_id
    if carrier_id and dialler.phone.hang_up(carrier_id):
        return
    if tries < LAST_LOOK:
        with dialler.sessions.begin() as session:
            dialler.outbox.hang_up(session, call_id, tries + 1)
