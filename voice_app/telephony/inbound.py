"""Twilio's words in, our events out. The only file that knows what Twilio's form fields mean.

An event's key is made only from what Twilio signed (address and form), so a request sent again, by Twilio or by
anyone else, can never count as a new event.
"""

import hashlib
from collections.abc import Mapping

from voice_app.calls import Event, Kind, Recorded, recording_ready

Form = Mapping[str, str]
ENDED_AS = {
    "completed": Kind.HUNG_UP,
    "busy": Kind.NOT_ANSWERED,
    "no-answer": Kind.NOT_ANSWERED,
    "failed": Kind.NOT_ANSWERED,
    "canceled": Kind.NOT_ANSWERED,
}
RANG = frozenset({"initiated", "ringing", "in-progress"})
MACHINES = ("machine", "fax")
PERSON_TALKED = frozenset({"completed", "answered"})


def answered(form: Form) -> Event:
    """The callee picked up: Twilio asks for the first document."""
    return _of_call(Kind.ANSWERED, "answered", form)


def turn_ended(form: Form, turn: int) -> Event:
    """A Gather ended with a key, with words, or with neither; or the Dial of a handover ended."""
    if status := form.get("DialCallStatus"):
        kind = Kind.PERSON_DONE if status in PERSON_TALKED else Kind.PERSON_MISSED
        return _of_call(kind, f"turn {turn} person {status}", form)
    keys, words = form.get("Digits", ""), form.get("SpeechResult", "").strip()
    heard = hashlib.blake2b(words.encode(), digest_size=9).hexdigest() if words else ""
    return _of_call(Kind.TURN_ENDED, f"turn {turn} {keys} {heard}".rstrip(), form, keys=keys, words=words, turn=turn)


def status(form: Form) -> Event | None:
    """A status callback; None for a status that says nothing of the call's life."""
    said = form.get("CallStatus", "")
    if kind := ENDED_AS.get(said):
        return _of_call(kind, f"status {said}", form)
    return _of_call(Kind.RANG, f"status {said}", form) if said in RANG else None


def machine(form: Form) -> Event | None:
    """The verdict on who answered; None for a person, or for "unknown", which is taken to be one."""
    if form.get("AnsweredBy", "").startswith(MACHINES):
        return Event(Kind.MACHINE_ANSWERED, "machine", carrier_id=form["CallSid"])
    return None


def recording(form: Form) -> Event | None:
    """A recording is ready, or was too short to exist; None while it is being made."""
    sid, state = form.get("RecordingSid", ""), form.get("RecordingStatus", "")
    seconds = int(form.get("RecordingDuration") or 0)
    if not sid or seconds < 0:
        return None
    if state == "absent":
        return Event(Kind.RECORDING_ABSENT, f"recording {sid} {state}", carrier_id=form["CallSid"])
    if state != "completed":
        return None
    made = Recorded(sid, int(form.get("RecordingChannels") or 1), seconds, form.get("EncryptionDetails") or None)
    return recording_ready(made, form["CallSid"])


def broke(form: Form) -> Event:
    """Twilio could not use our last answer and asks the FallbackUrl."""
    return _of_call(Kind.BROKE, f"broke {form.get('ErrorCode', '')}", form)


def _of_call(kind: Kind, key: str, form: Form, *, keys: str = "", words: str = "", turn: int | None = None) -> Event:
    return Event(kind, key, keys, words, turn, carrier_id=form["CallSid"], number=form.get("To") or None)
