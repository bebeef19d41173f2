"""The answered call: time on the line, what the callee does meanwhile, and asking the application for documents."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from voice_app.practice.call import Call, Ended, Order
from voice_app.practice.callee import Act, Callee, HangUp, Heard, Key, Words
from voice_app.practice.faults import Faults, Kind
from voice_app.practice.forms import Target
from voice_app.practice.overrides import split_overrides
from voice_app.practice.parameters import Parameters, call_parameters
from voice_app.practice.postman import Postman
from voice_app.practice.recorder import Recorder
from voice_app.practice.recording import AGENT, CALLEE, Utterance
from voice_app.practice.settings import CarrierSettings
from voice_app.practice.twiml import Document, DocumentFaulty, Verb, parse, read_document
from voice_app.practice.webhooks import Answer, Asker, AskFailed

Ears = frozenset[type[Act]]
DEAF: Ears = frozenset()


class NewDocument(Exception):
    """A REST update took the call out of its document; a pending Gather makes no request."""

    def __init__(self, order: Order) -> None:
        super().__init__("The call was given a new document.")
        self.order = order


@dataclass(frozen=True, slots=True)
class Tools:
    """What the carrier lends to every call."""

    settings: CarrierSettings
    faults: Faults
    recorder: Recorder
    begin_leg: Callable[[Call], Postman]


class Talk:
    """One call's conversation with its callee and with the application. Used by the call's own thread only."""

    def __init__(self, call: Call, callee: Callee, asker: Asker, postman: Postman, tools: Tools) -> None:
        self.call, self.callee, self.postman, self.tools = call, callee, postman, tools
        self.line = call.line
        self.listened = 0.0  # seconds that passed on the line, webhooks not counted
        self.limit = float("inf")
        self._asker = asker
        self._alarms: list[tuple[float, Callable[[], None]]] = []

    def at(self, moment: float, do: Callable[[], None]) -> None:
        """Do something at a second of the line, whatever is being said then."""
        self._alarms.append((moment, do))

    def close(self) -> None:
        """The call is over: let go of everything lent to it."""
        self._asker.close()
        self.postman.close()
        self.callee.over()

    def obey(self) -> None:
        if not self.call.orders:
            return
        order = self.call.orders.popleft()
        if order.end is not None:
            raise Ended("ended by the application", order.end)
        raise NewDocument(order)

    def pass_time(self, until: float, ears: Ears = DEAF, playing: bool = False) -> Act | None:
        """Let time go on until `until`, or until the callee does something `ears` take.

        Keys and words that no ear takes are lost. Raises Ended when the callee hangs up or the time limit is reached.
        """
        start = self.line.now
        try:
            while True:
                self.obey()
                end = min([until, self.limit, *(moment for moment, _ in self._alarms)])
                act = self.callee.next_act(self.line.now, end, playing)
                if not self.line.wait_until(min(end, act.at) if act else end):
                    continue  # somebody rang: look again
                if act is not None:
                    self.callee.done(act)
                    if self._happens(act, ears):
                        return act
                elif self._nothing_left(until):
                    return None
        finally:
            self.listened += self.line.now - start

    def _nothing_left(self, until: float) -> bool:
        self._ring_alarms()
        if self.line.now >= self.limit:
            raise Ended("the time limit was reached")
        return self.line.now >= until

    def _ring_alarms(self) -> None:
        due = [alarm for alarm in self._alarms if alarm[0] <= self.line.now]
        self._alarms = [alarm for alarm in self._alarms if alarm[0] > self.line.now]
        for _, do in due:
            do()

    def _happens(self, act: Act, ears: Ears) -> bool:
        taken = type(act) in ears
        now = self.line.now
        match act:
            case HangUp():
                self.call.note("hung_up", now)
                raise Ended("the callee hung up")
            case Key():
                self.call.note("pressed", now, key=act.key, taken=taken)
            case Words():
                self.call.note("said", now, text=act.text, seconds=round(act.seconds, 2), taken=taken)
                self.call.utterances.append(Utterance(now, now + act.seconds, CALLEE, act.text, act.seconds))
        return taken

    def play(self, text: str, seconds: float, ears: Ears = DEAF) -> Act | None:
        """Something is heard, for `seconds` or until an act that `ears` take."""
        start = self.line.now
        self.callee.hears(Heard(text, start, seconds))
        place = len(self.call.utterances)
        self.call.utterances.append(Utterance(start, start + seconds, AGENT, text, seconds))
        try:
            return self.pass_time(start + seconds, ears, playing=True)
        finally:
            end = min(self.line.now, start + seconds)
            self.call.utterances[place] = Utterance(start, end, AGENT, text, seconds)
            cut = round(end - start, 2) if end < start + seconds - 1e-6 else None
            self.call.note("heard", start, text=text, seconds=round(seconds, 2), cut_at=cut)

    def ask(self, purpose: str, target: Target, extra: Parameters) -> Document:
        """The next document; on failure the fallback's, and at last an apology. What is pressed meanwhile is lost."""
        try:
            return self._document(purpose, target, [*call_parameters(self.call), *extra])
        except (AskFailed, DocumentFaulty) as failure:
            return self._fall_back(failure, target.url, extra)

    def _fall_back(self, failure: AskFailed | DocumentFaulty, url: str, extra: Parameters) -> Document:
        self.call.warn(failure.code, str(failure))
        fallback = self.call.request.fallback
        if fallback is None:
            return self.apology()
        error = [("ErrorCode", str(failure.code)), ("ErrorUrl", split_overrides(url)[0])]
        try:
            return self._document("fallback", fallback, [*call_parameters(self.call), *extra, *error])
        except (AskFailed, DocumentFaulty) as second:
            self.call.warn(second.code, str(second))
            return self.apology()

    def apology(self) -> Document:
        return Document(None, (Verb("Say", {}, self.tools.settings.guesses.apology), Verb("Hangup", {}, "")))

    def inline(self, twiml: str) -> Document:
        try:
            return self._warned(parse(None, twiml.encode()))
        except DocumentFaulty as failure:
            return self._fall_back(failure, "", [])

    def _document(self, purpose: str, target: Target, parameters: Parameters) -> Document:
        answer = self._answer(purpose, target, parameters)
        self.pass_time(self.line.now)
        return self._warned(read_document(answer.url, answer.content_type, answer.body))

    def _answer(self, purpose: str, target: Target, parameters: Parameters) -> Answer:
        for fault in split_overrides(target.url)[1].faults:
            self.call.warn(0, fault)
        start = time.monotonic()
        asked_at, form = self.line.now, {name: value for name, value in parameters if value}
        repeat = self.tools.faults.take(Kind.REPEAT_WEBHOOKS, to=self.call.request.to) is not None
        status, error, tries = None, None, 0
        try:
            answer = self._asker.ask(target.url, target.method, parameters, repeat)
            status, tries = answer.status, answer.tries
            return answer
        except AskFailed as failure:
            status, error, tries = failure.status, failure.code, failure.tries
            raise
        finally:
            seconds = time.monotonic() - start
            self.line.spend(seconds)
            details = {"url": target.url, "method": target.method, "parameters": form, "ms": round(seconds * 1000)}
            self.call.note("requested", asked_at, purpose=purpose, status=status, error=error, tries=tries, **details)

    def _warned(self, document: Document) -> Document:
        for text in document.warnings:
            self.call.warn(12200, text)
        return document
