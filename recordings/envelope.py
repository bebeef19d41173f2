"""Envelope encryption of a recording, as a stream: AWS Encryption SDK message format, AES-256-GCM, 64 KiB frames.

Each recording has its own data key, wrapped by the keyring and carried in the message. The encryption context
{app, recording, purpose} is authenticated with it; it shows in the key service's own log, so it names no person.

The suite is 0x0478: key commitment, no ECDSA signature. A signature would separate those who may encrypt from
those who may decrypt, which here are one program; it is checked at the end only, so that a stream would hand out
frames before it; and it costs half the speed. Every frame is authenticated by AES-GCM before it is handed out.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aws_cryptographic_material_providers.mpl.references import IKeyring
from aws_encryption_sdk import EncryptionSDKClient
from aws_encryption_sdk.exceptions import AWSEncryptionSDKClientError
from aws_encryption_sdk.identifiers import Algorithm, CommitmentPolicy
from botocore.exceptions import BotoCoreError
from cryptography.exceptions import InvalidSignature, InvalidTag

from recordings.chunks import CHUNK, ChunkReader
from recordings.faults import EnvelopeBroken, NotYet

SUITE = Algorithm.AES_256_GCM_HKDF_SHA512_COMMIT_KEY
# What a damaged message makes the client raise; it documents the first only.
BROKEN = (AWSEncryptionSDKClientError, InvalidSignature, InvalidTag, ValueError, OverflowError)


def context_of(recording_id: str) -> dict[str, str]:
    """What the ciphertext is bound to; no personal data."""
    return {"app": "voice-app", "recording": recording_id, "purpose": "call recording"}


@dataclass(frozen=True, slots=True)
class Envelope:
    """Encrypts and decrypts with the data keys of one keyring."""

    keyring: IKeyring = field(repr=False)

    def encrypt(self, plain: Iterable[bytes], recording_id: str) -> Iterator[bytes]:
        """The ciphertext of `plain`, chunk by chunk; raises NotYet when the key service is away."""
        stream = _client().stream(  # type: ignore[no-untyped-call]  # no types
            mode="encrypt",
            source=ChunkReader(plain),
            keyring=self.keyring,
            encryption_context=context_of(recording_id),
            algorithm=SUITE,
            frame_length=CHUNK,
        )
        with _plain_faults(recording_id):
            while chunk := stream.read(CHUNK):
                yield chunk

    def decrypt(self, sealed: Iterable[bytes], recording_id: str) -> Iterator[bytes]:
        """What was encrypted, each chunk authenticated before it is handed out.

        Raises EnvelopeBroken for a message that was altered, cut, lengthened, is of another recording or of
        another key; NotYet when the key service is away. Only a stream read to its end is known to be whole.
        """
        source = ChunkReader(sealed)
        wanted = context_of(recording_id)
        with _plain_faults(recording_id):
            stream = _client().stream(  # type: ignore[no-untyped-call]  # no types
                mode="decrypt-unsigned",
                source=source,
                keyring=self.keyring,
                encryption_context=wanted,
                max_body_length=CHUNK,
            )
            if stream.header.encryption_context != wanted:  # the client would accept fewer or more pairs
                raise EnvelopeBroken(f"The envelope of recording {recording_id} was made for something else.")
            while chunk := stream.read(CHUNK):
                yield chunk
            if source.read(1):
                raise EnvelopeBroken(f"Something was added to the envelope of recording {recording_id}.")


def _client() -> EncryptionSDKClient:
    return EncryptionSDKClient(  # type: ignore[no-untyped-call]  # no types
        commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT, max_encrypted_data_keys=1
    )


@contextmanager
def _plain_faults(recording_id: str) -> Iterator[None]:
    try:
        yield
    except BotoCoreError as away:
        raise NotYet(f"The key service does not answer ({type(away).__name__}).") from away
    except BROKEN as broken:
        raise EnvelopeBroken(
            f"The envelope of recording {recording_id} does not open ({type(broken).__name__})."
        ) from broken
