"""Is this process alive, and may it serve? For load balancers; tells nothing about anybody."""

from dataclasses import dataclass
from typing import cast

from flask import Blueprint, Response, current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

import suppression

door = Blueprint("health", __name__)


@dataclass(frozen=True, slots=True)
class HealthTools:
    """What the checks look at."""

    sessions: sessionmaker[Session]
    journal: suppression.Journal


@door.before_request
def open_to_all() -> None:
    """Guard by intent: these pages hold nothing that needs one."""


@door.get("/healthz")
def alive() -> Response:
    return Response("alive\n", mimetype="text/plain")


@door.get("/readyz")
def ready() -> Response:
    """200 when the database answers and no opt-out waits in the journal, else 503 with the reason."""
    tools = cast(HealthTools, current_app.extensions["health"])
    if not tools.journal.is_empty():
        return Response("opt-outs wait in the journal\n", 503, mimetype="text/plain")
    try:
        with tools.sessions.begin() as session:
            session.execute(text("select 1"))
    except SQLAlchemyError:
        return Response("the database does not answer\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
