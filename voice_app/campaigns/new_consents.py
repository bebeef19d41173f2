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
    told = (
        new.fingerprint or keys.fingerprint(new.number),
        new.client_id,
        new.basis.value,
        new.scope.value,
        _named(new.named, client_name),
        new.topic,
        new.wording,
        new.wording_version,
        new.method.value,
        new.source,
        new.collected_by.value,
        as_utc(new.given_at),
        new.ends,
    )
    number = new.sealed_number or keys.seal(new.number, NUMBER)
    person = keys.sealer.seal(new.person.encode(), PERSON) if new.person else None
    fact = _fact(told)
    return (*told, fact, fact[:ID_DIGITS], number, person, *noted)  # ids in the order of facts: quicker to insert


def _fact(told: tuple[Any, ...]) -> str:
    """The same for the same consent, however often and by whomever it is told. 64 hexadecimal digits."""
    return sha256("|".join(("v1", *map(_text, told))).encode()).hexdigest()


@lru_cache(4096)
def _text(value: object) -> str:
    return str(value)


@lru_cache(4096)
def _named(named: str, client_name: str) -> str:
    """The client's own spelling where the wording named the client, so that the database can compare."""
    return client_name if names(named, client_name) else named.strip()
