"""Playing TwiML: one document after another, verb by verb, until somebody ends the call.

Source: https://www.twilio.com/docs/voice/twiml and the page of each verb.
"""

from collections.abc import Callable

from voice_app.practice.attributes import method_of
from voice_app.practice.call import Ended
from voice_app.practice.dial import dial
from voice_app.practice.forms import Target
from voice_app.practice.gather import gather
from voice_app.practice.recording_verbs import record, start, stop
from voice_app.practice.steps import Next
from voice_app.practice.talk import NewDocument, Talk
from voice_app.practice.twiml import Document, Verb
from voice_app.practice.utter import utter


def run_documents(talk: Talk, document: Document) -> None:
    """Play `document` and all that follow it; returns when one of them ends without saying what comes next."""
    still, listened = 0, talk.listened
    while True:
        try:
            step = _play(talk, document)
            if step is None:
                return
            document = talk.ask(step.purpose, step.target, step.parameters)
        except NewDocument as update:
            order = update.order
            document = talk.ask("update", order.voice, []) if order.voice else talk.inline(order.twiml or "")
        still = still + 1 if talk.listened == listened else 0
        listened = talk.listened
        if still > talk.tools.settings.guesses.most_documents:
            talk.call.warn(11200, "The documents redirect to each other without end.")
            document = talk.apology()
            still = 0


def _play(talk: Talk, document: Document) -> Next | None:
    for verb in document.verbs:
        step = PERFORM[verb.name](talk, document, verb)
        if step is not None:
            return step
    return None


def _utter(talk: Talk, document: Document, verb: Verb) -> Next | None:
    utter(talk, document, verb)
    return None


def _redirect(talk: Talk, document: Document, verb: Verb) -> Next | None:
    if not verb.text and document.url is None:
        talk.call.warn(11100, "<Redirect> has no URL.")
        return None
    return Next("redirect", Target(document.absolute(verb.text), method_of(verb)), [])


def _hang_up(talk: Talk, document: Document, verb: Verb) -> Next | None:
    raise Ended("the application hung up")


Perform = Callable[[Talk, Document, Verb], Next | None]
PERFORM: dict[str, Perform] = {
    "Say": _utter,
    "Play": _utter,
    "Pause": _utter,
    "Gather": gather,
    "Redirect": _redirect,
    "Hangup": _hang_up,
    "Reject": _hang_up,
    "Dial": dial,
    "Start": start,
    "Stop": stop,
    "Record": record,
}
