"""A crowd that presses 9: each person again and again, over broken connections, until the words are heard."""

import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit

from twilio.request_validator import RequestValidator

from voice_app.calls import OPT_OUT_DONE

SENDERS = 4
_AGAIN_AFTER_S = 0.02
_TIMEOUT_S = 20


class Crowd:
    """`acked` are the calls whose confirmation was heard; `others` the answers that were something else."""

    def __init__(self, environ, people):
        self.acked, self.others, self.broken = set(), [], 0
        self._environ, self._waiting = environ, deque(people)
        self._validator = RequestValidator(environ["TWILIO_AUTH_TOKEN"])
        self._heard, self._over = threading.Condition(), threading.Event()

    def press(self):
        """One sender: takes people from the queue until it is empty, or all is over."""
        with closing(_line(self._environ)) as line:
            while self._waiting and not self._over.is_set():
                try:
                    person = self._waiting.popleft()
                except IndexError:
                    return
                while not self._over.is_set() and not self._is_confirmed(line, person):
                    self._over.wait(_AGAIN_AFTER_S)

    def wait_for(self, count):
        """Return when that many people have heard the words."""
        with self._heard:
            if not self._heard.wait_for(lambda: len(self.acked) >= count, timeout=120):
                raise AssertionError(f"{len(self.acked)} of {count} heard the confirmation, and no more came")

    def pause(self, seconds):
        """Let the crowd press on for a moment."""
        self._over.wait(seconds)

    def go_home(self):
        self._over.set()

    def _is_confirmed(self, line, person):
        try:
            status, document = self._nine(line, person)
        except (OSError, HTTPException):
            line.close()
            with self._heard:
                self.broken += 1
            return False
        with self._heard:
            if status == 200 and OPT_OUT_DONE in document:
                self.acked.add(person.call_id)
            else:
                self.others.append((status, document))
            self._heard.notify_all()
        return person.call_id in self.acked

    def _nine(self, line, person):
        path = f"/twilio/calls/{person.call_id}/turns/1"
        form = {
            "CallSid": person.carrier_id, "AccountSid": self._environ["TWILIO_ACCOUNT_SID"], "To": person.number,
            "From": self._environ["TWILIO_FROM_NUMBER"], "CallStatus": "in-progress", "Digits": "9",
        }  # fmt: skip
        signature = self._validator.compute_signature(self._environ["PUBLIC_BASE_URL"] + path, form)
        headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", path, urlencode(form), headers)
        answer = line.getresponse()
        return answer.status, answer.read().decode()


def _line(environ):
    return HTTPConnection("127.0.0.1", urlsplit(environ["PUBLIC_BASE_URL"]).port, timeout=_TIMEOUT_S)


@contextmanager
def crowd_of(environ, people):
    """The crowd at its keys; leaving waits until everybody has heard the words, unless something failed."""
    crowd = Crowd(environ, people)
    with ThreadPoolExecutor(SENDERS) as pool:
        senders = [pool.submit(crowd.press) for _ in range(SENDERS)]
        try:
            yield crowd
            for sender in senders:
                sender.result()
        finally:
            crowd.go_home()
