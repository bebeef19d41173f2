"""What can go wrong with a recording: each fault says whether trying again later can help."""

from typing import ClassVar


class RecordingFault(Exception):
    """A step with a recording failed; `permanent` says whether the same step may pass later."""

    permanent: ClassVar[bool]


class NotYet(RecordingFault):
    """Try the step again later: the carrier, the bucket or the key service is not ready, or a copy was damaged."""

    permanent = False


class ObjectMissing(NotYet):
    """The bucket has no such object."""


class Never(RecordingFault):
    """A person has to look: trying again alone will not help. Nothing was erased."""

    permanent = True


class UnknownRecording(Never):
    """There is no recording with this id."""


class Held(Never):
    """The recording is under a hold and may not be deleted."""


class RegionRefused(Never):
    """The bucket or the key is not in London (eu-west-2), where recordings must rest."""


class EnvelopeBroken(RecordingFault):
    """The ciphertext was altered, cut short, belongs to another recording, or was made with another key."""

    permanent = True
