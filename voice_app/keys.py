"""The keys of this installation: one master key in a file only its owner may read, one derived key for each use.

The file is the embedded default; it stays outside the database and its backups, since numbers are few enough
(10^9 mobiles) that a fingerprint is only as secret as its key.
"""

import base64
import json
import os
import secrets
import stat
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES, NONCE_BYTES, VERSION = 32, 12, b"\x01"


class KeysUnusable(Exception):
    """The key file is missing, readable by others, or not one of ours; the message says what to do."""


class SealBroken(ValueError):
    """A sealed value was altered, belongs elsewhere, or was sealed with another key."""


@lru_cache(maxsize=4)
def _cipher(key: bytes) -> AESGCM:
    """Made once for a key: to make it takes longer than to seal a number."""
    return AESGCM(key)


@dataclass(frozen=True, slots=True)
class Sealer:
    """AES-256-GCM (NIST SP 800-38D) for short values: a name, a number, a transcript."""

    key: bytes = field(repr=False)

    def seal(self, plain: bytes, context: str) -> bytes:
        """`plain`, unreadable without the key and without `context`, which names where the value belongs."""
        nonce = os.urandom(NONCE_BYTES)
        return VERSION + nonce + _cipher(self.key).encrypt(nonce, plain, context.encode())

    def open(self, sealed: bytes, context: str) -> bytes:
        """What was sealed; raises SealBroken when a bit of it, or its context, differs."""
        nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        if sealed[:1] != VERSION:
            raise SealBroken(f"unknown version of seal for {context}")
        try:
            return _cipher(self.key).decrypt(nonce, body, context.encode())
        except (InvalidTag, ValueError) as broken:
            raise SealBroken(f"the seal of {context} does not open") from broken


@dataclass(frozen=True, slots=True)
class Keys:
    """One key for each use, all derived from the master key (HKDF, RFC 5869)."""

    fingerprint: bytes = field(repr=False)  # HMAC of numbers
    recordings: bytes = field(repr=False)  # raw-AES keyring of the recordings
    registers: bytes = field(repr=False)  # HMAC of the numbers on TPS and CTPS
    sealer: Sealer = field(repr=False)


def make_key_file(path: Path) -> None:
    """A fresh master key at `path`, mode 0600; an existing file is never replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"version": 1, "master": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}, file)
        file.flush()
        os.fsync(file.fileno())


def read_keys(path: Path) -> Keys:
    """The keys of the file at `path`; raises KeysUnusable."""
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise KeysUnusable(f"The key file {path} can be read by others: chmod 600 {path}.")
        master = base64.b64decode(json.loads(path.read_text())["master"], validate=True)
    except OSError as missing:
        raise KeysUnusable(f"The key file {path} cannot be read. Make one with: voice-app key new") from missing
    except (ValueError, KeyError, TypeError) as wrong:
        raise KeysUnusable(f"The key file {path} is not a key file of ours.") from wrong
    if len(master) != KEY_BYTES:
        raise KeysUnusable(f"The key in {path} is not {KEY_BYTES * 8} bits long.")
    return Keys(
        _derive(master, "number fingerprint v1"),
        _derive(master, "recordings v1"),
        _derive(master, "registers v1"),
        Sealer(_derive(master, "columns v1")),
    )


def _derive(master: bytes, use: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=use.encode()).derive(master)
