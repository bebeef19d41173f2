"""The same documents built with Twilio's own library: what our markup is held against."""

from twilio.twiml.voice_response import Dial, Gather, Recording, Start, Stop, VoiceResponse

from voice_app.calls import Hear
from voice_app.telephony.twiml import LANGUAGE, RECORDER, SAFE_VOICE, SLOW, VOICES, speakable


def build(reply, turn_url, recording_url, from_number):
    """The document that says, hears and does what the reply wants."""
    document = VoiceResponse()
    if reply.stop_recorder:
        stop = Stop()
        stop.append(Recording(name=RECORDER))
        document.append(stop)
    if reply.record:
        document.append(_start_recorder(recording_url))
    if reply.hear is not Hear.NOTHING:
        document.append(_listen(reply, turn_url))
        document.redirect(turn_url, method="POST")
    elif reply.say:
        _say(document, reply)
    if reply.connect:
        person = Dial(action=turn_url, method="POST", timeout=20, caller_id=from_number)
        person.number(reply.connect)
        document.append(person)
    elif reply.hear is Hear.NOTHING:
        document.hangup()
    return str(document)


def _listen(reply, turn_url):
    talks = reply.hear is Hear.KEYS_AND_WORDS
    gather = Gather(
        input="dtmf speech" if talks else "dtmf",
        action=turn_url,
        method="POST",
        timeout=5 if talks else 1,
        num_digits=1,
        finish_on_key="",
        action_on_empty_result=True,
        language=LANGUAGE,
    )
    if talks:
        gather.attrs["speechTimeout"] = "auto"
        gather.attrs["profanityFilter"] = "false"  # a masked word may be an opt-out
        if reply.hints:
            gather.attrs["hints"] = ", ".join(speakable(hint) for hint in reply.hints)[:5000]
    if reply.say:
        _say(gather, reply)
    return gather


def _say(where, reply):
    voice = {"voice": VOICES.get(reply.voice, SAFE_VOICE), "language": LANGUAGE}
    if reply.slow:
        where.say(**voice).prosody(speakable(reply.say), rate=SLOW)
    else:
        where.say(speakable(reply.say), **voice)


def _start_recorder(recording_url):
    start = Start()
    start.recording(
        name=RECORDER,
        channels="dual",
        trim="do-not-trim",
        recording_status_callback=recording_url,
        recording_status_callback_method="POST",
        recording_status_callback_event="completed absent",
    )
    return start
