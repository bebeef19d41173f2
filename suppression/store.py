"""Suppress a number, and ask whether it is suppressed. All of it inside the caller's transaction; nothing commits.

Whoever dials a number and whoever suppresses it call `lock` first. PostgreSQL then holds the number's row until the
transaction ends; SQLite holds the whole database already (BEGIN IMMEDIATE). Without it both could read "not yet".
"""

from collections.abc import Collection, Generator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from suppression.keys import NumberKeys
from suppression.number import Number
from suppression.opt_out import ALL_CLIENTS, SENTENCES, Channel, OptOut, fact_of, reference_to
from suppression.tables import LOCKS, Entry, NumberLock

NUMBER_COLUMN, WORDS_COLUMN = "suppression_entry.sealed_number", "suppression_entry.sealed_words"
_MADE = postgresql.insert(LOCKS)
# One statement whether the number was seen before or not: an update that changes nothing holds the row.
_HOLD = _MADE.on_conflict_do_update(index_elements=["fingerprint"], set_={"fingerprint": _MADE.excluded.fingerprint})
_STOPS = (
    select(Entry.fingerprint, Entry.scope, Entry.channel, Entry.call_id, Entry.reference, Entry.at)
    .where(Entry.fingerprint == bindparam("fingerprint"))
    .order_by(Entry.at, Entry.id)
)
AT_ONCE = 500  # rows fetched at a time, and values in one IN (…)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A stop that stands, as the dial gate needs it."""

    fingerprint: str
    scope: str
    channel: Channel
    call_id: str | None
    reference: str
    at: datetime  # aware, UTC

    @property
    def why(self) -> str:
        """One plain sentence without number, name or words."""
        return f"{SENTENCES[self.channel]} (reference {self.reference})."


@dataclass(frozen=True, slots=True)
class Remembered:
    """An entry with what is sealed in it opened. `words` stay out of `repr`; the number masks itself."""

    id: int
    suppression: Suppression
    number: Number
    words: str | None = field(repr=False)


def lock(session: Session, fingerprint: str) -> None:
    """Hold this number until the transaction ends; waits for whoever holds it now."""
    if session.get_bind().dialect.name == "postgresql":
        session.connection().execute(_HOLD, {"fingerprint": fingerprint})


def lock_all(session: Session, fingerprints: Collection[str]) -> None:
    """Hold several numbers, always in the same order, so that two lists cannot wait for each other."""
    rows = [{"fingerprint": fingerprint} for fingerprint in sorted(set(fingerprints))]
    if not rows:
        return
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        session.execute(insert(LOCKS).on_conflict_do_nothing(), part)
        held = select(NumberLock.fingerprint).where(NumberLock.fingerprint.in_(row["fingerprint"] for row in part))
        session.execute(held.order_by(NumberLock.fingerprint).with_for_update()).all()


def suppress(session: Session, keys: NumberKeys, opt_out: OptOut) -> Suppression:
    """Add the opt-out to the list, once; told again, the entry there is already. It counts once committed."""
    fingerprint = keys.fingerprint(opt_out.number)
    lock(session, fingerprint)
    known = session.scalar(select(Entry).where(Entry.fact == fact_of(opt_out, fingerprint)))
    if known is not None:
        return _suppression(known)
    entry = Entry(**make_row(keys, opt_out, fingerprint))
    session.add(entry)
    session.flush()
    return _suppression(entry)


def make_row(keys: NumberKeys, opt_out: OptOut, fingerprint: str) -> dict[str, object]:
    """The columns of an entry for this opt-out, with number and words sealed."""
    fact, words = fact_of(opt_out, fingerprint), opt_out.words
    return {
        "fact": fact,
        "fingerprint": fingerprint,
        "sealed_number": keys.seal(opt_out.number, NUMBER_COLUMN),
        "scope": opt_out.scope,
        "channel": opt_out.channel,
        "sealed_words": None if words is None else keys.sealer.seal(words.encode(), WORDS_COLUMN),
        "call_id": opt_out.call_id,
        "reference": reference_to(fact),
        "at": opt_out.at,
    }


def standing(session: Session, fingerprint: str, client_id: str | None) -> Suppression | None:
    """The first stop that binds calls for this client, or None. Without a client, stops for all clients only."""
    scopes = {ALL_CLIENTS, client_id or ALL_CLIENTS}
    binding = select(Entry).where(Entry.fingerprint == fingerprint, Entry.scope.in_(scopes))
    first = session.scalar(binding.order_by(Entry.at, Entry.id).limit(1))
    return None if first is None else _suppression(first)


def suppressed_among(session: Session, fingerprints: Collection[str], client_id: str | None) -> set[str]:
    """Those of `fingerprints` to which a stop stands: `standing` for a whole list."""
    scopes, asked, found = {ALL_CLIENTS, client_id or ALL_CLIENTS}, sorted(fingerprints), set[str]()
    for start in range(0, len(asked), AT_ONCE):
        part = asked[start : start + AT_ONCE]
        stopped = select(Entry.fingerprint).where(Entry.fingerprint.in_(part), Entry.scope.in_(scopes))
        found.update(session.scalars(stopped))
    return found


def stops_of(session: Session, fingerprint: str) -> tuple[Suppression, ...]:
    """Every stop of this number, oldest first: nothing sealed is opened, so it is quick."""
    found = session.connection().execute(_STOPS, {"fingerprint": fingerprint})
    return tuple(Suppression(*row) for row in found)


def history(session: Session, keys: NumberKeys, fingerprint: str) -> tuple[Remembered, ...]:
    """Everything this number ever told us, oldest first."""
    entries = session.scalars(select(Entry).where(Entry.fingerprint == fingerprint).order_by(Entry.at, Entry.id))
    return tuple(_remembered(keys, entry) for entry in entries)


def listing(session: Session, keys: NumberKeys, after: int = 0) -> Generator[Remembered, None, None]:
    """All entries with an id above `after`, in the order in which they were written, streamed: memory stays flat."""
    rows = select(Entry).where(Entry.id > after).order_by(Entry.id).execution_options(yield_per=AT_ONCE)
    with closing(session.scalars(rows)) as found:
        for entry in found:
            yield _remembered(keys, entry)


def _suppression(entry: Entry) -> Suppression:
    return Suppression(entry.fingerprint, entry.scope, entry.channel, entry.call_id, entry.reference, entry.at)


def _remembered(keys: NumberKeys, entry: Entry) -> Remembered:
    words = None
    if entry.sealed_words is not None:
        words = keys.sealer.open(entry.sealed_words, WORDS_COLUMN).decode()
    return Remembered(entry.id, _suppression(entry), keys.open(entry.sealed_number, NUMBER_COLUMN), words)
