"""Playing TwiML: one document after another, verb by verb, until somebody ends the call.

Source: https://www.twilio.com/docs/voice/twiml and the page of each verb.
"""

from collections.abc import Callable
from functools import partial

from voice_app.practice.attributes import method_of
from voice_app.practice.call import Ended, Order
from voice_app.practice.dial import dial
from voice_app.practice.forms import Target
from voice_app.practice.gather import gather
from voice_app.practice.recording_verbs import record, start, stop
from voice_app.practice.steps import Next
from voice_app.practice.talk import NewDocument, Talk
from voice_app.practice.twiml import Document, Verb
from voice_app.practice.utter import utter

Fetch = Callable[[], Document]


def run_documents(talk: Talk, first: Fetch) -> None:
    """Play the first document and all that follow it; returns when one of them ends without saying what comes next.

    A REST update may come at any moment, also while a document is on its way.
    """
    fetch, guard = first, _Guard(talk)
    while True:
        try:
            document = fetch()
            step = _play(talk, talk.apology() if guard.stuck() else document)
            if step is None:
                return
            fetch = partial(talk.ask, step.purpose, step.target, step.parameters)
        except NewDocument as update:
            fetch = _ordered(talk, update.order)


def _ordered(talk: Talk, order: Order) -> Fetch:
    if order.voice is not None:
        return partial(talk.ask, "update", order.voice, [])
    return partial(talk.inline, order.twiml or "")


class _Guard:
    """Counts documents between which no time passed on the line."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._still, self._listened = talk, 0, -1.0

    def stuck(self) -> bool:
        self._still = self._still + 1 if self._talk.listened == self._listened else 0
        self._listened = self._talk.listened
        if self._still <= self._talk.tools.settings.guesses.most_documents:
            return False
        self._talk.call.warn(11200, "The documents redirect to each other without end.")
        return True


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
