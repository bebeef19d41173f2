"""The envelope: what goes in comes out, and nothing that was touched comes out at all."""

import os
import random

import pytest
from aws_encryption_sdk import EncryptionSDKClient
from aws_encryption_sdk.identifiers import Algorithm, CommitmentPolicy

from recordings import Envelope, EnvelopeBroken, Never, NotYet, raw_keyring
from recordings.chunks import CHUNK
from recordings.envelope import SUITE, context_of

ID, KEY = "ab" * 16, bytes(range(32))
WAVE = os.urandom(150_000)


@pytest.fixture(scope="module")
def envelope():
    return Envelope(raw_keyring(KEY))


@pytest.fixture(scope="module")
def sealed(envelope):
    return b"".join(envelope.encrypt([WAVE], ID))


def draw(envelope, sealed, recording_id=ID):
    """What is handed out before the fault, and whether there was one."""
    drawn = bytearray()
    try:
        for chunk in envelope.decrypt([sealed], recording_id):
            drawn += chunk
    except EnvelopeBroken:
        return bytes(drawn), True
    return bytes(drawn), False


@pytest.mark.parametrize("length", [0, 1, 65535, 65536, 65537, 131072, 300_001])
@pytest.mark.parametrize("chunk", [1000, 65536, 100_000])
def test_any_length_in_any_chunks_comes_back(envelope, length, chunk):
    wave = os.urandom(length)
    sealed = b"".join(envelope.encrypt((wave[at : at + chunk] for at in range(0, length, chunk)), ID))
    pieces = [sealed[at : at + 777] for at in range(0, len(sealed), 777)]
    assert b"".join(envelope.decrypt(pieces, ID)) == wave


def test_the_ciphertext_shows_its_context_and_nothing_of_the_sound(envelope):
    sealed = b"".join(envelope.encrypt([b"THE-SECRET-SOUND" * 10_000], ID))
    assert b"SECRET" not in sealed
    assert ID.encode() in sealed
    assert set(context_of(ID)) == {"app", "recording", "purpose"}


def test_two_envelopes_of_the_same_sound_differ(envelope, sealed):
    assert b"".join(envelope.encrypt([WAVE], ID)) != sealed


def test_a_thousand_tampered_envelopes_give_out_no_false_byte(envelope, sealed):
    chance = random.Random(20261121)
    for number in range(1000):
        damaged, where = bytearray(sealed), chance.randrange(len(sealed))
        match number % 5:
            case 0:
                damaged[where] ^= 1 << chance.randrange(8)
            case 1:  # the head, where the key and the context are
                damaged[where % 700] ^= 1 << chance.randrange(8)
            case 2:
                del damaged[where:]
            case 3:
                damaged += os.urandom(1 + where % 50)
            case 4:  # two pieces change places
                other = chance.randrange(len(sealed) - 64)
                where %= len(sealed) - 64
                damaged[where : where + 64] = sealed[other : other + 64]
                damaged[other : other + 64] = sealed[where : where + 64]
        if damaged == sealed:
            continue
        drawn, broken = draw(envelope, bytes(damaged))
        assert broken, f"tampering {number} was not noticed"
        assert WAVE.startswith(drawn)


def test_whole_frames_that_change_places_or_are_left_out_are_noticed(envelope):
    wave = os.urandom(65536 * 4)
    sealed = b"".join(envelope.encrypt([wave], ID))
    frame = 65536 + 4 + 12 + 16
    head = len(sealed) - 4 * frame - (4 + 4 + 12 + 4 + 16)
    frames = [sealed[head + n * frame : head + (n + 1) * frame] for n in range(4)]
    end = sealed[head + 4 * frame :]
    assert draw(envelope, sealed[:head] + b"".join(frames) + end) == (wave, False)
    for order in ([1, 0, 2, 3], [0, 1, 3, 2], [0, 1, 2], [0, 0, 1, 2, 3], []):
        drawn, broken = draw(envelope, sealed[:head] + b"".join(frames[n] for n in order) + end)
        assert broken
        assert wave.startswith(drawn)


def test_the_envelope_of_another_recording_does_not_open(envelope, sealed):
    assert draw(envelope, sealed, "cd" * 16) == (b"", True)


@pytest.mark.parametrize("context", [{}, {"app": "voice-app", "recording": ID}, {**context_of(ID), "more": "x"}])
def test_an_envelope_with_more_or_less_in_its_context_does_not_open(envelope, context):
    sealed, _ = EncryptionSDKClient().encrypt(
        source=WAVE, keyring=envelope.keyring, encryption_context=context, algorithm=SUITE, frame_length=CHUNK
    )
    assert draw(envelope, sealed) == (b"", True)


def test_an_envelope_without_key_commitment_does_not_open(envelope):
    client = EncryptionSDKClient(commitment_policy=CommitmentPolicy.FORBID_ENCRYPT_ALLOW_DECRYPT)
    sealed, _ = client.encrypt(
        source=WAVE,
        keyring=envelope.keyring,
        encryption_context=context_of(ID),
        algorithm=Algorithm.AES_256_GCM_IV12_TAG16_HKDF_SHA256,
        frame_length=CHUNK,
    )
    assert draw(envelope, sealed) == (b"", True)


def test_the_key_of_another_installation_does_not_open_it(sealed):
    assert draw(Envelope(raw_keyring(bytes(32))), sealed) == (b"", True)


@pytest.mark.parametrize("rubbish", [b"", b"\x02", b"RIFF" * 100, os.urandom(5000)])
def test_what_is_no_envelope_does_not_open(envelope, rubbish):
    assert draw(envelope, rubbish) == (b"", True)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_the_wrong_length_is_refused(length):
    with pytest.raises(Never, match="32 bytes"):
        raw_keyring(bytes(length))


def test_a_source_that_fails_is_told_as_it_is(envelope):
    def breaking():
        yield b"sound"
        raise NotYet("the carrier hung up")

    with pytest.raises(NotYet, match="hung up"):
        b"".join(envelope.encrypt(breaking(), ID))


def test_the_key_does_not_show():
    assert KEY.hex() not in repr(Envelope(raw_keyring(KEY)))
