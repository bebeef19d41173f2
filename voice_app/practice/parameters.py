"""The form fields of webhooks, named as Twilio names them. Empty legacy fields are sent too, and signed.

Source: https://www.twilio.com/docs/voice/twiml (request parameters), /docs/voice/api/call-resource (status callbacks),
/docs/voice/api/recording (recording callbacks).
"""

import json
import math
from datetime import datetime
from email.utils import format_datetime

from voice_app.practice.call import TERMINAL, Call, CallStatus
from voice_app.practice.recording import Recording, RecordingStatus

API_VERSION = "2010-04-01"
Parameters = list[tuple[str, str]]
PLACES = ("City", "State", "Zip")


def rfc2822(moment: datetime) -> str:
    """`Wed, 18 Aug 2026 20:01:33 +0000`."""
    return format_datetime(moment)


def call_parameters(call: Call, status: CallStatus | None = None) -> Parameters:
    """What every voice request carries, the old names and empty places included."""
    to, sender = call.request.to, call.request.sender
    parameters = [
        ("CallSid", call.sid),
        ("AccountSid", call.account),
        ("From", sender),
        ("To", to),
        ("Caller", sender),
        ("Called", to),
        ("CallStatus", status or call.status),
        ("ApiVersion", API_VERSION),
        ("Direction", call.direction),
    ]
    for party, number in (("From", sender), ("Caller", sender), ("To", to), ("Called", to)):
        parameters += [(party + place, "") for place in PLACES]
        parameters.append((party + "Country", "GB" if number.startswith("+44") else ""))
    if call.parent is not None:
        parameters.append(("ParentCallSid", call.parent.sid))
    return parameters


def detection_parameters(call: Call) -> Parameters:
    """AnsweredBy and how long it took, in milliseconds; nothing before there is a verdict."""
    if call.answered_by is None:
        return []
    return [("AnsweredBy", call.answered_by), ("MachineDetectionDuration", str(call.detection_ms or 0))]


def status_parameters(call: Call, status: CallStatus, number: int, at: float) -> Parameters:
    """A status callback; `number` counts the callbacks of the call from 0."""
    parameters = call_parameters(call, status)
    moment = call.date(at)
    parameters += [("CallbackSource", "call-progress-events"), ("SequenceNumber", str(number))]
    parameters.append(("Timestamp", rfc2822(moment) if moment else ""))
    if call.answered_by is not None:
        parameters.append(("AnsweredBy", call.answered_by))
    if status in TERMINAL:
        minutes = math.ceil(call.seconds / 60)
        parameters += [("CallDuration", str(call.seconds)), ("Duration", str(minutes))]
        parameters.append(("SipResponseCode", str(call.sip or 200)))
    return parameters


def detection_callback(call: Call) -> Parameters:
    """The asynchronous verdict carries nothing else."""
    return [("AccountSid", call.account), ("CallSid", call.sid), *detection_parameters(call)]


def recording_parameters(call: Call, recording: Recording, status: RecordingStatus, base_url: str) -> Parameters:
    """A recording callback. RecordingUrl has no extension; ErrorCode is 0 when all is well."""
    parameters = [
        ("AccountSid", call.account),
        ("CallSid", recording.call_sid),
        ("RecordingSid", recording.sid),
        ("RecordingUrl", recording_url(call.account, recording.sid, base_url)),
        ("RecordingStatus", status),
        ("RecordingChannels", str(recording.wish.channels)),
        ("RecordingStartTime", rfc2822(recording.began)),
        ("RecordingSource", recording.source),
        ("RecordingTrack", "both"),
        ("ErrorCode", "0" if status is not RecordingStatus.ABSENT else "16101"),
    ]
    if status is RecordingStatus.COMPLETED:
        parameters.append(("RecordingDuration", str(max(1, round(recording.seconds)))))
        if recording.seal is not None:
            parameters.append(("EncryptionDetails", json.dumps(dict(recording.seal.details))))
    return parameters


def recording_url(account: str, sid: str, base_url: str) -> str:
    return f"{base_url}/{API_VERSION}/Accounts/{account}/Recordings/{sid}"
