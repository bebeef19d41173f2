"""How a register keeps numbers: 64 bits of a keyed hash of each, from which no number can be read without the key.

HMAC-SHA256 (RFC 2104) is spelt out here with its two hashes begun once and copied for each number: a call of
hmac.digest looks its algorithm up anew every time and takes three times as long, and there are 18 million numbers.
Of 18 million fingerprints of 64 bits, a number that is not listed meets one by chance once in 10^12 checks; it
would then not be called.
"""

import hashlib
from collections.abc import Iterable

KEY_BYTES, BLOCK_BYTES, FINGERPRINT_BYTES = 32, 64, 8
VERSION = b"register v1|"
UK = "+44"


class Fingerprints:
    """Makes fingerprints under one key, which must lie outside the register's own folder and its backups."""

    __slots__ = ("_outer", "_start", "_start_uk", "key")

    def __init__(self, key: bytes) -> None:
        if len(key) < KEY_BYTES:
            raise ValueError(f"The key of the registers must have {KEY_BYTES} bytes or more.")
        self.key = key
        block = (key if len(key) <= BLOCK_BYTES else hashlib.sha256(key).digest()).ljust(BLOCK_BYTES, b"\0")
        self._start = hashlib.sha256(bytes(byte ^ 0x36 for byte in block) + VERSION)
        self._start_uk = self._start.copy()
        self._start_uk.update(UK.encode())
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in block))

    def __repr__(self) -> str:
        return "Fingerprints()"

    def of(self, e164: str) -> int:
        """The fingerprint of one number in E.164 form, as a register file's body has it."""
        inner, outer = self._start.copy(), self._outer.copy()
        inner.update(e164.encode())
        outer.update(inner.digest())
        return int.from_bytes(outer.digest()[:FINGERPRINT_BYTES], "little")

    def of_uk(self, nationals: Iterable[bytes]) -> bytes:
        """The fingerprints of UK numbers, given without their 0, one after the other, 8 bytes each."""
        start, end, made = self._start_uk.copy, self._outer.copy, []
        for national in nationals:
            inner, outer = start(), end()
            inner.update(national)
            outer.update(inner.digest())
            made.append(outer.digest()[:FINGERPRINT_BYTES])
        return b"".join(made)

    def of_all(self, e164s: Iterable[str]) -> bytes:
        """The fingerprints of numbers in E.164 form, one after the other, 8 bytes each."""
        start, end, made = self._start.copy, self._outer.copy, []
        for e164 in e164s:
            inner, outer = start(), end()
            inner.update(e164.encode())
            outer.update(inner.digest())
            made.append(outer.digest()[:FINGERPRINT_BYTES])
        return b"".join(made)
