"""What is on file about a client, its campaign and the operator's choices, by one statement: read before every dial."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from voice_app.campaigns.checklist import Item, Noted, Onboarding
from voice_app.campaigns.gate import Approval
from voice_app.campaigns.life import State
from voice_app.campaigns.operator import Choice, Chosen
from voice_app.campaigns.tables import CampaignEvent, Client, ClientRecord, OperatorChoice

_NOTE, _EVENT, _CHOICE = "note", "event", "choice"
_NOTES = select(
    literal(_NOTE).label("paper"), ClientRecord.id, ClientRecord.item.label("name"), ClientRecord.value,
    ClientRecord.noted_by.label("who"), literal("").label("reason"), ClientRecord.at,
).where(ClientRecord.client_id == bindparam("client"))  # fmt: skip
_EVENTS = select(
    literal(_EVENT), CampaignEvent.id, CampaignEvent.kind, CampaignEvent.became, CampaignEvent.who, CampaignEvent.why,
    CampaignEvent.at,
).where(CampaignEvent.campaign_id == bindparam("campaign"))  # fmt: skip
_CHOICES = select(
    literal(_CHOICE), OperatorChoice.id, OperatorChoice.name, OperatorChoice.value, OperatorChoice.chosen_by,
    OperatorChoice.reason, OperatorChoice.at,
).where(OperatorChoice.name == Choice.ALLOW_SOFT_OPT_IN_CALLS)  # fmt: skip
_ALL = union_all(_NOTES, _EVENTS, _CHOICES)


class _Row(NamedTuple):
    paper: str
    id: int
    name: str
    value: str
    who: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Papers:
    """What stands, or stood. `state` is the campaign's by its events; None: it has none."""

    client: Onboarding
    state: str | None
    approval: Approval | None
    soft_opt_in: Chosen | None


def read_papers(session: Session, client: Client, campaign_id: str, until: datetime | None) -> Papers:
    """As they stand, or stood at `until`."""
    found = session.connection().execute(_ALL, {"client": client.id, "campaign": campaign_id})
    rows = [_Row(*row) for row in found]
    rows = sorted((row for row in rows if until is None or row.at <= until), key=lambda row: (row.at, row.id))
    events = [row for row in rows if row.paper == _EVENT]
    approved = next((row for row in reversed(events) if row.value == State.APPROVED), None)
    choice = next((row for row in reversed(rows) if row.paper == _CHOICE), None)
    return Papers(
        client=Onboarding(client.id, client.name, client.contact, _notes(rows)),
        state=events[-1].value if events else None,
        approval=Approval(approved.id, approved.at) if approved else None,
        soft_opt_in=Chosen(choice.id, choice.value, choice.who, choice.reason, choice.at) if choice else None,
    )


def _notes(rows: Iterable[_Row]) -> Mapping[Item, Noted]:
    newest = {row.name: row for row in rows if row.paper == _NOTE}
    return {
        item: Noted(row.id, row.value, row.who, row.at)
        for item in Item
        if (row := newest.get(item)) is not None and row.value
    }
