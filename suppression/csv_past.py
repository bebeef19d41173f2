"""What a line of our own export tells besides: how the opt-out reached us, in which call, and its reference.

With these an import is the same fact as before, and not a new one of today. A list from elsewhere has no such
columns, and its lines stay what they are: lines of a list.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from suppression.opt_out import ALL_CLIENTS, IN_A_CALL, Channel

OWN_HEADINGS = ("number", "scope", "reason", "date", "channel", "call", "reference")
_CALL = re.compile(r"[A-Za-z0-9_-]{1,64}")
_REFERENCE = re.compile(r"S-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}")


class Past(NamedTuple):
    """An opt-out as it was first written down; `reference` is what the person was told."""

    channel: Channel
    call_id: str | None
    reference: str


def is_our_own(headings: Collection[str]) -> bool:
    """Whether a file with these headings was written by our own export."""
    return set(OWN_HEADINGS) <= set(headings)


def read_past(cells: Mapping[str, str], scope: str) -> Past | None:
    """What the cells of our own columns say, or None where they say nothing that we could have written."""
    channel, call, reference = (cells.get(name, "") for name in ("channel", "call", "reference"))
    if channel not in set(Channel) or not _REFERENCE.fullmatch(reference) or (call and not _CALL.fullmatch(call)):
        return None
    if Channel(channel) in IN_A_CALL and scope != ALL_CLIENTS:
        return None
    return Past(Channel(channel), call or None, reference)
