"""Consents become rows: sealed, with a fact that makes the same one told twice the same row."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from suppression import NumberKeys
from voice_app.calls import NUMBER, CallTools
from voice_app.campaigns.bulk import insert_rows
from voice_app.campaigns.consent import names
from voice_app.campaigns.new_consent import NewConsent
from voice_app.campaigns.tables import Base, Consent
from voice_app.moments import as_utc

ID_DIGITS = 32
PERSON = "consent.person"  # the context in which the name given with it is sealed
_TOLD = (
    "fingerprint", "client_id", "basis", "scope", "named", "topic", "wording", "wording_version", "method", "source",
    "collected_by", "given_at", "expires_at",
)  # fmt: skip
COLUMNS = (*_TOLD, "fact", "id", "sealed_number", "sealed_person", "list_id", "imported_by", "imported_at")


def write(
    session: Session, consents: Iterable[NewConsent], tools: CallTools, client_names: Mapping[str, str], now: datetime,
    who: str, list_id: str | None,
) -> int:  # fmt: skip
    """Insert those that are not there yet; how many."""
    noted = (list_id, who, now)
    keys = tools.number_keys
    rows = (row_of(each, keys, client_names[each.client_id], noted) for each in consents)
    return insert_rows(session, Base.metadata.tables[Consent.__tablename__], COLUMNS, rows, unique="fact")


def row_of(new: NewConsent, keys: NumberKeys, client_name: str, noted: tuple[Any, ...]) -> tuple[Any, ...]:
    """Its values, in the order of COLUMNS. `noted` is the list's id, who brought it, and when."""
    mark = new.fingerprint or keys.fingerprint(new.number)
    sealed = new.sealed_number or keys.seal(new.number, NUMBER)
    return Alike(new, keys, client_name, noted).row(mark, sealed, new.given_at, new.ends, new.person)


class Alike:
    """Rows of consents that differ in number, person and dates only: what they share is made ready once."""

    def __init__(self, model: NewConsent, keys: NumberKeys, client_name: str, noted: tuple[Any, ...]) -> None:
        self._shared = (
            model.client_id,
            model.basis.value,
            model.scope.value,
            _named(model.named, client_name),
            model.topic,
            model.wording,
            model.wording_version,
            model.method.value,
            model.source,
            model.collected_by.value,
        )
        self._in_fact, self._keys, self._noted = "|".join(self._shared), keys, noted

    def row(self, mark: str, sealed: bytes, given_at: datetime, ends: datetime, person: str) -> tuple[Any, ...]:
        """Of one consent, in the order of COLUMNS; `mark` and `sealed` are of its number."""
        given_at = as_utc(given_at)
        # The same for the same consent, however often and by whomever it is told.
        fact = sha256(f"v1|{mark}|{self._in_fact}|{given_at}|{ends}".encode()).hexdigest()
        sealed_person = self._keys.sealer.seal(person.encode(), PERSON) if person else None
        row_id = fact[:ID_DIGITS]  # in the order of facts: quicker to insert
        return (mark, *self._shared, given_at, ends, fact, row_id, sealed, sealed_person, *self._noted)


@lru_cache(4096)
def _named(named: str, client_name: str) -> str:
    """The client's own spelling where the wording named the client, so that the database can compare."""
    return client_name if names(named, client_name) else named.strip()
