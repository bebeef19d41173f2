"""All that the gate may know. Frozen values, gathered for one number, one campaign and one moment. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from suppression import Number, Screening, Suppression
from voice_app.campaigns.checklist import Onboarding
from voice_app.campaigns.consent import Agreed
from voice_app.campaigns.harm import Harm
from voice_app.campaigns.operator import Chosen
from voice_app.settings import Mode


@dataclass(frozen=True, slots=True)
class ScriptFacts:
    """What the gate asks of a script."""

    hash: str
    message_type: str  # marketing, service
    checks_identity: bool


@dataclass(frozen=True, slots=True)
class Approval:
    """A second person's yes to the campaign and its script. `event` is the id of its row."""

    event: int
    at: datetime


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """The campaign as it stands."""

    id: str
    state: str
    approval: Approval | None
    purpose: str
    script: ScriptFacts
    attempts: int  # allowed to one contact
    opens: str | None
    closes: str | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One earlier call to the number that may have rung, for whichever client."""

    call: str
    campaign: str
    at: datetime  # when it was dialled
    ended: datetime | None
    broken: bool = False  # silent, or dropped by us before the announcements were through
    machine: bool = False  # a machine answered


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts at the moment `at`."""

    at: datetime
    number: Number
    mode: Mode
    client: Onboarding
    campaign: CampaignFacts
    suppressions: tuple[Suppression, ...]  # that bind this client, oldest first
    journal_is_empty: bool
    birth: date | None
    consents: tuple[Agreed, ...]
    soft_opt_in: Chosen | None  # the operator's choice, if one was made
    screening: Screening
    attempts: tuple[Attempt, ...]  # oldest first; of the last 7 days, and all of this campaign
    line: str  # the number presented, E.164
    active_calls: int
    agents: int
    harm: Harm
    call_under_way: str | None  # to this very number
