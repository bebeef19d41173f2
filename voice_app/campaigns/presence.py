"""Which processes are there: each says so every few seconds."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.campaigns.tables import Presence

GONE = timedelta(seconds=15)  # unheard of for so long


def note_present(session: Session, name: str, now: datetime) -> None:
    """`name` is there now."""
    session.merge(Presence(name=name, seen_at=now))


def who_is_present(session: Session, now: datetime) -> tuple[str, ...]:
    """The names heard of lately."""
    lately = select(Presence.name).where(Presence.seen_at.between(now - GONE, now + GONE))
    return tuple(session.scalars(lately.order_by(Presence.name)))
