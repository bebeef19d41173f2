"""A callee who is a person at a terminal: a queue of acts in, a queue of what is heard out.

callee = LiveCallee()
carrier.attach("+447700900001", callee)      # then let the application place the call
for heard in callee.heard():                 # ends when the call ends
    print(heard.text)
callee.press("9"); callee.say("stop ringing me"); callee.hang_up()      # from any thread
"""

import queue
import threading
from collections.abc import Callable, Iterator

from voice_app.practice.callee import Act, HangUp, Heard, Key, Manner, Words
from voice_app.practice.speech import speech_seconds

KEYS = frozenset("0123456789*#")


class LiveCallee:
    """One person, one call at a time. `press`, `say`, `hang_up` and `heard` may be used from any thread."""

    def __init__(self, manner: Manner | None = None) -> None:
        self.manner = manner or Manner(rings=1)
        self._lock = threading.Lock()
        self._acts: list[Callable[[float], Act]] = []
        self._heard: queue.SimpleQueue[Heard | None] = queue.SimpleQueue()
        self._ring: Callable[[], None] = lambda: None
        self.answered = threading.Event()
        self.ended = threading.Event()

    def press(self, key: str) -> None:
        """One key of the pad; raises ValueError for anything else."""
        if key not in KEYS:
            raise ValueError(f"{key!r} is not a key: there are 0 to 9, * and #.")
        self._plan(lambda at: Key(at, key))

    def say(self, words: str) -> None:
        self._plan(lambda at: Words(at, words, speech_seconds(words)))

    def hang_up(self) -> None:
        self._plan(HangUp)

    def heard(self) -> Iterator[Heard]:
        """What is heard, as it begins to be said, until the call is over."""
        while (heard := self._heard.get()) is not None:
            yield heard

    def picks_up(self, at: float, ring: Callable[[], None]) -> None:
        self._ring = ring
        self.answered.set()

    def hears(self, heard: Heard) -> None:
        self._heard.put(heard)

    def next_act(self, now: float, deadline: float, playing: bool) -> Act | None:
        with self._lock:
            return self._acts[0](now) if self._acts else None

    def done(self, act: Act) -> None:
        with self._lock:
            self._acts.pop(0)

    def over(self) -> None:
        self.ended.set()
        self._heard.put(None)

    def _plan(self, act: Callable[[float], Act]) -> None:
        with self._lock:
            self._acts.append(act)
        self._ring()
