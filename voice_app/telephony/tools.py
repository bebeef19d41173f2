"""What a webhook may reach for: made once by wiring, read from the app."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import current_app
from sqlalchemy.orm import Session, sessionmaker

import suppression
from voice_app.calls import CallTools
from voice_app.telephony.signed import Guard

EXTENSION = "telephony"


@dataclass(frozen=True, slots=True)
class TelephonyTools:
    """The means of the carrier's door."""

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


def tools() -> TelephonyTools:
    """The tools of the app that serves this request."""
    return cast(TelephonyTools, current_app.extensions[EXTENSION])
