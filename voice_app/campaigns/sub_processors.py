"""Who works for us on what our clients entrust to us (UK GDPR Art 28(2)). Each client accepts the list by its version.

Whoever changes the list adds a version with the date from which it stands; every client is then asked anew, and no
campaign of a client that has not accepted it starts (law R31).
"""

from dataclasses import dataclass
from datetime import date, datetime

from voice_app.moments import in_london


@dataclass(frozen=True, slots=True)
class SubProcessor:
    """One firm, what it does for us, and where."""

    name: str
    does: str
    where: str


@dataclass(frozen=True, slots=True)
class SubProcessorList:
    """The whole list as it stands from a day on."""

    version: str
    since: date
    parties: tuple[SubProcessor, ...]


VERSIONS = (
    SubProcessorList(
        "2026-1",
        date(2026, 1, 1),
        (
            SubProcessor("Twilio Ireland Limited", "places and carries the telephone calls", "Ireland (region IE1)"),
            SubProcessor(
                "Amazon Web Services EMEA SARL", "stores recordings, and the keys to them", "London (region eu-west-2)"
            ),
        ),
    ),
)


def list_at(moment: datetime) -> SubProcessorList:
    """The list that stands at `moment`; before the first one, the first."""
    day = in_london(moment).date()
    return next((each for each in reversed(VERSIONS) if each.since <= day), VERSIONS[0])
