"""What a verb may lead to: the next request to the application."""

from typing import NamedTuple

from voice_app.practice.forms import Target
from voice_app.practice.parameters import Parameters


class Next(NamedTuple):
    """`purpose` says why, for the diary: redirect, gather, dial or record."""

    purpose: str
    target: Target
    parameters: Parameters
