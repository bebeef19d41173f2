"""Calls, everything that ever happened to them, the scripts they followed, and what people still owe the called."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, Index, LargeBinary, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from voice_app.calls.states import ACTIVE

NAMING = {key: f"{key}_%(table_name)s_%(column_0_N_name)s" for key in ("ix", "uq", "fk")} | {"pk": "pk_%(table_name)s"}
_ACTIVE = text(f"state IN ({', '.join(repr(str(state)) for state in ACTIVE)})")


class Base(DeclarativeBase):
    """The tables of the calls room."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: DateTime(timezone=True), bytes: LargeBinary}


class ScriptVersion(Base):
    """A script as it was when a campaign took it up; never changed, found by its content hash."""

    __tablename__ = "script_version"

    hash: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    text: Mapped[str]
    added_at: Mapped[datetime]


class Call(Base):
    """One attempt to reach one person. The random id is also the secret in the call's web addresses."""

    __tablename__ = "call"
    # The backstop of "never two calls to one number at once": the lock on the number comes first.
    __table_args__ = (
        Index("uq_call_active_number", "fingerprint", unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE),
        UniqueConstraint("contact_id", "attempt"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(index=True)
    contact_id: Mapped[str]
    attempt: Mapped[int]  # 1, 2, ... for the same contact
    client_id: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(index=True)  # keyed hash of the number
    sealed_number: Mapped[bytes]
    sealed_fields: Mapped[bytes]  # what the contact list says of the person, as JSON
    script_hash: Mapped[str] = mapped_column(ForeignKey("script_version.hash"))
    company: Mapped[str]
    client: Mapped[str]  # the name spoken in the opening
    contact: Mapped[str]  # the client's freephone number or address, spoken in the opening
    state: Mapped[str]
    turn: Mapped[int] = mapped_column(default=0)
    sealed_memory: Mapped[bytes | None]
    carrier_id: Mapped[str | None] = mapped_column(index=True)
    recorder: Mapped[str] = mapped_column(default="off")  # off, on, stopped, forbidden (the person objected)
    outcome: Mapped[str | None]
    score: Mapped[str | None]
    created_at: Mapped[datetime]
    armed_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class CallEvent(Base):
    """One happening, kept whether or not it applied. Rows are added, never changed."""

    __tablename__ = "call_event"
    __table_args__ = (UniqueConstraint("call_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("call.id"))
    key: Mapped[str]  # one happening keeps one key, however often it is delivered
    kind: Mapped[str]
    was: Mapped[str]
    became: Mapped[str | None]  # None: written down, but it did not apply
    line: Mapped[str]
    turn: Mapped[int]
    why: Mapped[str]  # the rule of the conversation that decided
    sealed_words: Mapped[bytes | None]
    sealed_reply: Mapped[bytes]
    at: Mapped[datetime]


class Ticket(Base):
    """Something a person must do after a call: ring back, tell the client's staff, send a text."""

    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[str] = mapped_column(ForeignKey("call.id"), index=True)
    client_id: Mapped[str]
    kind: Mapped[str]  # call_back, notify, text
    detail: Mapped[str]  # the outcome, or whom to tell; nothing of the person called
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
