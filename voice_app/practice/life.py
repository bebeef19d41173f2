"""The life of one outbound call, on its own thread: queued, dialled, ringing, answered, over."""

import time
from functools import partial

from voice_app.practice.call import Call, CallStatus, Ended
from voice_app.practice.callee import RING_SECONDS, Pickup
from voice_app.practice.clock import LineCut
from voice_app.practice.detection import verdict
from voice_app.practice.interpret import run_documents
from voice_app.practice.parameters import detection_callback, detection_parameters
from voice_app.practice.postman import Callback
from voice_app.practice.progress import tell
from voice_app.practice.talk import NewDocument, Talk
from voice_app.practice.twiml import Document

_LONGEST_TELLING_S = 15.0  # real seconds: as long as Twilio waits for an answer
DIAL_SECONDS = 1.0  # between dialling and the first ring, or the busy tone
REFUSALS = {
    Pickup.BUSY: (CallStatus.BUSY, 486),
    Pickup.NO_ANSWER: (CallStatus.NO_ANSWER, 487),
    Pickup.UNREACHABLE: (CallStatus.FAILED, 404),
}


def live(talk: Talk) -> None:
    """From the queue to the last callback."""
    try:
        _dial(talk)
        _answer(talk)
        run_documents(talk, partial(_first_document, talk))
        end: Ended | None = Ended("the document ended")
    except Ended as error:
        end = error
    except LineCut:
        end = None
    if end is not None:
        _finish(talk, end)
    talk.close()


def _dial(talk: Talk) -> None:
    """Wait for the turn in the queue, then ring until the callee answers; raises Ended when they do not."""
    call, manner = talk.call, talk.callee.manner
    _wait(talk, call.queue_seconds)
    call.started = talk.line.now
    tell(talk, "initiated", CallStatus.INITIATED)
    _wait(talk, talk.line.now + DIAL_SECONDS)
    if manner.pickup in (Pickup.BUSY, Pickup.UNREACHABLE):
        raise _refusal(call, manner.pickup)
    call.status = CallStatus.RINGING
    tell(talk, "ringing", CallStatus.RINGING)
    patience = call.request.timeout + talk.tools.settings.guesses.ring_buffer
    rings = manner.rings * RING_SECONDS
    answers = manner.pickup is Pickup.ANSWERS and rings <= patience
    _wait(talk, talk.line.now + (rings if answers else patience))
    if not answers:
        raise _refusal(call, Pickup.NO_ANSWER)


def _refusal(call: Call, pickup: Pickup) -> Ended:
    status, call.sip = REFUSALS[pickup]
    return Ended(f"the call ended {status}", status)


def _wait(talk: Talk, until: float) -> None:
    """Nobody is on the line yet; only the application may end the call."""
    while True:
        try:
            talk.obey()
        except NewDocument:
            continue  # there is no document to leave yet
        except Ended as end:
            talk.call.sip = 487
            raise Ended(end.why, CallStatus.CANCELED) from end
        if talk.line.wait_until(until):
            return


def _answer(talk: Talk) -> None:
    call = talk.call
    call.answered, call.status = talk.line.now, CallStatus.IN_PROGRESS
    talk.limit = talk.line.now + call.request.time_limit
    talk.callee.picks_up(talk.line.now, talk.line.ring)
    tell(talk, "answered", CallStatus.IN_PROGRESS)
    if call.request.record is not None:
        talk.tools.recorder.start(call, call.request.record, talk.postman, talk.line.now)


def _first_document(talk: Talk) -> Document:
    """Detection first: it holds the document back, or goes on while the document plays."""
    request = talk.call.request
    extra = _detect(talk) if request.detection else []
    if request.voice is not None:
        return talk.ask("voice", request.voice, extra)
    return talk.inline(request.twiml or "")


def _detect(talk: Talk) -> list[tuple[str, str]]:
    request, settings = talk.call.request, talk.tools.settings
    found, seconds = verdict(
        talk.callee.manner, request.detection or "Enable", settings.detection_seconds, request.detection_timeout
    )

    def know() -> None:
        talk.call.answered_by, talk.call.detection_ms = found, round(seconds * 1000)
        talk.call.note("status", answered_by=found)

    if not request.detects_while_talking:
        talk.pass_time(talk.line.now + seconds)
        know()
        return detection_parameters(talk.call)

    def know_and_tell() -> None:
        know()
        if request.async_detection is not None:
            callback = Callback(request.async_detection, tuple(detection_callback(talk.call)), "amd", found)
            talk.postman.post(callback)
            _wait_for(talk, callback)

    talk.at(talk.line.now + seconds, know_and_tell)
    return []


def _wait_for(talk: Talk, callback: Callback) -> None:
    """The line's clock stands while the application is told, as it does for a document.

    Else a fast clock on a slow machine would play half a call to a mailbox in the blink that the request takes.
    """
    start = time.monotonic()
    callback.handled.wait(_LONGEST_TELLING_S)
    talk.line.spend(time.monotonic() - start)


def _finish(talk: Talk, end: Ended) -> None:
    call, now = talk.call, talk.line.now
    silent = call.started is None
    call.ended, call.status = now, end.status
    if call.answered is not None:
        call.status, call.sip = CallStatus.COMPLETED, 200
    for recording in call.recordings:
        talk.tools.recorder.stop(call, recording, talk.postman, now)
    call.note("status", now, status=call.status.value, why=end.why)
    if not silent:
        tell(talk, "completed", call.status)
