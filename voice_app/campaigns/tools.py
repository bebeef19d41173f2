"""What the campaigns room needs lent to it."""

from dataclasses import dataclass

import suppression
from voice_app.calls import CallTools
from voice_app.settings import Mode


@dataclass(frozen=True, slots=True)
class DialTools:
    """What dialling needs beside the means of a call."""

    calls: CallTools
    journal: suppression.Journal
    mode: Mode
    company: str
