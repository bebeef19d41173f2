"""A client's checklist in the database: rows are added, the newest of an item stands."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.campaigns.checklist import (
    LINES,
    MEANINGS,
    Item,
    Missing,
    Noted,
    Onboarding,
    act_for,
    missing_from,
    read_line,
)
from voice_app.campaigns.enrol import NotEnrolled
from voice_app.campaigns.sub_processors import list_at
from voice_app.campaigns.tables import Client, ClientRecord

__all__ = ["Item", "Missing", "missing", "note", "onboarding_of"]


def note(session: Session, client_id: str, item: Item, value: str, who: str, now: datetime) -> Noted:
    """Put an item on file; an empty `value` takes it back. Raises NotEnrolled when it cannot be right."""
    if session.get(Client, client_id) is None:
        raise NotEnrolled(f"There is no client {client_id}. Add one with: voice-app client add")
    if not who.strip():
        raise NotEnrolled("Say who notes it: --by NAME.")
    row = ClientRecord(client_id=client_id, item=item, value=_checked(item, value, now), noted_by=who.strip(), at=now)
    session.add(row)
    session.flush()
    return _noted(row)


def missing(session: Session, client: Client, at: datetime) -> tuple[Missing, ...]:
    """What stands between this client and its first call, as things stood at `at`."""
    return missing_from(onboarding_of(session, client, at), at)


def onboarding_of(session: Session, client: Client, until: datetime | None = None) -> Onboarding:
    """The client with what is on file; `until` leaves out what was noted later."""
    rows = select(ClientRecord).where(ClientRecord.client_id == client.id).order_by(ClientRecord.at, ClientRecord.id)
    if until is not None:
        rows = rows.where(ClientRecord.at <= until)
    newest = {row.item: row for row in session.scalars(rows)}
    notes = {item: _noted(row) for item in Item if (row := newest.get(item)) is not None and row.value}
    return Onboarding(client.id, client.name, client.contact, notes)


def _checked(item: Item, value: str, now: datetime) -> str:
    text = " ".join(value.split())
    if text and item is Item.LINE:
        return _checked_line(text, now)
    wanted = list_at(now).version
    if text and item is Item.SUB_PROCESSORS and text != wanted:
        raise NotEnrolled(f"Version {wanted} of the sub-processor list stands: the client must have accepted that one.")
    return text


def _checked_line(text: str, now: datetime) -> str:
    line = read_line(text)
    if line is None:
        raise NotEnrolled(f"Give the {MEANINGS[Item.LINE]}. Such as: {act_for('CLIENT', Item.LINE, now)}")
    if line.number.kind not in LINES:
        raise NotEnrolled(f"A {line.number.kind} number may not be presented: 01, 02, 03, 0800 and 0808 may (law: C6).")
    return f"{line.number.e164}, {line.proof}"


def _noted(row: ClientRecord) -> Noted:
    return Noted(row.id, row.value, row.noted_by, row.at)
