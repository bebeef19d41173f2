"""What was said: recordings encrypted on their way to a bucket in London, verified, heard, and deleted in time.

What speaks to S3 and to the key service is loaded when it is first asked for (PEP 562): its libraries take most of a
second and 60 MiB, and who announces, lists or counts recordings needs none of them.
"""

import importlib
from typing import TYPE_CHECKING

from recordings.faults import EnvelopeBroken, Held, Never, NotYet, RecordingFault, RegionRefused, UnknownRecording
from recordings.hearing import export
from recordings.region import REGION
from recordings.register import Heard, Listed, listeners, listing, look_up
from recordings.removal import delete
from recordings.source import Source
from recordings.states import Progress, State
from recordings.store import KEPT, Announced, announce, expire_due, give_up, hold, release, unfinished
from recordings.tables import Base
from recordings.transfer import erase, transfer, verify
from recordings.vault import Vault

if TYPE_CHECKING:
    from recordings.bucket import Bucket, open_bucket
    from recordings.envelope import Envelope
    from recordings.house_rules import make_bucket
    from recordings.keyrings import kms_keyring, raw_keyring

__all__ = [
    "KEPT",
    "REGION",
    "Announced",
    "Base",
    "Bucket",
    "Envelope",
    "EnvelopeBroken",
    "Heard",
    "Held",
    "Listed",
    "Never",
    "NotYet",
    "Progress",
    "RecordingFault",
    "RegionRefused",
    "Source",
    "State",
    "UnknownRecording",
    "Vault",
    "announce",
    "delete",
    "erase",
    "expire_due",
    "export",
    "give_up",
    "hold",
    "kms_keyring",
    "listeners",
    "listing",
    "look_up",
    "make_bucket",
    "open_bucket",
    "raw_keyring",
    "release",
    "transfer",
    "unfinished",
    "verify",
]

_IN_THE_CLOUD = {
    "Bucket": "recordings.bucket",
    "Envelope": "recordings.envelope",
    "kms_keyring": "recordings.keyrings",
    "make_bucket": "recordings.house_rules",
    "open_bucket": "recordings.bucket",
    "raw_keyring": "recordings.keyrings",
}


def __getattr__(name: str) -> object:
    """One of the names that need the cloud's libraries."""
    if name not in _IN_THE_CLOUD:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_IN_THE_CLOUD[name]), name)
