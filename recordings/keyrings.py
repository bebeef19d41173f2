"""Where data keys are wrapped: by AWS KMS in London, or by the raw AES-256 key of this installation.

A keyring is an object of the AWS material providers library; the envelope alone uses it.
"""

from typing import TYPE_CHECKING, Any

import boto3
from aws_cryptographic_material_providers.mpl.client import AwsCryptographicMaterialProviders
from aws_cryptographic_material_providers.mpl.config import MaterialProvidersConfig
from aws_cryptographic_material_providers.mpl.models import (
    AesWrappingAlg,
    CreateAwsKmsKeyringInput,
    CreateRawAesKeyringInput,
)
from aws_cryptographic_material_providers.mpl.references import IKeyring
from botocore.config import Config
from botocore.exceptions import BotoCoreError

from recordings.faults import Never, NotYet, RegionRefused
from recordings.region import REGION

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

KEY_BYTES = 32
NAMESPACE, NAME = "voice-app", "recordings"  # written into each message: changing them makes old recordings unreadable
# The key service says these when the ciphertext is at fault; any other refusal may pass.
CIPHERTEXT_AT_FAULT = {"InvalidCiphertextException", "IncorrectKeyException"}


def raw_keyring(key: bytes) -> IKeyring:
    """A keyring of this installation's own 256-bit key, for machines without a key service."""
    if len(key) != KEY_BYTES:
        raise Never(f"The key for recordings must have {KEY_BYTES} bytes; it has {len(key)}.")
    return _providers().create_raw_aes_keyring(
        CreateRawAesKeyringInput(
            key_namespace=NAMESPACE,
            key_name=NAME,
            wrapping_key=key,
            wrapping_alg=AesWrappingAlg.ALG_AES256_GCM_IV12_TAG16,
        )
    )


def kms_keyring(key_id: str, endpoint: str | None = None) -> IKeyring:
    """A keyring of the KMS key `key_id` (ARN, id or alias) in London; raises RegionRefused or NotYet."""
    client = open_kms(endpoint)
    arn = _resolve(client, key_id)
    if arn.split(":")[3] != REGION:
        raise RegionRefused(f"The KMS key for recordings is in {arn.split(':')[3]}; it must be in {REGION} (London).")
    return _providers().create_aws_kms_keyring(CreateAwsKmsKeyringInput(kms_key_id=arn, kms_client=client))


def open_kms(endpoint: str | None = None) -> "KMSClient":
    """A client of the key service in London, with its own time limits (seconds)."""
    config = Config(connect_timeout=5, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3})
    client = boto3.Session().client("kms", region_name=REGION, endpoint_url=endpoint, config=config)
    client.meta.events.register("after-call.kms", _tell_refusal)
    return client


def _tell_refusal(http_response: Any, parsed: dict[str, Any], model: Any, **_more: object) -> None:
    """The encryption client hides why KMS refused; said here, an outage is never taken for a broken recording."""
    code = parsed.get("Error", {}).get("Code", "")
    if http_response.status_code >= 300 and code not in CIPHERTEXT_AT_FAULT:
        raise NotYet(f"The key service refused {model.name} ({http_response.status_code} {code}).")


def _resolve(client: "KMSClient", key_id: str) -> str:
    """The key's ARN: a message carries it, and decryption compares it."""
    if key_id.startswith("arn:") and ":key/" in key_id:
        return key_id
    try:
        return client.describe_key(KeyId=key_id)["KeyMetadata"]["Arn"]
    except BotoCoreError as away:
        raise NotYet(f"The key service does not answer ({type(away).__name__}).") from away


def _providers() -> AwsCryptographicMaterialProviders:
    return AwsCryptographicMaterialProviders(config=MaterialProvidersConfig())  # type: ignore[no-untyped-call]  # no types
