"""How long the person on the line waited for our first words, as far as it is known at our end.

Timed from the moment the carrier's question reached this process until our whole answer was handed to the socket. The
time on the wire, and the time the carrier takes to speak, are not in it. It is written down after the answer has
gone, so that it costs nobody a wait.
"""

import time
from datetime import datetime

from flask import Flask, Response, g, request
from sqlalchemy import insert, literal, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from voice_app.calls import Call
from voice_app.campaigns import FirstWords
from voice_app.logs import logger
from voice_app.telephony.tools import tools

_ENDPOINT = "telephony.answered"


def time_first_words(app: Flask) -> None:
    """Have every answer to "the callee picked up" timed."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    if request.endpoint == _ENDPOINT:
        g.asked_at = time.perf_counter()


def _end(answer: Response) -> Response:
    call_id, asked_at = g.get("call_id"), g.get("asked_at")
    if asked_at is not None and call_id is not None and answer.status_code == 200:
        means = tools()

        def note() -> None:
            try:
                with means.sessions.begin() as session:
                    note_first_words(session, call_id, round(1000 * (time.perf_counter() - asked_at)), means.now())
            except SQLAlchemyError as away:
                logger().warning("first words not noted", call=call_id, error=type(away).__name__)

        answer.call_on_close(note)
    return answer


def note_first_words(session: Session, call_id: str, ms: int, now: datetime) -> None:
    """Write it down for a call of ours, the first time it is told; a repeated question changes nothing."""
    known = select(FirstWords.call_id).where(FirstWords.call_id == call_id).exists()
    ours = select(Call.id, literal(ms), literal(now)).where(Call.id == call_id, ~known)
    session.execute(insert(FirstWords).from_select(["call_id", "ms", "at"], ours))
