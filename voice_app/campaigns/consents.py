"""The consent ledger: consents and their withdrawals are added, never changed. A session is lent, nothing commits."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

import suppression
from voice_app.calls import CallTools
from voice_app.campaigns.consent import Agreed, Basis, Collected, Scope
from voice_app.campaigns.enrol import NotEnrolled
from voice_app.campaigns.new_consent import NewConsent
from voice_app.campaigns.new_consents import write
from voice_app.campaigns.tables import Client, Consent, ConsentWithdrawal

_FOR_EVER = datetime.max.replace(tzinfo=UTC)
_same = aliased(Consent)
_LAST_WITHDRAWAL = (
    select(func.max(ConsentWithdrawal.at))
    .join(_same, _same.id == ConsentWithdrawal.consent_id)
    .where(
        _same.fingerprint == bindparam("fingerprint"),
        _same.client_id == bindparam("client"),
        ConsentWithdrawal.at <= bindparam("until"),
    )
    .scalar_subquery()
)
_AGREED = (
    select(
        Consent.id, Consent.basis, Consent.scope, Consent.named, Consent.collected_by, Consent.wording_version,
        Consent.given_at, Consent.expires_at, _LAST_WITHDRAWAL,
    )
    .where(
        Consent.fingerprint == bindparam("fingerprint"),
        Consent.client_id == bindparam("client"),
        Consent.imported_at <= bindparam("until"),
    )
    .order_by(Consent.given_at, Consent.id)
)  # fmt: skip
AT_ONCE, ASKED_AT_ONCE = 10_000, 500  # rows written, and numbers asked for, in one statement


def add_consents(
    session: Session, tools: CallTools, consents: Iterable[NewConsent], now: datetime, who: str, list_id: str | None
) -> int:
    """Add each; the same fact told twice is one. How many were new. Raises NotEnrolled for an unknown client."""
    names, coming, added = dict[str, str](), iter(consents), 0
    while part := list(islice(coming, AT_ONCE)):
        for client_id in {each.client_id for each in part} - names.keys():
            names[client_id] = _name_of(session, client_id)
        added += write(session, part, tools, names, now, who, list_id)
    return added


def consents_of(
    session: Session, fingerprint: str, client_id: str, until: datetime | None = None
) -> tuple[Agreed, ...]:
    """What this number agreed to with this client, each with the last word that took it back; oldest first.

    `until` leaves out what was not on file yet. A withdrawal takes back whatever had been agreed before it.
    """
    asked = {"fingerprint": fingerprint, "client": client_id, "until": until or _FOR_EVER}
    return tuple(Agreed(*row) for row in session.connection().execute(_AGREED, asked))


def consented_among(
    session: Session, fingerprints: Collection[str], client_id: str, at: datetime, soft_opt_in_allowed: bool
) -> set[str]:
    """Those of `fingerprints` whose consent opens the gate for this client: the gate's rule, for a whole list."""
    opening = _opens(_name_of(session, client_id), client_id, at, soft_opt_in_allowed)
    asked, found = [*fingerprints], set[str]()
    for start in range(0, len(asked), ASKED_AT_ONCE):
        part = asked[start : start + ASKED_AT_ONCE]
        found.update(session.scalars(select(Consent.fingerprint).where(Consent.fingerprint.in_(part), opening)))
    return found


def withdraw(
    session: Session, fingerprint: str, client_id: str | None, channel: str, reason: str, who: str, now: datetime
) -> int:
    """Take back what this number agreed to, with one client or with all; how many consents that ends.

    UK GDPR Art 7(3). The number is held meanwhile, so that a dial under way is seen, or sees this.
    """
    suppression.lock(session, fingerprint)
    mine = select(Consent).where(Consent.fingerprint == fingerprint, Consent.given_at <= now)
    if client_id is not None:
        mine = mine.where(Consent.client_id == client_id)
    taken_back = select(ConsentWithdrawal.consent_id).where(ConsentWithdrawal.consent_id == Consent.id)
    standing = session.scalars(mine.where(~taken_back.exists())).all()
    session.add_all(
        ConsentWithdrawal(consent_id=consent.id, channel=channel, reason=reason, noted_by=who, at=now)
        for consent in standing
    )
    session.flush()
    return len(standing)


def ledger_of(session: Session, fingerprint: str) -> tuple[tuple[Consent, tuple[ConsentWithdrawal, ...]], ...]:
    """Everything this number ever agreed to, with whom, and each word that took it back; oldest first."""
    mine = select(Consent).where(Consent.fingerprint == fingerprint).order_by(Consent.given_at, Consent.id)
    consents = session.scalars(mine).all()
    told = select(ConsentWithdrawal).where(ConsentWithdrawal.consent_id.in_([each.id for each in consents]))
    withdrawals = session.scalars(told.order_by(ConsentWithdrawal.at, ConsentWithdrawal.id)).all()
    return tuple((each, tuple(w for w in withdrawals if w.consent_id == each.id)) for each in consents)


def _name_of(session: Session, client_id: str) -> str:
    client = session.get(Client, client_id)
    if client is None:
        raise NotEnrolled(f"There is no client {client_id}. Add one with: voice-app client add")
    return client.name


def _opens(client_name: str, client_id: str, at: datetime, soft_opt_in_allowed: bool) -> ColumnElement[bool]:
    """`consent.flaw` in the database's words; a test holds the two together."""
    earlier = Consent.__table__.alias("earlier")
    withdrawn = (
        select(ConsentWithdrawal.id)
        .join(earlier, earlier.c.id == ConsentWithdrawal.consent_id)
        .where(
            earlier.c.fingerprint == Consent.fingerprint,
            earlier.c.client_id == Consent.client_id,
            ConsentWithdrawal.at >= Consent.given_at,
        )
    )
    consent = and_(Consent.basis == Basis.CONSENT, Consent.scope == Scope.AUTOMATED)
    basis = or_(consent, Consent.basis == Basis.SOFT_OPT_IN) if soft_opt_in_allowed else consent
    return and_(
        Consent.client_id == client_id,
        Consent.named == client_name,  # `write` stores the client's own spelling
        Consent.collected_by == Collected.OWN,
        Consent.given_at <= at,
        Consent.expires_at > at,
        basis,
        ~withdrawn.exists(),
    )
