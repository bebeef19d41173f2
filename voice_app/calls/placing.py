"""What came of asking a carrier for a call."""

from dataclasses import dataclass

from voice_app.calls.events import Kind


@dataclass(frozen=True, slots=True)
class Placing:
    """One of three: placed, certainly not placed, or lost (it may ring, and is never asked for again)."""

    kind: Kind  # PLACED, NOT_PLACED or ANSWER_LOST
    carrier_id: str | None = None
    reason: str = ""
    again: bool = False  # of NOT_PLACED: whether a later attempt may do better


def placed(carrier_id: str) -> Placing:
    return Placing(Kind.PLACED, carrier_id)


def declined(reason: str, *, again: bool) -> Placing:
    return Placing(Kind.NOT_PLACED, reason=reason, again=again)


def lost(reason: str) -> Placing:
    return Placing(Kind.ANSWER_LOST, reason=reason)
