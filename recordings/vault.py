"""The vault: what goes in is encrypted on its way, what comes out is authenticated on its way."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recordings.sound import HEAD

if TYPE_CHECKING:  # both need the cloud's libraries, which who only counts recordings does not
    from recordings.bucket import Bucket
    from recordings.envelope import Envelope


@dataclass(frozen=True, slots=True)
class Vault:
    """An envelope and the bucket for its ciphertexts."""

    envelope: "Envelope"
    bucket: "Bucket"

    def put(self, key: str, recording_id: str, plain: Iterable[bytes]) -> int:
        """Encrypt and upload; returns the ciphertext's length. Only a `plain` that ends without an error is stored."""
        return self.bucket.put(key, self.envelope.encrypt(plain, recording_id), recording_id)

    def read(self, key: str, recording_id: str) -> Iterator[bytes]:
        """What was put, chunk by chunk; raises NotYet, ObjectMissing or EnvelopeBroken."""
        return self.envelope.decrypt(self.bucket.get(key), recording_id)


class Tally:
    """Counts and hashes a stream as it passes, and keeps its first bytes."""

    def __init__(self) -> None:
        self.length, self.head = 0, b""
        self._hash = hashlib.sha256()

    def watch(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks, counted."""
        for chunk in chunks:
            self.length += len(chunk)
            self._hash.update(chunk)
            if len(self.head) < HEAD:
                self.head += chunk[: HEAD - len(self.head)]
            yield chunk

    @property
    def sha256(self) -> str:
        """SHA-256 of what has passed, hexadecimal (FIPS 180-4)."""
        return self._hash.hexdigest()
