"""A recording that the carrier encrypted for our public key: unwrapped on its way, or nothing is stored."""

import base64
import json
import os

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from recordings import Never, NotYet, State
from tests.store.recordings.carrier import ACCOUNT, TOKEN, make_wave
from tests.store.recordings.conftest import BUCKET
from voice_app.telephony.media import TwilioRecordings

KEY_SID = "CR" + "a1" * 16
PRIVATE = generate_private_key(65537, 2048)


def wrap(wave, **changed):
    """What the carrier sends, and what it says of it."""
    key, iv = os.urandom(32), os.urandom(12)
    wrapped = PRIVATE.public_key().encrypt(key, OAEP(mgf=MGF1(SHA256()), algorithm=SHA256(), label=None))
    told = {"type": "rsa-aes", "public_key_sid": KEY_SID, "encrypted_cek": base64.b64encode(wrapped).decode()}
    told |= {"iv": base64.b64encode(iv).decode(), **changed}
    return AESGCM(key).encrypt(iv, wave, None), json.dumps(told)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "private-keys"
    folder.mkdir()
    path = folder / f"{KEY_SID}.pem"
    path.write_bytes(PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    path.chmod(0o600)
    return folder


@pytest.fixture
def source(carrier, folder):
    return TwilioRecordings(ACCOUNT, TOKEN, carrier.url, folder)


@pytest.fixture
def desk(desk, carrier):
    carrier.before_erasing = lambda carrier_id: None  # the carrier's copy is wrapped: compared below
    return desk


def test_the_carriers_encryption_is_taken_off_on_the_way(desk):
    wave = make_wave(60)
    body, told = wrap(wave)
    id_ = desk.announce(seconds=60, wave=body, encryption=told)
    assert desk.keep(id_) is State.ERASED_AT_CARRIER
    assert b"".join(desk.hear(id_)) == wave


@pytest.mark.parametrize("where", [0, 100, -1, -16, -17])
def test_a_damaged_recording_is_not_stored(desk, s3, where):
    body, told = wrap(make_wave(3))
    damaged = bytearray(body)
    damaged[where] ^= 1
    id_ = desk.announce(wave=bytes(damaged), encryption=told)
    with pytest.raises(NotYet, match="tag does not fit"):
        desk.transfer(id_)
    assert s3.objects(BUCKET) == []


def test_a_recording_cut_before_its_tag_is_not_stored(desk, s3):
    body, told = wrap(make_wave(3))
    id_ = desk.announce(wave=body[:-16], encryption=told)
    with pytest.raises(NotYet, match="tag does not fit"):
        desk.transfer(id_)
    assert s3.objects(BUCKET) == []


@pytest.mark.parametrize(
    ("changed", "fault", "says"),
    [
        ({"public_key_sid": "CR" + "b2" * 16}, NotYet, "not in the folder"),
        ({"public_key_sid": "../keys"}, Never, "documented form"),
        ({"iv": "AAAA"}, Never, "documented form"),
        ({"encrypted_cek": "!!"}, Never, "cannot be read"),
        ({"encrypted_cek": base64.b64encode(b"x" * 256).decode()}, Never, "does not open"),
    ],
)
def test_details_that_do_not_fit_are_told(desk, changed, fault, says):
    body, told = wrap(make_wave(3), **changed)
    id_ = desk.announce(wave=body, encryption=told)
    with pytest.raises(fault, match=says):
        desk.transfer(id_)


def test_a_private_key_that_others_may_read_is_not_used(desk, folder):
    (folder / f"{KEY_SID}.pem").chmod(0o644)
    body, told = wrap(make_wave(3))
    id_ = desk.announce(wave=body, encryption=told)
    with pytest.raises(NotYet, match="chmod 600"):
        desk.transfer(id_)


def test_without_a_folder_of_keys_the_recording_waits(carrier, desk):
    body, told = wrap(make_wave(3))
    id_ = desk.announce(wave=body, encryption=told)
    desk.source = TwilioRecordings(ACCOUNT, TOKEN, carrier.url)
    with pytest.raises(NotYet, match="RECORDING_PRIVATE_KEYS"):
        desk.transfer(id_)
