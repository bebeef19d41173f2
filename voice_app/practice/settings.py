"""What one carrier is told at its start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from voice_app.practice.callees_file import Callees
from voice_app.practice.faults import Fault
from voice_app.practice.wall import now


@dataclass(frozen=True, slots=True)
class Guesses:
    """What Twilio's documents leave open: a switch each, with the value most reports agree on."""

    user_agent: str = "TwilioProxy/1.1"
    apology: str = "We are sorry, an application error has occurred. Goodbye."
    queue_full_status: int = 429
    concurrent_requests: int = 100
    most_documents: int = 100  # redirects one after another in which no time passes
    ring_buffer: float = 5.0  # seconds a call may ring longer than its Timeout
    sealed_type: str = "rsa-aes"
    start_source: str = "OutboundAPI"  # as documented; testers saw StartCallRecordingTwiML


@dataclass(frozen=True, slots=True)
class CarrierSettings:
    """`speed` virtual seconds pass in one real second. `port` 0 takes a free one."""

    account_sid: str
    auth_token: str = field(repr=False)
    port: int = 0
    speed: float = 1.0
    callees: Callees = field(default_factory=Callees)
    faults: tuple[Fault, ...] = ()
    calls_per_second: float = 1.0  # virtual
    own_numbers: tuple[str, ...] = ()  # empty: every well-formed From is ours
    recording_public_key: bytes | None = None  # PEM; recordings are then sealed with it
    media_ready_after: float = 0.2  # real seconds in which a finished recording's media is still 404
    media_needs_auth: bool = True
    region: str = "us1"
    detection_seconds: float = 4.0
    now: Callable[[], datetime] = now  # by which calls are dated
    guesses: Guesses = field(default_factory=Guesses)
