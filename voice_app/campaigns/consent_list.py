"""A list of consents comes in without contacts: the ledger alone grows. Every row is accounted for."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from suppression import Number
from voice_app.calls import CallTools
from voice_app.campaigns.consent import Basis, Collected, Method, Scope
from voice_app.campaigns.consents import add_consents
from voice_app.campaigns.lists.contacts import Reading
from voice_app.campaigns.lists.csv_rows import Row
from voice_app.campaigns.lists.evidence import check_complete
from voice_app.campaigns.lists.faults import FileFaulty
from voice_app.campaigns.lists.fields import Known
from voice_app.campaigns.lists.mapping import map_columns
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.reader import RowReader
from voice_app.campaigns.lists.reading import Agreement, Faulty, Minor, Person
from voice_app.campaigns.lists.source import open_list
from voice_app.campaigns.new_consent import ConsentFaulty, NewConsent
from voice_app.moments import in_london


@dataclass(frozen=True, slots=True)
class FaultyConsent:
    """A row that is not taken in, by its number in the file, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ConsentReceipt:
    """rows = new + known + not_given + uncallable + minors + faulty."""

    rows: int
    new: int
    known: int  # the same fact was in the ledger, or stood further up in the file
    not_given: int  # the row says that nothing was agreed to
    uncallable: int  # numbers of a kind that is never called
    minors: int
    faulty: tuple[FaultyConsent, ...]


@dataclass(slots=True)
class ConsentList:
    """A file that lies open. Its rows come once."""

    _plan: Plan
    _rows: Iterator[Row]

    def take_in(self, session: Session, tools: CallTools, who: str, now: datetime) -> ConsentReceipt:
        """Add every good row to the ledger, in the caller's transaction. Raises FileFaulty, NotEnrolled."""
        counted, faulty = Counter[str](), list[FaultyConsent]()
        new = add_consents(session, tools, self._consents(counted, faulty), now, who, None)
        return ConsentReceipt(
            rows=sum(counted.values()) + len(faulty),
            new=new,
            known=counted["given"] - new,
            not_given=counted["not given"],
            uncallable=counted["uncallable"],
            minors=counted["minor"],
            faulty=tuple(faulty),
        )

    def _consents(self, counted: Counter[str], faulty: list[FaultyConsent]) -> Iterator[NewConsent]:
        read = RowReader(self._plan).read
        for row, cells in self._rows:
            match read(cells):
                case Person(number, _, _, Agreement() as agreement):
                    try:
                        yield _consent(number, self._plan.client_id, agreement)
                        counted["given"] += 1
                    except ConsentFaulty as wrong:
                        faulty.append(FaultyConsent(row, str(wrong)))
                case Faulty(faults):
                    reasons = (f"{fault.reason} {fault.how_to_fix}" for fault in faults)
                    faulty.append(FaultyConsent(row, " ".join(dict.fromkeys(reasons))))
                case Person():
                    counted["not given"] += 1
                case Minor():
                    counted["minor"] += 1
                case _:
                    counted["uncallable"] += 1


@contextmanager
def open_consents(path: Path, client_id: str, reading: Reading, now: datetime) -> Iterator[ConsentList]:
    """Consents to calls for this client. Raises FileFaulty for what is wrong with the whole file, and OSError."""
    with open_list(path, reading.sheet) as (source, rows):
        columns = map_columns(source.heading, (), reading.told)
        check_complete(columns, reading.evidence)
        if columns.place(Known.CONSENT_AT) is None and not reading.evidence.given_at:
            raise FileFaulty(
                "Nothing tells when these people consented: the file needs a column consent_at, or --consent FILE "
                "with a line given_at."
            )
        plan = Plan(
            list_id="", client_id=client_id, client_name="", who="", now=now, today=in_london(now).date(),
            width=len(source.heading), columns=columns, fields=(), evidence=reading.evidence,
        )  # fmt: skip
        yield ConsentList(plan, rows)


def _consent(number: Number, client_id: str, told: Agreement) -> NewConsent:
    terms = told.terms
    return NewConsent(
        number=number,
        client_id=client_id,
        named=terms.named,
        topic=terms.topic,
        wording=terms.wording,
        wording_version=terms.version,
        source=terms.source,
        given_at=told.given_at,
        method=Method(terms.method),
        scope=Scope(terms.scope),
        basis=Basis(terms.basis),
        collected_by=Collected(terms.collected_by),
        person=told.person,
        expires_at=told.expires_at,
    )
