"""What was forgotten: calls that moved no more and recordings that are not safe, found by their own rows.

Durable work is taken up by the worker that had it. One that never comes back leaves rows; the sweep sees to them.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

import recordings
from voice_app.calls import ACTIVE, Call
from voice_app.workflows.outbox import Outbox

FORGOTTEN = timedelta(minutes=30)  # later than every look of a settled pace, and than any talk of a script's minutes
EVERY = timedelta(minutes=10)


def sweep(session: Session, outbox: Outbox, now: datetime) -> int:
    """Ask for another look at everything forgotten; how much there was. Asking twice within ten minutes is once."""
    before, when = now - FORGOTTEN, f"{now:%Y%m%d%H}{now.minute // 10}"
    calls = session.scalars(select(Call.id).where(Call.state.in_(ACTIVE), Call.created_at < before)).all()
    for call_id in calls:
        outbox.sweep_call(session, call_id, when)
    unsafe = recordings.unfinished(session, before)
    for recording_id in unsafe:
        outbox.sweep_recording(session, recording_id, when)
    return len(calls) + len(unsafe)
