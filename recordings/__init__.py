"""What was said: recordings encrypted on their way to a bucket in London, verified, heard, and deleted in time."""

from recordings.bucket import Bucket, open_bucket
from recordings.envelope import Envelope
from recordings.faults import EnvelopeBroken, Held, Never, NotYet, RecordingFault, RegionRefused, UnknownRecording
from recordings.hearing import export
from recordings.house_rules import make_bucket
from recordings.keyrings import kms_keyring, raw_keyring
from recordings.region import REGION
from recordings.register import Heard, Listed, listeners, listing, look_up
from recordings.removal import delete
from recordings.source import Source
from recordings.states import Progress, State
from recordings.store import KEPT, Announced, announce, expire_due, give_up, hold, release, unfinished
from recordings.tables import Base
from recordings.transfer import erase, transfer, verify
from recordings.vault import Vault

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
