"""Telling the application how a call gets on: status callbacks, numbered from 0.

Source: https://www.twilio.com/docs/voice/api/call-resource (StatusCallback). Events nobody asked for count in
the numbering.
"""

from voice_app.practice.call import TERMINAL, Call, CallStatus
from voice_app.practice.parameters import status_parameters
from voice_app.practice.postman import Callback, Postman
from voice_app.practice.talk import Talk


def tell(talk: Talk, event: str, status: CallStatus) -> None:
    tell_leg(talk.call, talk.postman, event, status)


def tell_leg(call: Call, postman: Postman, event: str, status: CallStatus) -> None:
    """`event` is what StatusCallbackEvent names; `status` is what CallStatus then says."""
    number, now = call.callbacks_sent, call.line.now
    call.callbacks_sent += 1
    if status not in TERMINAL:
        call.note("status", now, status=status.value)
    target = call.request.status
    if target is not None and event in call.request.status_events:
        parameters = tuple(status_parameters(call, status, number, now))
        postman.post(Callback(target, parameters, "status", status))
