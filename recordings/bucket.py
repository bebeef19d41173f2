"""The bucket in London where the ciphertexts rest, over the S3 protocol.

An upload is always multipart, even a small one: an upload that is under way can then be called off by its id, so
that a worker which was thought dead cannot complete an old upload over a copy that was verified since. Parts bound
the memory, too. S3 checks each part's SHA-256 on arrival.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from recordings.chunks import CHUNK
from recordings.faults import NotYet
from recordings.region import REGION, check_region
from recordings.s3_faults import plain_faults, unless

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import CompletedPartTypeDef, CreateMultipartUploadRequestTypeDef

PART = 8 * 1024 * 1024  # bytes; S3 wants at least 5 MiB, and takes 10,000 parts


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bucket; every method raises NotYet when it cannot be reached or refuses."""

    client: "S3Client" = field(repr=False)
    name: str
    kms_key_id: str | None = None

    def check_region(self) -> None:
        """Raises RegionRefused unless the bucket is in eu-west-2; asked at start and before every upload."""
        with plain_faults(self.name):
            location = self.client.get_bucket_location(Bucket=self.name).get("LocationConstraint")
        check_region(location, self.client.meta.endpoint_url, self.name)

    def put(self, key: str, chunks: Iterable[bytes], recording_id: str) -> int:
        """Store the ciphertext `chunks` under `key`; returns their length in bytes.

        The object appears whole, after `chunks` came to its end, or not at all. Older uploads of the same key
        that are still under way are called off, before and after.
        """
        self.check_region()
        self.call_off(key)
        with plain_faults(self.name):
            upload = self._begin(key, recording_id)
            try:
                parts, length = self._send(key, upload, chunks)
                self.client.complete_multipart_upload(
                    Bucket=self.name, Key=key, UploadId=upload, MultipartUpload={"Parts": parts}
                )
            except BaseException:
                self._abandon(key, upload)
                raise
        self.call_off(key)
        return length

    def get(self, key: str) -> Iterator[bytes]:
        """The object's bytes; raises ObjectMissing."""
        with plain_faults(self.name):
            body = self.client.get_object(Bucket=self.name, Key=key)["Body"]
            try:
                while chunk := body.read(CHUNK):
                    yield chunk
            finally:
                body.close()

    def delete(self, key: str) -> None:
        """Remove the object, its older versions and its unfinished uploads; what is gone already is no fault."""
        self.call_off(key)
        with plain_faults(self.name):
            self.client.delete_object(Bucket=self.name, Key=key)
            if self.client.get_bucket_versioning(Bucket=self.name).get("Status"):
                self._delete_versions(key)

    def call_off(self, key: str) -> None:
        """End every upload of `key` that is under way."""
        with plain_faults(self.name):
            for upload in self._under_way(key):
                self._abandon(key, upload)

    def _under_way(self, key: str) -> list[str]:
        with unless({"NoSuchUpload"}):  # rclone's answer while a bucket has had none
            found = self.client.list_multipart_uploads(Bucket=self.name, Prefix=key).get("Uploads", [])
            return [upload["UploadId"] for upload in found if upload["Key"] == key]
        return []

    def _begin(self, key: str, recording_id: str) -> str:
        order: CreateMultipartUploadRequestTypeDef = {
            "Bucket": self.name,
            "Key": key,
            "ContentType": "application/octet-stream",
            "Metadata": {"recording": recording_id},
            "ChecksumAlgorithm": "SHA256",
            "ServerSideEncryption": "AES256",
        }
        if self.kms_key_id:
            order["ServerSideEncryption"], order["SSEKMSKeyId"] = "aws:kms", self.kms_key_id
        return self.client.create_multipart_upload(**order)["UploadId"]

    def _send(self, key: str, upload: str, chunks: Iterable[bytes]) -> "tuple[list[CompletedPartTypeDef], int]":
        """One part travels while the next is made: two parts in memory, never more."""
        length, sent = 0, list[Future["CompletedPartTypeDef"]]()
        with ThreadPoolExecutor(1, "upload") as sender:
            for number, part in enumerate(_parts(chunks), 1):
                if sent:
                    sent[-1].result()
                sent.append(sender.submit(self._send_part, key, upload, number, part))
                length += len(part)
            return [each.result() for each in sent], length

    def _send_part(self, key: str, upload: str, number: int, part: bytes) -> "CompletedPartTypeDef":
        checksum = base64.b64encode(hashlib.sha256(part).digest()).decode()
        tag = self.client.upload_part(
            Bucket=self.name, Key=key, UploadId=upload, PartNumber=number, Body=part, ChecksumSHA256=checksum
        )["ETag"]
        return {"PartNumber": number, "ETag": tag, "ChecksumSHA256": checksum}

    def _abandon(self, key: str, upload: str) -> None:
        """End one upload. With the bucket away, its parts wait for the next `call_off` or the bucket's rule."""
        with suppress(ClientError, BotoCoreError):
            self.client.abort_multipart_upload(Bucket=self.name, Key=key, UploadId=upload)

    def _delete_versions(self, key: str) -> None:
        for page in self.client.get_paginator("list_object_versions").paginate(Bucket=self.name, Prefix=key):
            for version in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]:
                if version["Key"] == key:
                    self.client.delete_object(Bucket=self.name, Key=key, VersionId=version["VersionId"])


def open_bucket(name: str, endpoint: str | None = None, kms_key_id: str | None = None) -> Bucket:
    """The bucket `name`; raises RegionRefused unless it is in London.

    A bucket that does not answer now is opened all the same, for workers to wait for: every upload asks again.

    `endpoint` names another S3 server, which is addressed by path. Checksums are ours, per part: the client's own
    are sent as trailers over TLS, which small servers refuse, and would be counted a second time. The body itself is
    not signed either: the signature covers our checksum of it, and SHA-256 is what an upload mostly costs.
    """
    config = Config(
        connect_timeout=5,
        read_timeout=10,
        retries={"mode": "standard", "total_max_attempts": 3},
        s3={"addressing_style": "path" if endpoint else "virtual", "payload_signing_enabled": False},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    bucket = Bucket(
        boto3.Session().client("s3", region_name=REGION, endpoint_url=endpoint, config=config), name, kms_key_id
    )
    with suppress(NotYet):
        bucket.check_region()
    return bucket


def _parts(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks in parts of PART bytes; the last is shorter."""
    part = bytearray()
    for chunk in chunks:
        part += chunk
        if len(part) >= PART:
            yield bytes(part)
            part = bytearray()
    if part:
        yield bytes(part)
