"""What the S3 client raises, in this room's words."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

from recordings.faults import NotYet, ObjectMissing

GONE = {"NoSuchKey", "404"}


@contextmanager
def unless(codes: set[str]) -> Iterator[None]:
    """Overlook a refusal with one of these codes."""
    try:
        yield
    except ClientError as refused:
        if refused.response["Error"]["Code"] not in codes:
            raise


@contextmanager
def plain_faults(bucket: str) -> Iterator[None]:
    """Raise NotYet, or ObjectMissing, for anything the client says of `bucket`."""
    try:
        yield
    except ClientError as refused:
        code = refused.response["Error"]["Code"]
        kind = ObjectMissing if code in GONE else NotYet
        raise kind(f"The bucket {bucket} refused {refused.operation_name} ({code}).") from refused
    except BotoCoreError as away:
        raise NotYet(f"The bucket {bucket} does not answer ({type(away).__name__}).") from away
