"""Twilio's Voice Recording Encryption, taken off as the recording streams by.

Twilio wraps a 256-bit content key for our RSA public key (RSAES-OAEP, SHA-256 in both places; RFC 8017) and sends the
WAV as AES-256-GCM ciphertext with its 16-byte tag behind it (docs/voice/tutorials/voice-recording-encryption).
"""

import base64
import binascii
import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from recordings import Never, NotYet

TAG, KEY_BYTES, IV_BYTES = 16, 32, 12
PUBLIC_KEY_SID = re.compile(r"CR[0-9a-fA-F]{32}")


def unwrap(body: Iterator[bytes], encryption: str, private_keys: Path | None) -> Iterator[bytes]:
    """The WAV within `body`.

    The tag comes last, so chunks are handed out before they are authenticated: whoever draws them must keep
    nothing unless the stream ends without an error. NotYet: the tag does not fit, or the private key is not in the
    folder (add it, and the recording is fetched again). Never: the details are not of the documented form.
    """
    key_sid, wrapped_key, iv = _details(encryption)
    private_key = _private_key(private_keys, key_sid)
    try:
        key = private_key.decrypt(wrapped_key, OAEP(mgf=MGF1(algorithm=SHA256()), algorithm=SHA256(), label=None))
    except ValueError as wrong:
        raise Never(f"The content key of the recording does not open with the private key {key_sid}.") from wrong
    if len(key) != KEY_BYTES:
        raise Never(f"The content key of the recording has {len(key)} bytes, and not {KEY_BYTES}.")
    return _decrypted(body, key, iv)


def _decrypted(body: Iterator[bytes], key: bytes, iv: bytes) -> Iterator[bytes]:
    decryptor, kept = Cipher(AES(key), GCM(iv)).decryptor(), b""
    for chunk in body:
        kept += chunk  # the last 16 bytes seen so far may be the tag
        yield decryptor.update(kept[:-TAG])
        kept = kept[-TAG:]
    try:
        yield decryptor.finalize_with_tag(kept)
    except (InvalidTag, ValueError) as broken:
        raise NotYet("The carrier's encryption of the recording is damaged: its tag does not fit.") from broken


def _details(encryption: str) -> tuple[str, bytes, bytes]:
    """Key SID, wrapped content key and initialisation vector."""
    try:
        told = json.loads(encryption)
        key_sid = str(told["public_key_sid"])
        wrapped_key = base64.b64decode(told["encrypted_cek"], validate=True)
        iv = base64.b64decode(told["iv"], validate=True)
    except (ValueError, TypeError, KeyError, binascii.Error) as wrong:
        raise Never("The carrier's encryption details of the recording cannot be read.") from wrong
    if not PUBLIC_KEY_SID.fullmatch(key_sid) or len(iv) != IV_BYTES:
        raise Never("The carrier's encryption details of the recording are not of the documented form.")
    return key_sid, wrapped_key, iv


def _private_key(folder: Path | None, key_sid: str) -> RSAPrivateKey:
    if folder is None:
        raise NotYet("The carrier encrypted the recording; set RECORDING_PRIVATE_KEYS to the folder of private keys.")
    path = folder / f"{key_sid}.pem"
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise NotYet(f"The private key {path.name} can be read by others: chmod 600 it.")
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as missing:
        raise NotYet(f"The private key {path.name} is not in the folder RECORDING_PRIVATE_KEYS.") from missing
    except (ValueError, TypeError) as wrong:
        raise NotYet(f"The private key {path.name} is not a PEM file without a password.") from wrong
    if not isinstance(key, RSAPrivateKey):
        raise NotYet(f"The private key {path.name} is not an RSA key.")
    return key
