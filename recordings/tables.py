"""The recordings' register, and who listened. No row holds a number, a name or a sound."""

from datetime import datetime
from enum import Enum as PythonEnum

from sqlalchemy import BigInteger, DateTime, Enum, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from recordings.states import State

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def _values(kinds: type[PythonEnum]) -> list[str]:
    return [str(kind.value) for kind in kinds]


class Base(DeclarativeBase):
    """The tables of this room."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {
        datetime: DateTime(timezone=True),
        State: Enum(State, native_enum=False, length=20, values_callable=_values),
    }


class Recording(Base):
    """One recording of one call; the row outlives the sound as the proof that it was deleted."""

    __tablename__ = "recording"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)  # random, 128 bits, hexadecimal
    call_id: Mapped[str] = mapped_column(String(64), index=True)
    carrier_id: Mapped[str] = mapped_column(String(64), unique=True)  # the carrier's own id for it
    state: Mapped[State] = mapped_column(index=True)
    channels: Mapped[int]
    seconds: Mapped[int | None]  # as the carrier rounds them
    encryption: Mapped[str | None] = mapped_column(String(4096))  # the carrier's own encryption, opaque to us
    object_key: Mapped[str] = mapped_column(String(128), unique=True)
    attempt: Mapped[str | None] = mapped_column(String(32))  # the one transfer that may report its end
    plain_sha256: Mapped[str | None] = mapped_column(String(64))
    plain_bytes: Mapped[int | None] = mapped_column(BigInteger)
    cipher_bytes: Mapped[int | None] = mapped_column(BigInteger)
    tries: Mapped[int]  # failed steps since the announcement
    last_error: Mapped[str | None] = mapped_column(String(300))
    started_at: Mapped[datetime]
    announced_at: Mapped[datetime]
    stored_at: Mapped[datetime | None]
    verified_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]  # at the carrier
    expires_at: Mapped[datetime] = mapped_column(index=True)
    hold_reason: Mapped[str | None] = mapped_column(String(300))  # set: held
    held_until: Mapped[datetime | None]  # None with a reason: until released
    deleted_at: Mapped[datetime | None]


class Listening(Base):
    """Somebody asked to hear a recording. Written before the first byte is decrypted; never changed."""

    __tablename__ = "recording_listening"

    id: Mapped[int] = mapped_column(primary_key=True)
    recording_id: Mapped[str] = mapped_column(ForeignKey(Recording.id), index=True)
    who: Mapped[str] = mapped_column(String(120))
    why: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime]
