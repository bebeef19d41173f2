"""What the workflows ask of a carrier. Declared here, where it is needed; the carrier's door implements it."""

from datetime import datetime
from typing import Protocol

from voice_app.calls import Kind, Placing, Recorded


class Phone(Protocol):
    """One carrier."""

    def place(self, call_id: str, number: str, time_limit_s: int) -> Placing:
        """Ask once for a call to `number` (E.164); never asks twice."""
        ...

    def ended_as(self, carrier_id: str) -> Kind | None:
        """How the call ended, or None while it has not, or while the carrier cannot tell."""
        ...

    def find(self, number: str, since: datetime) -> tuple[str, ...] | None:
        """The carrier's names of our calls to `number` since then; None when it cannot tell."""
        ...

    def recorded(self, carrier_id: str) -> tuple[Recorded, ...] | None:
        """The recordings of an ended call that the carrier has; None while one is not ready, or when it cannot tell."""
        ...

    def hang_up(self, carrier_id: str) -> bool:
        """End a call; whether it is certain that it has ended."""
        ...
