"""What only AWS has: regions, rules, versions, and a key service. On moto's server."""

import json
import secrets
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3
import pytest

import recordings
from recordings import EnvelopeBroken, Never, NotYet, RegionRefused, State
from recordings.keyrings import open_kms
from tests.store.recordings.servers import aws_server, s3_client

PLAIN = [b"what was said " * 5000] * 10


@pytest.fixture
def name():
    return f"recordings-{secrets.token_hex(6)}"


@pytest.fixture
def bucket(aws, name):
    recordings.make_bucket(recordings.Bucket(s3_client(aws), name))
    return recordings.open_bucket(name, aws)


@pytest.fixture
def kms_key(aws):
    return open_kms(aws).create_key()["KeyMetadata"]["Arn"]


@contextmanager
def refusing(code):
    """A key service that answers every request with the same refusal (moto's never refuses a disabled key)."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps({"__type": code, "message": "no"}).encode()
            self.send_response(400)
            self.send_header("Content-Type", "application/x-amz-json-1.1")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@pytest.mark.parametrize("region", ["eu-west-1", "eu-central-1"])
def test_a_bucket_elsewhere_is_refused_at_start_and_at_every_upload(aws, name, region):
    place = {"LocationConstraint": region}
    boto3.Session().client("s3", region_name=region, endpoint_url=aws).create_bucket(
        Bucket=name, CreateBucketConfiguration=place
    )
    with pytest.raises(RegionRefused, match=region):
        recordings.open_bucket(name, aws)
    client = s3_client(aws)
    with pytest.raises(RegionRefused, match="eu-west-2"):
        recordings.Bucket(client, name).put("recordings/2026/11/a", PLAIN, "a")
    assert client.list_objects_v2(Bucket=name)["KeyCount"] == 0


def test_a_new_bucket_is_closed_and_tidy_and_may_be_made_again(bucket):
    recordings.make_bucket(bucket)
    client, name = bucket.client, bucket.name
    assert client.get_bucket_location(Bucket=name)["LocationConstraint"] == "eu-west-2"
    assert all(client.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"].values())
    [rule] = client.get_bucket_lifecycle_configuration(Bucket=name)["Rules"]
    assert rule["AbortIncompleteMultipartUpload"] == {"DaysAfterInitiation": 1}
    assert "Expiration" not in rule  # the bucket knows nothing of holds


def test_the_buckets_own_encryption_uses_the_key_when_there_is_one(bucket, kms_key, aws):
    with_key = recordings.open_bucket(bucket.name, aws, kms_key)
    for each, expected in ((bucket, ("AES256", None)), (with_key, ("aws:kms", kms_key))):
        each.put("recordings/2026/11/a", PLAIN, "a")
        head = each.client.head_object(Bucket=bucket.name, Key="recordings/2026/11/a")
        assert (head["ServerSideEncryption"], head.get("SSEKMSKeyId")) == expected
        assert head["Metadata"] == {"recording": "a"}


def test_a_deletion_takes_every_version_and_every_unfinished_upload(bucket):
    client, name, key = bucket.client, bucket.name, "recordings/2026/11/a"
    client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    for _ in range(3):
        bucket.put(key, PLAIN, "a")
    bucket.put(key + "b", PLAIN, "ab")
    client.create_multipart_upload(Bucket=name, Key=key)
    bucket.delete(key)
    assert [v["Key"] for v in client.list_object_versions(Bucket=name)["Versions"]] == [key + "b"]
    assert "DeleteMarkers" not in client.list_object_versions(Bucket=name)
    assert "Uploads" not in client.list_multipart_uploads(Bucket=name)
    bucket.delete(key)


def test_an_upload_whose_source_fails_leaves_nothing(bucket):
    def breaking():
        yield from PLAIN * 20  # more than one part
        raise NotYet("the carrier hung up")

    with pytest.raises(NotYet, match="hung up"):
        bucket.put("recordings/2026/11/a", breaking(), "a")
    assert bucket.client.list_objects_v2(Bucket=bucket.name)["KeyCount"] == 0
    assert "Uploads" not in bucket.client.list_multipart_uploads(Bucket=bucket.name)


def test_a_missing_bucket_and_a_missing_object_may_come_back(bucket, aws):
    missing = recordings.open_bucket("recordings-nowhere", aws)
    for ask in (missing.check_region, lambda: next(bucket.get("recordings/x")), lambda: missing.delete("recordings/x")):
        with pytest.raises(NotYet):
            ask()


@pytest.mark.parametrize("told", ["arn", "id", "alias"])
def test_a_recording_is_kept_under_a_key_of_the_key_service(desk, aws, bucket, kms_key, told):
    alias = f"alias/{secrets.token_hex(4)}"
    open_kms(aws).create_alias(AliasName=alias, TargetKeyId=kms_key)
    key_id = {"arn": kms_key, "id": kms_key.rpartition("/")[2], "alias": alias}[told]
    envelope = recordings.Envelope(recordings.kms_keyring(key_id, aws))
    desk.vault = recordings.Vault(envelope, recordings.open_bucket(bucket.name, aws, kms_key))
    id_ = desk.announce()
    assert desk.keep(id_) is State.ERASED_AT_CARRIER
    assert len(b"".join(desk.hear(id_))) == desk.row(id_).plain_bytes


def test_the_key_service_binds_the_context_and_the_key(aws, kms_key):
    envelope = recordings.Envelope(recordings.kms_keyring(kms_key, aws))
    sealed = list(envelope.encrypt(PLAIN, "a"))
    other = open_kms(aws).create_key()["KeyMetadata"]["Arn"]
    assert b"".join(envelope.decrypt(sealed, "a")) == b"".join(PLAIN)
    for stranger, recording_id in ((envelope, "b"), (recordings.Envelope(recordings.kms_keyring(other, aws)), "a")):
        with pytest.raises(EnvelopeBroken):
            next(stranger.decrypt(sealed, recording_id))


def test_a_key_elsewhere_is_refused(aws):
    with pytest.raises(RegionRefused, match="us-east-1"):
        recordings.kms_keyring("arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000", aws)


def test_an_unknown_key_may_be_mended(aws):
    with pytest.raises(NotYet, match="refused DescribeKey"):
        recordings.kms_keyring("alias/nobody", aws)


@pytest.mark.parametrize(
    "code", ["DisabledException", "AccessDeniedException", "KMSInvalidStateException", "NotFoundException"]
)
def test_a_key_that_is_refused_may_be_mended_and_breaks_no_envelope(aws, kms_key, code):
    sealed = list(recordings.Envelope(recordings.kms_keyring(kms_key, aws)).encrypt(PLAIN, "a"))
    with refusing(code) as endpoint:
        envelope = recordings.Envelope(recordings.kms_keyring(kms_key, endpoint))
        with pytest.raises(NotYet, match=f"refused GenerateDataKey .*{code}"):
            next(envelope.encrypt(PLAIN, "a"))
        with pytest.raises(NotYet, match=f"refused Decrypt .*{code}"):
            next(envelope.decrypt(sealed, "a"))


def test_a_data_key_that_the_key_service_cannot_open_breaks_the_envelope(aws, kms_key):
    sealed = list(recordings.Envelope(recordings.kms_keyring(kms_key, aws)).encrypt(PLAIN, "a"))
    with refusing("InvalidCiphertextException") as endpoint, pytest.raises(EnvelopeBroken):
        next(recordings.Envelope(recordings.kms_keyring(kms_key, endpoint)).decrypt(sealed, "a"))


def test_a_key_service_that_is_down_makes_the_recording_wait(desk, carrier):
    with aws_server() as aws:
        kms_key = open_kms(aws).create_key()["KeyMetadata"]["Arn"]
        desk.vault = recordings.Vault(recordings.Envelope(recordings.kms_keyring(kms_key, aws)), desk.vault.bucket)
        stored = desk.announce(1)
        desk.transfer(stored)
    waiting = desk.announce(2)
    with pytest.raises(NotYet, match="key service"):
        desk.transfer(waiting)
    with pytest.raises(NotYet, match="key service"):
        desk.verify(stored)
    assert (desk.row(stored).state, desk.row(waiting).state) == (State.STORED, State.ANNOUNCED)
    with pytest.raises(Never):
        desk.erase(stored)
    assert carrier.deletes() == []
