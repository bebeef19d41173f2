"""The consent that one row tells of, from its own cells and from what was told for all rows."""

from collections.abc import Sequence
from datetime import datetime

from voice_app.campaigns.lists.cells import clean
from voice_app.campaigns.lists.dates import read_moment
from voice_app.campaigns.lists.evidence import COLUMN_OF, WORDS, read_word
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.fields import Known
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.reading import Agreement

TEXTS = ("named", "topic", "wording", "version", "method", "source", "scope", "basis", "collected_by")
LONGEST = 4_000  # characters of a wording
DATE_HOW = "Write the date as 2026-11-23 or 23/11/2026."


class AgreementReader:
    """Reads the consent of each row of one list; None where a row tells of none."""

    def __init__(self, plan: Plan) -> None:
        self._now = plan.now
        self._given = plan.columns.place(Known.CONSENT_GIVEN)
        self._person = plan.columns.place(Known.CONSENT_PERSON)
        self._sources = {name: (plan.columns.place(column), getattr(plan.evidence, name))
                         for name, column in COLUMN_OF.items()}  # fmt: skip
        self._never = self._given is None and self._sources["given_at"] == (None, "")
        self._same = {name: self._text(name, ()) for name in TEXTS if self._sources[name][0] is None}

    def read(self, cells: Sequence[str], faults: list[RowFault]) -> Agreement | None:
        """What the row agreed to; adds to `faults` what has to be mended in it."""
        if self._never or not self._is_given(cells, faults):
            return None
        told = {name: self._same.get(name) or self._text(name, cells) for name in TEXTS}
        for name, value in told.items():
            if not value:
                faults.append(self._why(name, cells))
        given_at = self._given_at(cells, faults)
        expires_at = self._expires_at(cells, given_at, faults)
        person = clean(cells[self._person]) if self._person is not None else ""
        if given_at is None or faults:
            return None
        return Agreement(given_at=given_at, expires_at=expires_at, person=person, **told)

    def _is_given(self, cells: Sequence[str], faults: list[RowFault]) -> bool:
        if self._given is None:
            return bool(self._cell("given_at", cells))
        answer = read_word("given", clean(cells[self._given]))
        if answer is None:
            faults.append(RowFault("The answer to the consent cannot be read.", "Write yes or no."))
        return bool(answer)

    def _cell(self, name: str, cells: Sequence[str]) -> str:
        place, usual = self._sources[name]
        own = clean(cells[place]) if place is not None and place < len(cells) else ""
        return own or usual

    def _text(self, name: str, cells: Sequence[str]) -> str:
        value = self._cell(name, cells)
        if name in WORDS:
            return read_word(name, value) or ""
        return value if len(value) <= LONGEST else ""

    def _why(self, name: str, cells: Sequence[str]) -> RowFault:
        what = "named" if name == "named" else name.replace("_", " ")
        if self._cell(name, cells) and name in WORDS:
            words = ", ".join(dict.fromkeys(word for word in WORDS[name].values() if word))
            return RowFault(f"The {what} of the consent cannot be read.", f"Write one of: {words}.")
        if self._cell(name, cells):
            return RowFault(f"The {what} of the consent is longer than {LONGEST:,} characters.", "Shorten it.")
        if name == "named":
            return RowFault("Whom the consent named is missing.", "Write the firm's name as the wording has it.")
        return RowFault(f"The {what} of the consent is missing.", f"Fill in the consent's {what}, or answer no.")

    def _given_at(self, cells: Sequence[str], faults: list[RowFault]) -> datetime | None:
        text = self._cell("given_at", cells)
        given_at = read_moment(text) if text else None
        if not text:
            faults.append(RowFault("The date of the consent is missing.", f"{DATE_HOW} Or answer no."))
        elif given_at is None:
            faults.append(RowFault("The date of the consent cannot be read.", DATE_HOW))
        elif given_at > self._now:
            faults.append(RowFault("The date of the consent lies in the future.", DATE_HOW))
        return given_at

    def _expires_at(self, cells: Sequence[str], given_at: datetime | None, faults: list[RowFault]) -> datetime | None:
        text = self._cell("expires", cells)
        if not text:
            return None
        expires_at = read_moment(text)
        if expires_at is None:
            faults.append(RowFault("The day on which the consent expires cannot be read.", DATE_HOW))
        elif given_at is not None and expires_at <= given_at:
            faults.append(RowFault("The consent would expire before it was given.", "Mend one of the two dates."))
        return expires_at
