"""One call as the carrier keeps it: its state, its line, its diary, and what could be heard on it."""

import secrets
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from voice_app.practice.clock import Line
from voice_app.practice.diary import Diary, Happening
from voice_app.practice.forms import Target
from voice_app.practice.placing import CallRequest
from voice_app.practice.recording import Recording, Utterance


class CallStatus(StrEnum):
    QUEUED = "queued"
    INITIATED = "initiated"  # in callbacks only
    RINGING = "ringing"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    BUSY = "busy"
    FAILED = "failed"
    NO_ANSWER = "no-answer"
    CANCELED = "canceled"


TERMINAL = frozenset(
    {CallStatus.COMPLETED, CallStatus.BUSY, CallStatus.FAILED, CallStatus.NO_ANSWER, CallStatus.CANCELED}
)


class Ended(Exception):
    """The call is over: the callee hung up, the document ended, the time was up. Raised on the call's own thread."""

    def __init__(self, why: str, status: CallStatus = CallStatus.COMPLETED) -> None:
        super().__init__(why)
        self.why, self.status = why, status


@dataclass(frozen=True, slots=True)
class Order:
    """A REST update: end the call, or leave the running document for another one."""

    end: CallStatus | None = None
    voice: Target | None = None
    twiml: str | None = None


def new_sid(kind: str) -> str:
    """A fresh identifier of 34 characters, such as CA0123…"""
    return kind + secrets.token_hex(16)


@dataclass(slots=True, eq=False)
class Call:
    """Changed by its own thread only, except `orders` (from REST) and `recordings` (REST may start or stop one)."""

    request: CallRequest
    account: str
    line: Line
    queue_seconds: float = 0.0
    parent: "Call | None" = None
    sid: str = field(default_factory=lambda: new_sid("CA"))
    status: CallStatus = CallStatus.QUEUED
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    started: float | None = None
    answered: float | None = None
    ended: float | None = None
    answered_by: str | None = None
    detection_ms: int | None = None
    sip: int | None = None
    callbacks_sent: int = 0
    diary: Diary = field(default_factory=Diary)
    orders: deque[Order] = field(default_factory=deque)
    utterances: list[Utterance] = field(default_factory=list)
    recordings: list[Recording] = field(default_factory=list)
    deleted: bool = False

    @property
    def direction(self) -> str:
        return "outbound-dial" if self.parent else "outbound-api"

    @property
    def over(self) -> bool:
        return self.status in TERMINAL

    @property
    def seconds(self) -> int:
        """Whole seconds from answer to end, as billed."""
        if self.answered is None or self.ended is None:
            return 0
        return max(1, round(self.ended - self.answered))

    def date(self, moment: float | None) -> datetime | None:
        """The date of a second of this call: the date of the POST on the wall, and virtual seconds after it."""
        return None if moment is None else self.created + timedelta(seconds=moment)

    def note(self, kind: str, at: float | None = None, **details: object) -> None:
        moment = self.line.glance() if at is None else at
        on_call = None if self.answered is None or moment < self.answered else moment - self.answered
        self.diary.write(Happening(moment, on_call, kind, details))

    def warn(self, code: int, text: str) -> None:
        self.note("warned", code=code, text=text)

    def order(self, order: Order) -> None:
        """Called from a REST request's thread; the call's own thread obeys at its next event."""
        self.orders.append(order)
        self.line.ring()
