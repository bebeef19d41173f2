"""Callbacks of one call: their own thread, in order, unless a fault mixes them up. Their answers are not read.

A callback that fails is tried again only as its URL's fragment says; there is no fallback for it.
"""

import queue
import threading
from dataclasses import dataclass, field

from voice_app.practice.call import Call
from voice_app.practice.clock import Clock
from voice_app.practice.faults import Fault, Faults, Kind
from voice_app.practice.forms import Target
from voice_app.practice.webhooks import Asker, AskFailed


@dataclass(frozen=True, slots=True)
class Callback:
    """`purpose` is status, amd or recording; `event` is the status told."""

    target: Target
    parameters: tuple[tuple[str, str], ...]
    purpose: str
    event: str
    handled: threading.Event = field(default_factory=threading.Event, compare=False)  # delivered, or given up


class Postman:
    """`post` may be called from any thread; `close` delivers what is left and ends the thread."""

    def __init__(self, call: Call, clock: Clock, faults: Faults, asker: Asker) -> None:
        self._call, self._clock, self._faults, self._asker = call, clock, faults, asker
        self._queue: queue.SimpleQueue[Callback | None] = queue.SimpleQueue()
        self._held: list[Callback] = []
        self._late: list[threading.Thread] = []
        self._stopping = threading.Event()
        self.thread = threading.Thread(target=self._work, name=f"callbacks {call.sid}", daemon=True)
        self.thread.start()

    def post(self, callback: Callback) -> None:
        self._queue.put(callback)

    def close(self) -> None:
        self._queue.put(None)

    def stop(self) -> None:
        """Send nothing more."""
        self._stopping.set()
        self.close()

    def _work(self) -> None:
        while (callback := self._queue.get()) is not None:
            self._handle(callback)
            callback.handled.set()
        self._release()
        for thread in self._late:
            thread.join()
        self._asker.close()

    def _handle(self, callback: Callback) -> None:
        if self._strikes(Kind.DROP_CALLBACKS, callback):
            self._note(callback, "dropped")
            return
        if not self._held and self._strikes(Kind.REORDER_CALLBACKS, callback):
            self._held.append(callback)
            return
        if (fault := self._strikes(Kind.DELAY_CALLBACKS, callback)) is not None:
            seconds = self._clock.real(fault.seconds)
            self._late.append(threading.Thread(target=self._deliver_late, args=(callback, seconds), daemon=True))
            self._late[-1].start()
        else:
            self._deliver(callback)
        self._release()

    def _release(self) -> None:
        """What was held back goes out after its successor."""
        held, self._held = self._held, []
        for callback in held:
            self._deliver(callback)

    def _deliver_late(self, callback: Callback, seconds: float) -> None:
        self._stopping.wait(seconds)
        self._deliver(callback)

    def _deliver(self, callback: Callback) -> None:
        if self._stopping.is_set():
            return
        copies = 2 if self._strikes(Kind.DUPLICATE_CALLBACKS, callback) else 1
        for _ in range(copies):
            try:
                answer = self._asker.ask(callback.target.url, callback.target.method, list(callback.parameters))
            except AskFailed as failure:
                self._note(callback, "failed", failure.status, failure.code)
            else:
                self._note(callback, "answered", answer.status)

    def _strikes(self, kind: Kind, callback: Callback) -> Fault | None:
        for event in (callback.event, callback.purpose):
            if (fault := self._faults.take(kind, to=self._call.request.to, event=event)) is not None:
                return fault
        return None

    def _note(self, callback: Callback, outcome: str, status: int | None = None, code: int | None = None) -> None:
        self._call.note(
            "called_back", purpose=callback.purpose, event=callback.event, outcome=outcome, status=status, code=code
        )
