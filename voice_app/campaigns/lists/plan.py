"""How the rows of one list are read, and for whom: decided once, and the same for every row."""

from dataclasses import dataclass
from datetime import date, datetime

from scripts import ContactField
from voice_app.campaigns.lists.evidence import Evidence
from voice_app.campaigns.lists.mapping import Columns


@dataclass(frozen=True, slots=True)
class Plan:
    """`now` is aware and UTC, `today` is the day in London. It is pickled for the processes that read."""

    list_id: str  # under which the list comes in, if it does
    client_id: str
    client_name: str
    who: str
    now: datetime
    today: date
    width: int  # of the heading
    columns: Columns
    fields: tuple[ContactField, ...]  # the script's; nothing else of a row is kept
    evidence: Evidence
