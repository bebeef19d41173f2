"""What must be on file before anybody is called for a client (law R30-R33, R06, R07). Pure.

Of each item the newest note stands; a note without a value takes the item back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import suppression
from voice_app.campaigns.sub_processors import list_at

LINES = frozenset({suppression.Kind.GEOGRAPHIC, suppression.Kind.UK_WIDE, suppression.Kind.FREEPHONE})  # law R20
_OLD = "version {found} of the sub-processor list was accepted, and version {wanted} stands"


class Item(StrEnum):
    """The notes of the checklist. The spoken name and the contact are the client's own columns."""

    DPA = "dpa"
    SUB_PROCESSORS = "sub_processors"
    DPIA = "dpia"
    LAWFUL_BASIS = "lawful_basis"
    LINE = "line"


MEANINGS = {
    Item.DPA: "data-processing agreement, signed (UK GDPR Art 28(3))",
    Item.SUB_PROCESSORS: "version of our sub-processor list that the client has accepted (Art 28(2))",
    Item.DPIA: "data-protection impact assessment (Art 35)",
    Item.LAWFUL_BASIS: "evidence of the client's lawful basis (Art 6, PECR reg 19)",
    Item.LINE: "calling line that is presented, with proof that the client or we may use it (PECR reg 19(2)(b))",
}
_EXAMPLES = {
    Item.DPA: "DPA-2026-014",
    Item.DPIA: "DPIA-2026-003",
    Item.LAWFUL_BASIS: '"opt-in form 12, checked on 3 November 2026"',
    Item.LINE: '"01632 960000, letter of authority of 2 November 2026"',
}


@dataclass(frozen=True, slots=True)
class Noted:
    """One item as it stands. `record` is the id of its row."""

    record: int
    value: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Missing:
    """An item that is not in order, why, and the command that mends it."""

    item: str
    what: str
    act: str


@dataclass(frozen=True, slots=True)
class Line:
    """A calling line, and the proof that it may be presented (General Condition C6)."""

    number: suppression.Number
    proof: str


@dataclass(frozen=True, slots=True)
class Onboarding:
    """A client with its checklist, as it stood at a moment."""

    id: str
    name: str
    contact: str
    notes: Mapping[Item, Noted]

    @property
    def line(self) -> Line | None:
        """The line on file, or None."""
        noted = self.notes.get(Item.LINE)
        return read_line(noted.value) if noted else None


def read_line(text: str) -> Line | None:
    """A line as it is noted, "01632 960000, letter of authority…"; None when it is not both."""
    number, _, proof = text.partition(",")
    try:
        line = Line(suppression.parse_number(number), " ".join(proof.split()))
    except suppression.NotANumber:
        return None
    return line if line.proof else None


def missing_from(client: Onboarding, at: datetime) -> tuple[Missing, ...]:
    """What stands between this client and its first call; nothing when all is there."""
    gaps = [Missing(item, what, act_for(client.id, item, at)) for item, what in _gaps(client, at)]
    if not client.name.strip():
        gaps.append(Missing("name", "the name spoken in the opening", "Add the client anew, with --name."))
    if not client.contact.strip():
        gaps.append(Missing("contact", "the freephone number or postal address spoken in the opening (PECR reg 24)",
                            "Add the client anew, with --contact."))  # fmt: skip
    return tuple(gaps)


def _gaps(client: Onboarding, at: datetime) -> list[tuple[Item, str]]:
    gaps = [(item, MEANINGS[item]) for item in Item if item not in client.notes]
    accepted, wanted = client.notes.get(Item.SUB_PROCESSORS), list_at(at).version
    if accepted and accepted.value != wanted:
        gaps.append((Item.SUB_PROCESSORS, _OLD.format(found=accepted.value, wanted=wanted)))
    return gaps


def act_for(client_id: str, item: Item, at: datetime) -> str:
    """The command that notes this item."""
    value = _EXAMPLES.get(item) or list_at(at).version
    return f"voice-app client note {client_id} {item} {value} --by NAME"
