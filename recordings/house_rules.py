"""A new bucket: in London, closed to the public, and tidy."""

from typing import TYPE_CHECKING

from recordings.bucket import Bucket
from recordings.region import REGION, is_loopback
from recordings.s3_faults import plain_faults, unless

if TYPE_CHECKING:
    from mypy_boto3_s3.type_defs import LifecycleRuleTypeDef, PublicAccessBlockConfigurationTypeDef

CLOSED: "PublicAccessBlockConfigurationTypeDef" = {
    "BlockPublicAcls": True,
    "IgnorePublicAcls": True,
    "BlockPublicPolicy": True,
    "RestrictPublicBuckets": True,
}
TIDY: "LifecycleRuleTypeDef" = {
    "ID": "tidy",
    "Status": "Enabled",
    "Filter": {"Prefix": "recordings/"},
    "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1},
    "NoncurrentVersionExpiration": {"NoncurrentDays": 1},
}


def make_bucket(bucket: Bucket) -> None:
    """Create the bucket in London, closed to the public, with the house rules; one that exists keeps its contents.

    The rules: unfinished uploads end after a day, older versions after a day. Recordings themselves are deleted by
    us, since the bucket knows nothing of holds. A small S3 server on this machine may not know rules.
    """
    client, name = bucket.client, bucket.name
    with plain_faults(name):
        with unless({"BucketAlreadyOwnedByYou", "BucketAlreadyExists"}):
            client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        with unless({"BucketAlreadyExists", "NotImplemented"} if is_loopback(client.meta.endpoint_url) else set()):
            client.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=CLOSED)
            client.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration={"Rules": [TIDY]})
    bucket.check_region()
