"""What the campaigns room needs lent to it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import suppression
from voice_app.calls import CallTools
from voice_app.campaigns.harm_watch import HarmWatch
from voice_app.settings import Mode


class Screens(Protocol):
    """TPS and CTPS. `suppression.Registers` is one."""

    def screen(self, number: suppression.Number, now: datetime) -> suppression.Screening:
        """What both registers say of this number; never an error: what cannot be asked is unknown."""
        ...


@dataclass(frozen=True, slots=True)
class DialTools:
    """What dialling needs beside the means of a call."""

    calls: CallTools
    journal: suppression.Journal
    mode: Mode
    company: str
    registers: Screens
    line: str  # the number presented to whoever is called, E.164
    agents: int = 10  # calls that may be under way at once, over all campaigns
    harm: HarmWatch = field(default_factory=HarmWatch)
