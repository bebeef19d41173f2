"""The consent that one row tells of, from its own cells and from what was told for all rows."""

from collections.abc import Sequence
from datetime import datetime

from voice_app.campaigns.lists.cells import clean
from voice_app.campaigns.lists.dates import read_moment
from voice_app.campaigns.lists.evidence import read_word
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.fields import Known
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.reading import Agreement, Terms
from voice_app.campaigns.lists.terms import TermsReader

DATE_HOW = "Write the date as 2026-11-23 or 23/11/2026."
GIVEN, EXPIRES, PERSON = Known.CONSENT_AT, Known.CONSENT_EXPIRES, Known.CONSENT_PERSON


class AgreementReader:
    """Reads the consent of each row of one list; None where a row tells of none."""

    def __init__(self, plan: Plan) -> None:
        self._now, self._terms = plan.now, TermsReader(plan)
        self._answer = plan.columns.place(Known.CONSENT_GIVEN)
        self._places = {known: plan.columns.place(known) for known in (GIVEN, EXPIRES, PERSON)}
        self._usual = {GIVEN: plan.evidence.given_at, EXPIRES: plan.evidence.expires, PERSON: ""}
        self._never = self._answer is None and self._places[GIVEN] is None and not plan.evidence.given_at

    def read(self, cells: Sequence[str], faults: list[RowFault]) -> Agreement | None:
        """What the row agreed to; adds to `faults` what has to be mended in it."""
        if self._never:
            return None
        given = self._cell(GIVEN, cells)
        if not (given if self._answer is None else self._is_yes(cells[self._answer], faults)):
            return None
        terms = self._terms.read(cells)
        given_at = self._given_at(given, faults)
        expires_at = _expires_at(self._cell(EXPIRES, cells), given_at, faults)
        if not isinstance(terms, Terms):
            faults.extend(terms)
            return None
        return Agreement(terms, given_at, expires_at, self._cell(PERSON, cells)) if given_at else None

    def _is_yes(self, cell: str, faults: list[RowFault]) -> bool:
        answer = read_word("given", clean(cell))
        if answer is None:
            faults.append(RowFault("The answer to the consent cannot be read.", "Write yes or no."))
        return bool(answer)

    def _cell(self, known: Known, cells: Sequence[str]) -> str:
        place = self._places[known]
        return (clean(cells[place]) if place is not None else "") or self._usual[known]

    def _given_at(self, text: str, faults: list[RowFault]) -> datetime | None:
        given_at = read_moment(text) if text else None
        if not text:
            faults.append(RowFault("The date of the consent is missing.", f"{DATE_HOW} Or answer no."))
        elif given_at is None:
            faults.append(RowFault("The date of the consent cannot be read.", DATE_HOW))
        elif given_at > self._now:
            faults.append(RowFault("The date of the consent lies in the future.", DATE_HOW))
        return given_at


def _expires_at(text: str, given_at: datetime | None, faults: list[RowFault]) -> datetime | None:
    if not text:
        return None
    expires_at = read_moment(text)
    if expires_at is None:
        faults.append(RowFault("The day on which the consent expires cannot be read.", DATE_HOW))
    elif given_at is not None and expires_at <= given_at:
        faults.append(RowFault("The consent would expire before it was given.", "Mend one of the two dates."))
    return expires_at
