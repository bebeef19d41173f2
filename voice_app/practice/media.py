"""The media of a recording: a WAV made when it is first asked for, sealed if the account has a public key.

Sealing is https://www.twilio.com/docs/voice/tutorials/voice-recording-encryption: AES-256-GCM with a key of its own,
wrapped by RSA-OAEP (SHA-256).
"""

import array
import base64
import io
import os
import sys
import wave
from collections.abc import Iterable

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from voice_app.practice.recording import AGENT, CALLEE, Recording, Seal, Utterance
from voice_app.practice.sound import RATE, silence, speech


class KeyUnfit(ValueError):
    """The public key for recordings cannot be used."""


def wav(recording: Recording, channels: int) -> bytes:
    """The sound: the callee on the first channel, the agent on the second, or both in one."""
    length = round(recording.seconds * RATE)
    callee = _track((heard for heard in recording.kept if heard.channel == CALLEE), length)
    agent = _track((heard for heard in recording.kept if heard.channel == AGENT), length)
    if channels == 2:
        frames = array.array("h", bytes(4 * length))
        frames[0::2], frames[1::2] = callee, agent
    else:
        frames = array.array("h", (_clipped(left + right) for left, right in zip(callee, agent, strict=True)))
    if sys.byteorder == "big":
        frames.byteswap()
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setparams((channels, 2, RATE, 0, "NONE", "not compressed"))
        out.writeframes(frames.tobytes())
    return file.getvalue()


def _track(heard: Iterable[Utterance], length: int) -> "array.array[int]":
    track = silence(length)
    for utterance in heard:
        whole = speech(utterance.text, round(utterance.whole, 2))
        first, lead = round(utterance.start * RATE), round(utterance.lead * RATE)
        piece = whole[lead : lead + round((utterance.end - utterance.start) * RATE)][: length - first]
        track[first : first + len(piece)] = piece
    return track


def _clipped(sample: int) -> int:
    return max(-32768, min(32767, sample))


def read_public_key(pem: bytes) -> rsa.RSAPublicKey:
    try:
        key = load_pem_public_key(pem)
    except ValueError as error:
        raise KeyUnfit("The public key for recordings is not a PEM public key.") from error
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < 2048:
        raise KeyUnfit("The public key for recordings must be RSA with 2048 bits or more.")
    return key


def new_seal(pem: bytes, key_sid: str, kind: str) -> Seal:
    """A fresh content key, wrapped for the holder of the private key."""
    content_key, vector = AESGCM.generate_key(256), os.urandom(12)
    oaep = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
    details = {
        "type": kind,
        "public_key_sid": key_sid,
        "encrypted_cek": base64.b64encode(read_public_key(pem).encrypt(content_key, oaep)).decode(),
        "iv": base64.b64encode(vector).decode(),
    }
    return Seal(content_key, vector, details)


def media(recording: Recording, channels: int) -> bytes:
    """The file as it is handed out. Sealed, it is the ciphertext and then the 16 byte tag."""
    if recording.seal is None:
        return wav(recording, channels)
    with recording.lock:
        if recording.media is None:
            plain = wav(recording, recording.wish.channels)
            recording.media = AESGCM(recording.seal.content_key).encrypt(recording.seal.vector, plain, None)
        return recording.media
