"""Where a recording is in its life, and what the carrier says of it."""

from enum import StrEnum


class State(StrEnum):
    """From the recorder's start to the deletion after 180 days."""

    RUNNING = "running"  # the carrier still records
    ANNOUNCED = "announced"  # finished, to be fetched
    STORED = "stored"  # encrypted and uploaded; its hash is known
    VERIFIED = "verified"  # read back, decrypted, and the same as what was fetched
    ERASED_AT_CARRIER = "erased_at_carrier"  # ours is the only copy
    EXPIRED = "expired"  # to be deleted, or deleted (then `deleted_at` says when)
    ABSENT = "absent"  # the carrier kept nothing: too short, or silent
    FAILED = "failed"  # a person has to look; transfer may be asked again


class Progress(StrEnum):
    """What the carrier announces."""

    RUNNING = "running"
    FINISHED = "finished"
    NOTHING = "nothing"


UNFINISHED = (State.RUNNING, State.ANNOUNCED, State.STORED, State.VERIFIED)
TO_FETCH = (State.ANNOUNCED, State.FAILED)
PLAYABLE = (State.VERIFIED, State.ERASED_AT_CARRIER)
