"""POST /Calls: the form, checked in Twilio's order and made into a frozen request.

Source: https://www.twilio.com/docs/voice/api/call-resource and /docs/iam/test-credentials (the magic numbers).
"""

import re
from dataclasses import dataclass

from voice_app.practice.errors import Refused
from voice_app.practice.forms import Form, Target, events_in, one_of, target_in, whole
from voice_app.practice.recording import RecordingWish

E164 = re.compile(r"\+[1-9]\d{6,14}")
MAGIC_TO = {"+15005550001": 21217, "+15005550002": 21214, "+15005550003": 21215, "+15005550004": 21216}
MAGIC_FROM = {"+15005550001": 21212}
EVENTS = ("initiated", "ringing", "answered", "completed")
RECORDING_EVENTS = ("in-progress", "completed", "absent")
LONGEST_TWIML = 4000


@dataclass(frozen=True, slots=True)
class CallRequest:
    """Everything a new call was asked to do. Seconds are virtual."""

    to: str
    sender: str
    voice: Target | None = None
    twiml: str | None = None
    fallback: Target | None = None
    status: Target | None = None
    status_events: tuple[str, ...] = ("completed",)
    timeout: int = 60
    time_limit: int = 14_400
    detection: str | None = None  # Enable or DetectMessageEnd
    detection_timeout: int = 30
    async_detection: Target | None = None
    detects_while_talking: bool = False
    record: RecordingWish | None = None
    warnings: tuple[tuple[int, str], ...] = ()


def read_request(form: Form, own_numbers: tuple[str, ...]) -> CallRequest:
    """The request in the form; raises Refused with the first fault, as Twilio does."""
    to, sender = _numbers(form, own_numbers)
    twiml = form.get("Twiml") if not form.get("Url") else None
    if form.get("ApplicationSid"):
        raise Refused(21218, form["ApplicationSid"])  # no applications are kept here
    if not form.get("Url") and not twiml:
        raise Refused(21205)
    if twiml and len(twiml) > LONGEST_TWIML:
        raise Refused(20001, f"Twiml (longer than {LONGEST_TWIML} characters)")
    detection, waits, warnings = _detection(form)
    return CallRequest(
        to=to,
        sender=sender,
        voice=target_in(form, "Url", "Method"),
        twiml=twiml,
        fallback=target_in(form, "FallbackUrl", "FallbackMethod"),
        status=target_in(form, "StatusCallback", "StatusCallbackMethod"),
        status_events=events_in(form, "StatusCallbackEvent", EVENTS),
        timeout=whole(form, "Timeout", 60, 1, 600),
        time_limit=whole(form, "TimeLimit", 14_400, 1, 86_400),
        detection=detection,
        detection_timeout=whole(form, "MachineDetectionTimeout", 30, 3, 60),
        async_detection=target_in(form, "AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod"),
        detects_while_talking=not waits,
        record=recording_wish(form, "trim-silence", "OutboundAPI")
        if form.get("Record", "").lower() == "true"
        else None,
        warnings=(*warnings, *_passed_over(form)),
    )


def recording_wish(form: Form, usual_trim: str, maker: str) -> RecordingWish:
    """How a recording is made; the usual trim differs between Calls and Recordings."""
    return RecordingWish(
        channels=2 if one_of(form, "RecordingChannels", ("mono", "dual")) == "dual" else 1,
        trim=(one_of(form, "Trim", ("trim-silence", "do-not-trim")) or usual_trim) == "trim-silence",
        callback=target_in(form, "RecordingStatusCallback", "RecordingStatusCallbackMethod"),
        events=events_in(form, "RecordingStatusCallbackEvent", RECORDING_EVENTS),
        maker=maker,
    )


def _passed_over(form: Form) -> tuple[tuple[int, str], ...]:
    """Events that are none, such as a list in one value."""
    names = (("StatusCallbackEvent", EVENTS), ("RecordingStatusCallbackEvent", RECORDING_EVENTS))
    unknown = [(name, value) for name, known in names for value in form.getlist(name) if value and value not in known]
    return tuple((0, f"{name}={value} is no event and was passed over.") for name, value in unknown)


def _numbers(form: Form, own_numbers: tuple[str, ...]) -> tuple[str, str]:
    to, sender = form.get("To", "").strip(), form.get("From", "").strip()
    if not to:
        raise Refused(21201)
    if not sender:
        raise Refused(21213)
    if not E164.fullmatch(to) or to == sender:
        raise Refused(21211, to)
    if not E164.fullmatch(sender):
        raise Refused(21212, sender)
    for number, magic in ((sender, MAGIC_FROM), (to, MAGIC_TO)):
        if number in magic:
            raise Refused(magic[number], number)
    if own_numbers and sender not in own_numbers:
        raise Refused(21210, sender)
    return to, sender


def _detection(form: Form) -> tuple[str | None, bool, tuple[tuple[int, str], ...]]:
    mode = one_of(form, "MachineDetection", ("Enable", "DetectMessageEnd"))
    asynchronous = form.get("AsyncAmd", "false").lower() == "true"
    if mode and form.get("SendDigits"):
        return None, True, ((0, "MachineDetection is ignored because SendDigits is given."),)
    if mode and asynchronous and not form.get("AsyncAmdStatusCallback"):
        return mode, False, ((21262, "AsyncAmd is on, but AsyncAmdStatusCallback is missing."),)
    return mode, not asynchronous, ()
