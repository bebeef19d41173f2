"""What this room needs from a carrier: the sound, and its erasure."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Protocol


class Source(Protocol):
    """The carrier's copies. Both methods raise NotYet or Never."""

    def open(self, carrier_id: str, channels: int, encryption: str | None) -> AbstractContextManager[Iterator[bytes]]:
        """The WAV as a stream of chunks, unwrapped when the carrier had encrypted it (`encryption`).

        A stream that ends without an error is whole; one that was cut or altered ends with NotYet.
        """

    def erase(self, carrier_id: str) -> None:
        """Erase the carrier's copy; one that is gone already is no fault."""
