"""Time as the carrier counts it: `speed` virtual seconds pass in one real second."""

import threading
import time

LONGEST_WAIT = 3600.0  # real seconds; a wait longer than this is taken in several pieces


class Clock:
    """Virtual seconds since the carrier started. Only webhooks are timed by the real clock, see `webhooks`."""

    def __init__(self, speed: float) -> None:
        if speed <= 0:
            raise ValueError("The speed must be above 0: 1 is real time, 50 is fifty times faster.")
        self.speed = speed
        self._start = time.monotonic()

    def now(self) -> float:
        return (time.monotonic() - self._start) * self.speed

    def real(self, seconds: float) -> float:
        """How many real seconds `seconds` virtual ones take."""
        return seconds / self.speed


class LineCut(Exception):
    """The carrier is being shut down: the call's thread ends without another word."""


class Line:
    """The seconds of one call, counted from the moment its POST was accepted.

    Only the call's own thread moves `now`, from one event to the next: a slow machine makes a call take longer
    in the real world, but a key pressed halfway through a sentence stays halfway through it. `ring` may be
    called from any thread and ends a wait early.
    """

    def __init__(self, speed: float) -> None:
        self.now = 0.0
        self._speed = speed
        self._bell = threading.Condition()
        self._rung = self._cut = False
        self._waiting: tuple[float, float, float] | None = None

    def wait_until(self, moment: float) -> bool:
        """Let time pass until `moment`. False when the bell rang first: look what happened and wait again."""
        with self._bell:
            first, start = self.now, time.monotonic()
            self._waiting = (first, start, moment)
            patience = min(max(0.0, moment - first) / self._speed, LONGEST_WAIT)
            rung = self._bell.wait_for(lambda: self._rung, timeout=patience)
            self._rung, self._waiting = False, None
            if self._cut:
                raise LineCut
            passed = (time.monotonic() - start) * self._speed
            reached = not rung and patience < LONGEST_WAIT
            self.now = max(first, moment) if reached else max(first, min(moment, first + passed))
        return reached

    def ring(self) -> None:
        with self._bell:
            self._rung = True
            self._bell.notify_all()

    def cut(self) -> None:
        """The next wait, or the one that is going on, raises LineCut."""
        self._cut = True
        self.ring()

    def spend(self, seconds: float) -> None:
        """A request to the application took real `seconds`: the callee waited just as long."""
        self.now += seconds

    def glance(self) -> float:
        """The call's second as seen from another thread."""
        waiting = self._waiting
        if waiting is None:
            return self.now
        first, start, moment = waiting
        return max(first, min(moment, first + (time.monotonic() - start) * self._speed))
