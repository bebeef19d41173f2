"""Dial: a second leg to the client's person, who answers, is busy or does not answer.

Sources: https://www.twilio.com/docs/voice/twiml/dial and /number. The first Number that is answered wins; whisper
documents (`url` of Number) are not played here and are warned of.
"""

from voice_app.practice.attributes import action_of, method_of, seconds_of
from voice_app.practice.call import Call, CallStatus
from voice_app.practice.callee import RING_SECONDS, Manner, Pickup
from voice_app.practice.forms import Target
from voice_app.practice.placing import E164, EVENTS, CallRequest
from voice_app.practice.postman import Postman
from voice_app.practice.progress import tell_leg
from voice_app.practice.steps import Next
from voice_app.practice.talk import Talk
from voice_app.practice.twiml import Document, Verb

MOST_NUMBERS = 10
HELLO = "Hello, how can I help?"
REFUSALS = {
    Pickup.BUSY: (CallStatus.BUSY, 486),
    Pickup.NO_ANSWER: (CallStatus.NO_ANSWER, 487),
    Pickup.UNREACHABLE: (CallStatus.FAILED, 404),
}


def dial(talk: Talk, document: Document, verb: Verb) -> Next | None:
    """Put the callee through; the action is told how it went. Without an action the next verb follows."""
    numbers = verb.children[:MOST_NUMBERS] or ((Verb("Number", {}, verb.text),) if verb.text else ())
    result: list[tuple[str, str]] = [("DialCallStatus", "failed")]
    for number in numbers:
        if "url" in number.attributes:
            talk.call.warn(0, "The whisper of <Number url> is not played by the practice carrier.")
        if not E164.fullmatch(number.text):
            talk.call.warn(13224, f"Dial: {number.text or 'nothing'} is not a number in international form.")
            continue
        result = _call_person(talk, document, verb, number)
        if result[0][1] == CallStatus.COMPLETED:
            break
    target = action_of(document, verb)
    return Next("dial", target, result) if target else None


def _call_person(talk: Talk, document: Document, verb: Verb, number: Verb) -> list[tuple[str, str]]:
    leg = _leg(talk, document, verb, number)
    postman = talk.tools.begin_leg(leg)
    try:
        bridged = _ring(talk, leg, postman, verb) and _bridge(talk, leg, verb)
    finally:
        _end(talk, leg, postman)
    result = [("DialCallStatus", leg.status.value), ("DialCallSid", leg.sid), ("DialBridged", str(bridged).lower())]
    return [*result, ("DialCallDuration", str(leg.seconds))] if bridged else result


def _leg(talk: Talk, document: Document, verb: Verb, number: Verb) -> Call:
    read = number.attributes
    url = read.get("statusCallback")
    asked = read.get("statusCallbackEvent", "completed").split()
    request = CallRequest(
        to=number.text,
        sender=verb.attributes.get("callerId", talk.call.request.sender),
        status=Target(document.absolute(url), method_of(number, "statusCallbackMethod")) if url else None,
        status_events=tuple(event for event in asked if event in EVENTS),
        timeout=int(seconds_of(talk.call, verb, "timeout", 30, 1)),
    )
    return Call(request, talk.call.account, talk.line, parent=talk.call, created=talk.call.created)


def _person(talk: Talk, number: str) -> Manner:
    """Who picks up there: as the callee's entry says, else as the number's own entry says."""
    own = talk.callee.manner
    other = talk.tools.settings.callees.by_number.get(number)
    manner = other.manner if other else Manner(talks=own.talks)
    return manner if own.person is None else Manner(pickup=own.person, rings=manner.rings, talks=own.talks)


def _ring(talk: Talk, leg: Call, postman: Postman, verb: Verb) -> bool:
    """Whether the person answered. Meanwhile the callee hears it ring and may hang up."""
    person = _person(talk, leg.request.to)
    leg.started = talk.line.now
    tell_leg(leg, postman, "initiated", CallStatus.INITIATED)
    if person.pickup is not Pickup.BUSY and person.pickup is not Pickup.UNREACHABLE:
        leg.status = CallStatus.RINGING
        tell_leg(leg, postman, "ringing", CallStatus.RINGING)
    seconds = {Pickup.ANSWERS: person.rings * RING_SECONDS, Pickup.NO_ANSWER: float(leg.request.timeout)}
    ringing = min(seconds.get(person.pickup, 1.0), float(leg.request.timeout))
    in_time = person.pickup is Pickup.ANSWERS and ringing == seconds[Pickup.ANSWERS]
    talk.pass_time(talk.line.now + ringing)
    if not in_time:
        leg.status, leg.sip = REFUSALS[person.pickup if person.pickup in REFUSALS else Pickup.NO_ANSWER]
        return False
    leg.status, leg.answered = CallStatus.IN_PROGRESS, talk.line.now
    tell_leg(leg, postman, "answered", CallStatus.IN_PROGRESS)
    return True


def _bridge(talk: Talk, leg: Call, verb: Verb) -> bool:
    """The two talk; the person hangs up in the end, unless the callee does so first."""
    limit = seconds_of(talk.call, verb, "timeLimit", 14_400, 1)
    person = _person(talk, leg.request.to)
    end = talk.line.now + min(person.talks, limit)
    talk.play(HELLO, min(2.0, end - talk.line.now))
    talk.pass_time(end)
    return True


def _end(talk: Talk, leg: Call, postman: Postman) -> None:
    """The leg ends, also when the callee hung up or the application took the call away."""
    leg.ended = talk.line.now
    if leg.answered is not None:
        leg.status, leg.sip = CallStatus.COMPLETED, 200
    elif leg.sip is None:
        leg.status, leg.sip = CallStatus.CANCELED, 487
    leg.note("status", talk.line.now, status=leg.status.value)
    tell_leg(leg, postman, "completed", leg.status)
    postman.close()
