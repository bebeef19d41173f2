"""Keep an opt-out: in the database, or, when the database fails, in the journal. Only then may it be confirmed."""

from dataclasses import dataclass
from enum import StrEnum

from suppression.journal import Journal, JournalFailed
from suppression.keys import NumberKeys
from suppression.opt_out import OptOut, reference_of
from suppression.replay import Begin
from suppression.store import suppress


class Place(StrEnum):
    """Where an opt-out is safe."""

    DATABASE = "database"
    JOURNAL = "journal"  # dialling is shut for everyone until it has been replayed


@dataclass(frozen=True, slots=True)
class Kept:
    """An opt-out on disk, which binds every dial from now on."""

    place: Place
    fingerprint: str
    reference: str


class NotKept(Exception):
    """Neither the database nor the journal took the opt-out: it must not be confirmed, and dialling must stop."""


def keep(begin: Begin, keys: NumberKeys, journal: Journal, opt_out: OptOut) -> Kept:
    """On return the opt-out is on disk; raises NotKept. A commit whose fate is unknown is journalled too."""
    fingerprint = keys.fingerprint(opt_out.number)
    reference = reference_of(opt_out, fingerprint)
    try:
        with begin() as session:
            suppress(session, keys, opt_out)
    except Exception:  # noqa: BLE001 - whatever kept the database from it, the journal is there for it
        _keep_in_journal(journal, opt_out)
        return Kept(Place.JOURNAL, fingerprint, reference)
    return Kept(Place.DATABASE, fingerprint, reference)


def _keep_in_journal(journal: Journal, opt_out: OptOut) -> None:
    try:
        journal.append(opt_out)
    except JournalFailed as failed:
        raise NotKept(f"The opt-out is not kept: the database failed, and so did the journal. {failed}") from failed
