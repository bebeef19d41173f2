"""A consent as it comes in, with everything that must be known of it (UK GDPR Art 7(1); law R10, R11)."""

import calendar
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

import suppression
from voice_app.campaigns.consent import Basis, Collected, Method, Scope
from voice_app.moments import as_utc

LASTS_MONTHS = 24  # of the client's own form (law R12); a shorter date may be given


class ConsentFaulty(ValueError):
    """Something that has to be known of a consent is missing or cannot be; the message names it."""


@dataclass(frozen=True, slots=True)
class NewConsent:
    """Who agreed to what, when, how, in which words. Times are aware; raises ConsentFaulty when something is missing.

    Of a soft opt-in `topic` is what was bought, `source` the order, `wording` the words with which stopping was
    offered then, and `given_at` the day of the sale. `fingerprint` and `sealed_number` (in the context of
    voice_app.calls.NUMBER) save time where they are known already.
    """

    number: suppression.Number
    client_id: str
    named: str  # whom the wording named
    topic: str
    wording: str  # verbatim
    wording_version: str
    source: str  # the form's address, the recording's or the paper's reference
    given_at: datetime
    method: Method = Method.WEB
    scope: Scope = Scope.AUTOMATED
    basis: Basis = Basis.CONSENT
    collected_by: Collected = Collected.OWN
    person: str = field(default="", repr=False)
    expires_at: datetime | None = None  # None: LASTS_MONTHS after it was given
    fingerprint: str = ""
    sealed_number: bytes = field(default=b"", repr=False)

    def __post_init__(self) -> None:
        needed = (self.client_id, self.named, self.topic, self.wording, self.wording_version, self.source)
        if not all(map(str.strip, needed)):
            absent = [words for value, words in zip(needed, _NEEDED, strict=True) if not value.strip()]
            raise ConsentFaulty(f"What is missing: {', '.join(absent)}.")
        if self.given_at.tzinfo is None:
            raise ConsentFaulty("The time at which it was given needs its zone.")
        if self.expires_at is not None and self.expires_at <= self.given_at:
            raise ConsentFaulty("It would expire before it was given.")

    @property
    def ends(self) -> datetime:
        """When it expires, UTC: never later than 24 months after it was given."""
        return end_of(self.given_at, self.expires_at)


_NEEDED = (
    "the client", "whom the wording named", "the topic", "the exact wording", "the version of the wording",
    "the source (form, recording or paper)",
)  # fmt: skip


def end_of(given_at: datetime, expires_at: datetime | None) -> datetime:
    """When a consent expires, UTC: never later than 24 months after it was given."""
    latest = months_after(given_at, LASTS_MONTHS)
    return min(expires_at, latest) if expires_at else latest


@lru_cache(4096)
def months_after(moment: datetime, months: int) -> datetime:
    """The same day of the month that many months later, or the last day of a shorter month; UTC."""
    at = as_utc(moment)
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, calendar.monthrange(year, month + 1)[1]))
