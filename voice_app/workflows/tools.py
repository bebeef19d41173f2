"""What the worker's workflows reach for: made once by wiring."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session, sessionmaker

import recordings
from voice_app.campaigns import DialTools
from voice_app.workflows.outbox import Outbox
from voice_app.workflows.phone import Phone


@dataclass(frozen=True, slots=True)
class Dialler:
    """The means of placing calls and seeing to their end."""

    sessions: sessionmaker[Session]
    now: Callable[[], datetime]
    tools: DialTools
    phone: Phone
    outbox: Outbox


@dataclass(frozen=True, slots=True)
class Keeper:
    """The means of bringing recordings home."""

    sessions: sessionmaker[Session]
    now: Callable[[], datetime]
    outbox: Outbox
    vault: recordings.Vault
    source: recordings.Source
