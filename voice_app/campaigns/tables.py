"""For whom we call, with which script, whom, and why each dial was allowed or refused."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, LargeBinary, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {key: f"{key}_%(table_name)s_%(column_0_N_name)s" for key in ("ix", "uq", "fk")} | {"pk": "pk_%(table_name)s"}


class Base(DeclarativeBase):
    """The tables of the campaigns room."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: DateTime(timezone=True), bytes: LargeBinary}


class Client(Base):
    """A firm for which we call, as the opening names it."""

    __tablename__ = "client"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    contact: Mapped[str]  # freephone number or postal address: PECR reg 24(2)(b)
    created_at: Mapped[datetime]


class Campaign(Base):
    """One script, one list, one client."""

    __tablename__ = "campaign"

    id: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    script_hash: Mapped[str]
    state: Mapped[str]
    created_at: Mapped[datetime]


class Contact(Base):
    """One person on a campaign's list; what is known of them is sealed."""

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("campaign_id", "fingerprint"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaign.id"))
    fingerprint: Mapped[str] = mapped_column(index=True)
    sealed_number: Mapped[bytes]
    sealed_fields: Mapped[bytes]
    row: Mapped[int]  # of the file it came from
    created_at: Mapped[datetime]


class Decision(Base):
    """What the gate said, every rule of it, at one moment. Rows are added, never changed."""

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(index=True)
    contact_id: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(index=True)
    call_id: Mapped[str | None]
    allowed: Mapped[bool]
    verdicts: Mapped[str]  # JSON: rule, passed, reason, evidence; no personal data
    at: Mapped[datetime]
