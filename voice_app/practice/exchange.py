"""All calls of the account, the queue in front of them, and the threads on which they live."""

import math
import threading
from collections import Counter

from voice_app.practice.call import Call
from voice_app.practice.callee import Callee
from voice_app.practice.clock import Clock, Line
from voice_app.practice.errors import Refused
from voice_app.practice.faults import Faults, Kind
from voice_app.practice.life import live
from voice_app.practice.placing import CallRequest
from voice_app.practice.postman import Postman
from voice_app.practice.recorder import Recorder
from voice_app.practice.settings import CarrierSettings
from voice_app.practice.talk import Talk, Tools
from voice_app.practice.webhooks import Asker

LONGEST_QUEUE = 86_400.0  # virtual seconds; more is refused with 22005


class Exchange:
    """Thread-safe: REST requests come on many threads."""

    def __init__(self, settings: CarrierSettings) -> None:
        self.settings = settings
        self.clock = Clock(settings.speed)
        self.faults = Faults(settings.faults)
        self.recorder = Recorder(settings)
        self._tools = Tools(settings, self.faults, self.recorder, self._begin_leg)
        self._lock = threading.Lock()
        self._calls: dict[str, Call] = {}
        self._hidden_until: dict[str, float] = {}
        self._postmen: dict[str, Postman] = {}
        self._threads: list[threading.Thread] = []
        self._unborn: dict[str, threading.Thread] = {}
        self._attached: dict[str, Callee] = {}
        self._accepted: Counter[str] = Counter()
        self._next_turn = 0.0
        self._open = True

    def attach(self, number: str, callee: Callee) -> None:
        """Calls to `number` reach this callee, whatever the file says."""
        with self._lock:
            self._attached[number] = callee

    def place(self, request: CallRequest) -> Call:
        """Accept a call and queue it, one call each 1/calls_per_second. It lives from `begin` on."""
        with self._lock:
            wait = self._turn()
            line, dated = Line(self.settings.speed), self.settings.now()
            call = Call(request, self.settings.account_sid, line, queue_seconds=wait, created=dated)
            self._calls[call.sid] = call
            self._accepted[request.to] += 1
            lag = self.faults.take(Kind.LAG, to=request.to)
            if lag is not None:
                self._hidden_until[call.sid] = self.clock.now() + lag.seconds
            callee = self._attached.get(request.to) or self.settings.callees.callee(request.to)
            talk = Talk(call, callee, self._asker(), self._postman(call), self._tools)
            thread = threading.Thread(target=live, args=(talk,), name=f"call {call.sid}", daemon=True)
            self._unborn[call.sid] = thread
        for code, text in request.warnings:
            call.warn(code, text)
        call.note("status", 0.0, status="queued")
        return call

    def begin(self, call: Call) -> None:
        """The answer to the POST is written, which always says queued; now the call may go on."""
        with self._lock:
            thread = self._unborn.pop(call.sid)
            self._threads.append(thread)
            thread.start()

    def _turn(self) -> float:
        """Virtual seconds until the call's turn; taking it moves the queue on."""
        now = self.clock.now()
        turn = max(now, self._next_turn)
        if turn - now > LONGEST_QUEUE or not self._open:
            raise Refused(22005, status=self.settings.guesses.queue_full_status)
        self._next_turn = turn + 1 / self.settings.calls_per_second
        return turn - now

    def _begin_leg(self, leg: Call) -> Postman:
        with self._lock:
            self._calls[leg.sid] = leg
            return self._postman(leg)

    def _asker(self) -> Asker:
        return Asker(self.settings.auth_token, self.settings.guesses.user_agent)

    def _postman(self, call: Call) -> Postman:
        self._postmen[call.sid] = Postman(call, self.clock, self.faults, self._asker())
        return self._postmen[call.sid]

    def postman(self, call: Call) -> Postman:
        return self._postmen[call.sid]

    def calls(self, everything: bool = False) -> list[Call]:
        """Newest first; deleted ones, and those a fault still hides, only with `everything`."""
        with self._lock:
            now = self.clock.now()
            calls = list(self._calls.values())[::-1]
            return [
                call for call in calls if everything or not (call.deleted or self._hidden_until.get(call.sid, 0) > now)
            ]

    def find(self, sid: str) -> Call | None:
        return next((call for call in self.calls() if call.sid == sid), None)

    def accepted(self) -> dict[str, int]:
        """How many POSTs were accepted, by the number called."""
        with self._lock:
            return dict(self._accepted)

    def wait_for_calls(self, patience: float) -> bool:
        """Until all calls are over and their callbacks are out; False after `patience` real seconds."""
        with self._lock:
            threads, postmen = list(self._threads), list(self._postmen.values())
        waiting = [*threads, *(postman.thread for postman in postmen)]
        deadline = self.clock.real(self.clock.now()) + patience
        for thread in waiting:
            thread.join(max(0.0, deadline - self.clock.real(self.clock.now())))
        return not any(thread.is_alive() for thread in waiting)

    def stop(self) -> None:
        """End all calls at once, callbacks included."""
        self._open = False
        for call in self.calls(everything=True):
            call.line.cut()
        for postman in list(self._postmen.values()):
            postman.stop()
        for thread in self._threads:
            thread.join(2)


def queue_milliseconds(call: Call) -> str:
    return str(math.ceil(call.queue_seconds * 1000))
