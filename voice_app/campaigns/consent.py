"""What somebody agreed to, and whether that opens the gate for one client at one moment (law R10-R12). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voice_app.moments import in_london


class Basis(StrEnum):
    """Consent, or the soft opt-in of PECR reg 22(3), which is about electronic mail and opens nothing by itself."""

    CONSENT = "consent"
    SOFT_OPT_IN = "soft_opt_in"


class Scope(StrEnum):
    """To which calls. Consent to calls by people does not cover calls by a machine (PECR reg 19(2))."""

    AUTOMATED = "automated"
    LIVE_ONLY = "live_only"


class Method(StrEnum):
    """How it was given."""

    WEB = "web"
    PAPER = "paper"
    VERBAL = "verbal"


class Collected(StrEnum):
    """By whom: the client itself, or somebody who sold or passed it on."""

    OWN = "own"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One consent as the gate needs it. `withdrawn_at` is of this one or of any later word to this client."""

    id: str
    basis: str
    scope: str
    named: str
    collected_by: str
    wording_version: str
    given_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None = None


def flaw(agreed: Agreed, client_name: str, at: datetime) -> str:
    """Why it is no consent to automated calls for this client at this moment; nothing when it is one."""
    if agreed.withdrawn_at is not None and agreed.given_at <= agreed.withdrawn_at:
        return f"taken back on {_day(agreed.withdrawn_at)}"
    if agreed.given_at > at:
        return f"dated in the future ({_day(agreed.given_at)})"
    if agreed.expires_at <= at:
        return f"expired on {_day(agreed.expires_at)}"
    if agreed.basis != Basis.CONSENT:
        return "a soft opt-in, which is about electronic mail (PECR reg 22(3))"
    if agreed.scope != Scope.AUTOMATED:
        return "for calls by people only, not by a machine"
    if agreed.collected_by != Collected.OWN:
        return "collected by a third party"
    if not names(agreed.named, client_name):
        return "does not name this client"
    return ""


def soft_flaw(agreed: Agreed, client_name: str, at: datetime) -> str:
    """Why it is no soft opt-in with this client, which the operator may have chosen to accept; nothing when it is."""
    if agreed.basis != Basis.SOFT_OPT_IN:
        return "no soft opt-in"
    as_consent = Agreed(
        agreed.id, Basis.CONSENT, Scope.AUTOMATED, agreed.named, agreed.collected_by, agreed.wording_version,
        agreed.given_at, agreed.expires_at, agreed.withdrawn_at,
    )  # fmt: skip
    return flaw(as_consent, client_name, at)


def best(consents: Sequence[Agreed], client_name: str, at: datetime) -> Agreed | None:
    """The consent that lasts longest, of those that open the gate."""
    open_ones = [each for each in consents if not flaw(each, client_name, at)]
    return max(open_ones, key=lambda each: (each.expires_at, each.id), default=None)


def best_soft(consents: Sequence[Agreed], client_name: str, at: datetime) -> Agreed | None:
    """The same of soft opt-ins."""
    open_ones = [each for each in consents if not soft_flaw(each, client_name, at)]
    return max(open_ones, key=lambda each: (each.expires_at, each.id), default=None)


def names(named: str, client_name: str) -> bool:
    """Whether the wording named this client; "partners" and the like name nobody."""
    return bool(named.strip()) and plain(named) == plain(client_name)


def plain(name: str) -> str:
    """A name without what people write differently: case, spaces."""
    return " ".join(name.split()).casefold()


def _day(moment: datetime) -> str:
    return f"{in_london(moment):%-d %B %Y}"
