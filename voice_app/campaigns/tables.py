"""For whom we call, with which script, whom, and why each dial was allowed or refused."""

from datetime import date, datetime

from sqlalchemy import Date, DateTime, ForeignKey, Index, LargeBinary, MetaData, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {key: f"{key}_%(table_name)s_%(column_0_N_name)s" for key in ("ix", "uq", "fk")} | {"pk": "pk_%(table_name)s"}
_IN_HAND = text("state = 'in_hand'")


class Base(DeclarativeBase):
    """The tables of the campaigns room."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: DateTime(timezone=True), date: Date(), bytes: LargeBinary}


class Client(Base):
    """A firm for which we call, as the opening names it."""

    __tablename__ = "client"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    contact: Mapped[str]  # freephone number or postal address: PECR reg 24(2)(b)
    created_at: Mapped[datetime]


class ClientRecord(Base):
    """One item of a client's onboarding checklist as it was noted. Rows are added; the newest of an item stands."""

    __tablename__ = "client_record"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"), index=True)
    item: Mapped[str]  # campaigns.onboarding.Item
    value: Mapped[str]  # the reference, version or number that was noted; empty: taken back
    noted_by: Mapped[str]
    at: Mapped[datetime]


class OperatorChoice(Base):
    """A choice of the operator that the law leaves open, with who made it and why. The newest of a name stands."""

    __tablename__ = "operator_choice"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    value: Mapped[str]
    reason: Mapped[str]
    chosen_by: Mapped[str]
    at: Mapped[datetime]


class Campaign(Base):
    """One script, one or more lists, one client."""

    __tablename__ = "campaign"

    id: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    script_hash: Mapped[str]
    state: Mapped[str]  # campaigns.life.State
    purpose_class: Mapped[str] = mapped_column(default="marketing")  # law R01: unclassified is marketing
    calls_per_minute: Mapped[float] = mapped_column(default=60.0)
    concurrency: Mapped[int] = mapped_column(default=5)  # calls at once
    attempts: Mapped[int] = mapped_column(default=3)  # to one contact, at most
    next_dial_at: Mapped[datetime | None]  # its pace allows the next dial then, and not before
    opens: Mapped[str | None]  # "10:00" in London: narrower than the law's window, never wider
    closes: Mapped[str | None]
    created_at: Mapped[datetime]


class CampaignEvent(Base):
    """What happened in a campaign's life, by whom. Rows are added, never changed."""

    __tablename__ = "campaign_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaign.id"), index=True)
    kind: Mapped[str]
    was: Mapped[str]
    became: Mapped[str]
    who: Mapped[str]
    why: Mapped[str]
    at: Mapped[datetime]


class Contact(Base):
    """One person on a campaign's list; what is known of them is sealed."""

    __tablename__ = "contact"
    __table_args__ = (
        UniqueConstraint("campaign_id", "fingerprint"),
        Index("ix_contact_due", "campaign_id", "state", "due_at", "row"),
        Index("ix_contact_in_hand", "campaign_id", sqlite_where=_IN_HAND, postgresql_where=_IN_HAND),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaign.id"))
    fingerprint: Mapped[str] = mapped_column(index=True)
    sealed_number: Mapped[bytes]
    sealed_fields: Mapped[bytes]
    row: Mapped[int]  # of the file it came from
    list_id: Mapped[str | None] = mapped_column(ForeignKey("contact_list.id"), index=True)
    state: Mapped[str] = mapped_column(default="waiting")  # waiting, in_hand (an attempt is under way), done
    due_at: Mapped[datetime]  # of the next attempt: not before. In hand: since when
    attempts: Mapped[int] = mapped_column(default=0)  # those that reached the carrier
    tries: Mapped[int] = mapped_column(default=0)  # how often it was taken in hand; numbers its calls
    last: Mapped[str | None]  # how the last attempt ended, or the rule that refused it
    created_at: Mapped[datetime]


class ContactList(Base):
    """One file of contacts as it was imported: rows in = callable + excluded + faulty + duplicate."""

    __tablename__ = "contact_list"

    id: Mapped[str] = mapped_column(primary_key=True)
    campaign_id: Mapped[str] = mapped_column(ForeignKey("campaign.id"), index=True)
    name: Mapped[str]  # of the file
    sha256: Mapped[str]
    mapping: Mapped[str]  # JSON: field -> column
    encoding: Mapped[str]
    rows: Mapped[int]
    callable: Mapped[int]
    excluded: Mapped[str]  # JSON: reason -> how many
    faulty: Mapped[int]
    duplicate: Mapped[int]
    registers: Mapped[str]  # JSON: the register files it was screened against, with date and hash
    imported_by: Mapped[str]
    imported_at: Mapped[datetime]
    undone_by: Mapped[str | None]
    undone_at: Mapped[datetime | None]


class Exclusion(Base):
    """A row of a list that was not taken up, and why: no name, no number, the fingerprint only."""

    __tablename__ = "exclusion"

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[str] = mapped_column(ForeignKey("contact_list.id"), index=True)
    fingerprint: Mapped[str] = mapped_column(index=True)
    row: Mapped[int]
    rule: Mapped[str]  # of the gate
    at: Mapped[datetime]


class Consent(Base):
    """What a person was told and agreed to, for one number and one named client (UK GDPR Art 7(1); law R10-R12).

    Rows are added, never changed: the same import twice is the same `fact`.
    """

    __tablename__ = "consent"
    __table_args__ = (Index("ix_consent_fingerprint_client", "fingerprint", "client_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    fact: Mapped[str] = mapped_column(unique=True)
    fingerprint: Mapped[str]
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id"))
    sealed_number: Mapped[bytes]
    sealed_person: Mapped[bytes | None]  # the name given with it
    basis: Mapped[str]  # consent, or soft_opt_in (PECR reg 22(3), which opens nothing by itself)
    scope: Mapped[str]  # automated, live_only
    named: Mapped[str]  # whom the wording named: the client, or "partners", which opens nothing
    topic: Mapped[str]
    wording: Mapped[str]
    wording_version: Mapped[str]
    method: Mapped[str]  # web, paper, verbal
    source: Mapped[str]  # the form's address, the recording's or the paper's reference
    collected_by: Mapped[str]  # own, third_party
    given_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    list_id: Mapped[str | None]
    imported_by: Mapped[str]
    imported_at: Mapped[datetime]


class ConsentWithdrawal(Base):
    """Consent taken back (UK GDPR Art 7(3)). Rows are added, never changed."""

    __tablename__ = "consent_withdrawal"

    id: Mapped[int] = mapped_column(primary_key=True)
    consent_id: Mapped[str] = mapped_column(ForeignKey("consent.id"), index=True)
    channel: Mapped[str]
    reason: Mapped[str]
    noted_by: Mapped[str]
    at: Mapped[datetime]


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


class FirstWords(Base):
    """How long the person on the line waited for us: from the carrier's question to our answer, both at our end."""

    __tablename__ = "first_words"

    call_id: Mapped[str] = mapped_column(primary_key=True)
    ms: Mapped[int]
    at: Mapped[datetime]


class Presence(Base):
    """A process that was there not long ago."""

    __tablename__ = "presence"

    name: Mapped[str] = mapped_column(primary_key=True)  # EXECUTOR_ID of a worker
    seen_at: Mapped[datetime]
