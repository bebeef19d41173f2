"""How numbers and words are kept: a keyed fingerprint to find them by, a seal to read them again.

The key of the fingerprint must lie outside the database and its backups: there are so few numbers (10^9 UK
mobiles) that one computer tries them all in ten minutes against a plain hash.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from suppression.number import Number

if TYPE_CHECKING:
    from _hashlib import HASH

VERSION = "v1"
KEY_BYTES, BLOCK_BYTES = 32, 64
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
        """HMAC-SHA256 (RFC 2104) of the number, 64 hexadecimal digits: equal for equal numbers.

        Spelt out with its two hashes begun once: hmac.digest takes three times as long, and lists have a million.
        """
        inner, outer = (half.copy() for half in _begun(self.fingerprint_key))
        inner.update(number.e164.encode())
        outer.update(inner.digest())
        return outer.hexdigest()

    def seal(self, number: Number, context: str = ANYWHERE) -> bytes:
        """The number for a column; `context` is "table.column" where it is to open nowhere else."""
        return self.sealer.seal(number.e164.encode(), context)

    def open(self, sealed: bytes, context: str = ANYWHERE) -> Number:
        """The number back; raises the sealer's error when it was altered, or sealed for another context."""
        return Number(self.sealer.open(sealed, context).decode())


@lru_cache(maxsize=4)
def _begun(key: bytes) -> "tuple[HASH, HASH]":
    """The inner and the outer hash of HMAC after the key; the inner one after the version too."""
    block = (sha256(key).digest() if len(key) > BLOCK_BYTES else key).ljust(BLOCK_BYTES, b"\0")
    inner, outer = (sha256(bytes(byte ^ pad for byte in block)) for pad in (0x36, 0x5C))
    inner.update(f"{VERSION}|".encode())
    return inner, outer
