"""What people still owe the called: read and closed by staff. A session is lent; nothing here commits."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.calls.tables import Call, Ticket


@dataclass(frozen=True, slots=True)
class Owed:
    """An open ticket, with the sealed number of whom it is owed to."""

    id: int
    kind: str
    detail: str
    client_id: str
    call_id: str
    sealed_number: bytes
    opened_at: datetime


def open_tickets(session: Session) -> tuple[Owed, ...]:
    """Every open ticket, oldest first."""
    rows = session.execute(
        select(Ticket, Call.sealed_number)
        .join(Call, Call.id == Ticket.call_id)
        .where(Ticket.closed_at.is_(None))
        .order_by(Ticket.id)
    )
    return tuple(
        Owed(row.id, row.kind, row.detail, row.client_id, row.call_id, number, row.opened_at) for row, number in rows
    )


def close_ticket(session: Session, ticket_id: int, now: datetime) -> bool:
    """Close one; False when there is no such open ticket."""
    ticket = session.get(Ticket, ticket_id, with_for_update=True)
    if ticket is None or ticket.closed_at is not None:
        return False
    ticket.closed_at = now
    return True
