"""The do-not-call list in the database. Entries are added, never changed and never deleted: a stop stays for ever."""

from datetime import datetime

from sqlalchemy import DDL, DateTime, Enum, MetaData, String, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from suppression.opt_out import Channel
from suppression.triggers import STATEMENTS

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
HEX = 64
CHANNEL = Enum(Channel, native_enum=False, length=20, values_callable=lambda kinds: [kind.value for kind in kinds])


class Base(DeclarativeBase):
    """The tables of this room."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: DateTime(timezone=True), Channel: CHANNEL}


class Entry(Base):
    """One opt-out. `fact` makes a repeated webhook the same entry; `sealed_words` are what was said, or the reason."""

    __tablename__ = "suppression_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    fact: Mapped[str] = mapped_column(String(HEX), unique=True)
    fingerprint: Mapped[str] = mapped_column(String(HEX), index=True)
    sealed_number: Mapped[bytes]
    scope: Mapped[str]
    channel: Mapped[Channel]
    sealed_words: Mapped[bytes | None]
    call_id: Mapped[str | None] = mapped_column(index=True)
    reference: Mapped[str] = mapped_column(String(16), index=True)
    at: Mapped[datetime]


class NumberLock(Base):
    """One row for each number seen: whoever dials or suppresses it locks its row first."""

    __tablename__ = "number_lock"

    fingerprint: Mapped[str] = mapped_column(String(HEX), primary_key=True)


ENTRIES, LOCKS = (Base.metadata.tables[table.__tablename__] for table in (Entry, NumberLock))  # for long lists
for _dialect, _statements in STATEMENTS.items():
    for _statement in _statements:
        event.listen(ENTRIES, "after_create", DDL(_statement).execute_if(dialect=_dialect))  # type: ignore[no-untyped-call]  # SQLAlchemy has not typed it
