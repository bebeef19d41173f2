"""How numbers and words are kept: a keyed fingerprint to find them by, a seal to read them again.

The key of the fingerprint must lie outside the database and its backups: there are so few numbers (10^9 UK
mobiles) that one computer tries them all in ten minutes against a plain hash.
"""

import hmac
from dataclasses import dataclass, field
from typing import Protocol

from suppression.number import Number

VERSION = "v1"
KEY_BYTES = 32
ANYWHERE = "number"  # the context of a number that moves between tables


class Sealer(Protocol):
    """Authenticated encryption of short values. `context` says where a value belongs and must match to open it."""

    def seal(self, plain: bytes, context: str) -> bytes:
        """`plain`, unreadable without the key."""
        ...

    def open(self, sealed: bytes, context: str) -> bytes:
        """What was sealed; raises a ValueError when it was altered, moved, or sealed with another key."""
        ...


@dataclass(frozen=True, slots=True)
class NumberKeys:
    """The two keys of this room."""

    fingerprint_key: bytes = field(repr=False)
    sealer: Sealer = field(repr=False)

    def __post_init__(self) -> None:
        """Refuses, with ValueError, a key that could be guessed."""
        if len(self.fingerprint_key) < KEY_BYTES:
            raise ValueError(f"The fingerprint key must have {KEY_BYTES} bytes or more.")

    def fingerprint(self, number: Number) -> str:
        """HMAC-SHA256 (RFC 2104) of the number, 64 hexadecimal digits: equal for equal numbers."""
        return hmac.digest(self.fingerprint_key, f"{VERSION}|{number.e164}".encode(), "sha256").hex()

    def seal(self, number: Number, context: str = ANYWHERE) -> bytes:
        """The number for a column; `context` is "table.column" where it is to open nowhere else."""
        return self.sealer.seal(number.e164.encode(), context)

    def open(self, sealed: bytes, context: str = ANYWHERE) -> Number:
        """The number back; raises the sealer's error when it was altered, or sealed for another context."""
        return Number(self.sealer.open(sealed, context).decode())
