"""A recording as the carrier keeps it: from which second to which, and what could be heard meanwhile."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from voice_app.practice.forms import Target

CALLEE, AGENT = 1, 2  # channels of a dual recording, see twilio.com/docs/voice/api/recording
SHORTEST = 0.5  # seconds; less is `absent`


class RecordingStatus(StrEnum):
    IN_PROGRESS = "in-progress"
    PAUSED = "paused"
    PROCESSING = "processing"
    COMPLETED = "completed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something audible on the line. `whole` is how long all of it lasts; `lead` of that came before `start`."""

    start: float
    end: float
    channel: int
    text: str
    whole: float
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class RecordingWish:
    """How one recording was asked for."""

    channels: int = 2
    trim: bool = True
    callback: Target | None = None
    events: tuple[str, ...] = ("completed",)
    maker: str = "Start"  # what started it: Start, RecordVerb, OutboundAPI or StartCallRecordingAPI
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """The key with which one recording is sealed, and what the account's owner is told to open it."""

    content_key: bytes = field(repr=False)
    vector: bytes
    details: Mapping[str, str]


@dataclass(slots=True, eq=False)
class Recording:
    """`start`, `stop` and the pauses are seconds of the call's line."""

    wish: RecordingWish
    call_sid: str
    start: float
    began: datetime
    source: str  # as Twilio names the maker
    sid: str = field(default_factory=lambda: "RE" + secrets.token_hex(16))
    status: RecordingStatus = RecordingStatus.IN_PROGRESS
    stop: float | None = None
    pauses: list[tuple[float, float]] = field(default_factory=list)
    paused_at: float | None = None
    skips_pauses: bool = False
    ready_at: float | None = None  # real monotonic second from which the media can be had
    kept: tuple[Utterance, ...] = ()  # moved to the recording's own seconds, silence trimmed
    seconds: float = 0.0
    deleted: bool = False
    seal: Seal | None = None
    media: bytes | None = None  # sealed media is made once: a key must not seal two files
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def running(self) -> bool:
        return self.status in (RecordingStatus.IN_PROGRESS, RecordingStatus.PAUSED)

    def finish(self, at: float, utterances: list[Utterance]) -> None:
        """Stop at `at` and keep what was audible in between."""
        self._resume(at)
        self.stop = at
        kept = tuple(self._moved(heard, at) for heard in utterances if heard.end > self.start and heard.start < at)
        kept = tuple(heard for heard in kept if heard.end > heard.start)
        length = self._own(at)
        if self.wish.trim and kept:
            first, last = min(heard.start for heard in kept), max(heard.end for heard in kept)
            kept = tuple(replace(heard, start=heard.start - first, end=heard.end - first) for heard in kept)
            length = last - first
        self.kept, self.seconds = kept, length
        silent = self.wish.trim and not kept
        self.status = RecordingStatus.ABSENT if silent or length < SHORTEST else RecordingStatus.PROCESSING

    def pause(self, at: float, skip: bool) -> None:
        self.paused_at, self.skips_pauses, self.status = at, skip, RecordingStatus.PAUSED

    def resume(self, at: float) -> None:
        self._resume(at)
        self.status = RecordingStatus.IN_PROGRESS

    def _resume(self, at: float) -> None:
        if self.paused_at is not None:
            self.pauses.append((self.paused_at, at))
            self.paused_at = None

    def _own(self, moment: float) -> float:
        """The second of the recording that belongs to a second of the line."""
        skipped = sum(max(0.0, min(end, moment) - start) for start, end in self.pauses) if self.skips_pauses else 0.0
        return moment - self.start - skipped

    def _moved(self, heard: Utterance, stop: float) -> Utterance:
        """Cut at the recording's edges; the words of a pause are silence (or left out)."""
        start, end = max(heard.start, self.start), min(heard.end, stop)
        for pause_start, pause_end in self.pauses:
            if start >= pause_start and end <= pause_end:
                end = start
            elif start < pause_start < end:
                end = pause_start
            elif pause_start <= start < pause_end:
                start = pause_end
        return replace(heard, start=self._own(start), end=self._own(end), lead=heard.lead + start - heard.start)
