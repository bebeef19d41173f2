"""What a webhook may reach for: made once by wiring, read from the app."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import psycopg
from flask import current_app
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

import suppression
from voice_app.calls import AutocommitConnection, CallTools
from voice_app.telephony.signed import Guard

EXTENSION = "telephony"


@dataclass(frozen=True, slots=True)
class TelephonyTools:
    """The means of the carrier's door."""

    engine: Engine
    sessions: sessionmaker[Session]
    now: Callable[[], datetime]
    guard: Guard
    calls: CallTools
    journal: suppression.Journal
    public_base_url: str
    carrier_api: str
    from_number: str
    company: str
    company_contact: str

    @contextmanager
    def autocommit(self) -> Iterator[AutocommitConnection | None]:
        """A connection on which each statement commits by itself; None on SQLite."""
        if self.engine.dialect.name != "postgresql":
            yield None
            return
        pooled = self.engine.raw_connection()
        driver: Any = pooled.driver_connection
        try:
            driver.autocommit = True
            yield AutocommitConnection(driver)
        finally:
            try:
                driver.autocommit = False
            except psycopg.Error:  # it goes back to the pool as it came, or not at all
                pooled.invalidate()
            pooled.close()


def tools() -> TelephonyTools:
    """The tools of the app that serves this request."""
    return cast(TelephonyTools, current_app.extensions[EXTENSION])
