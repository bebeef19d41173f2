"""Asking the application over HTTP: signed, with retries, redirects and a time budget.

Sources: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides and /docs/voice/twiml. All
times here are real seconds, whatever the speed of the virtual clock.
"""

import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urljoin

import requests

from voice_app.practice.overrides import CLIENT_ERROR, CONNECT, READ, SERVER_ERROR, Overrides, split_overrides
from voice_app.practice.parameters import Parameters
from voice_app.practice.signature import sign

LARGEST_BODY = 64 * 1024
MOST_REDIRECTS = 10
CONTENT_TYPE = "application/x-www-form-urlencoded; charset=UTF-8"
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, from the last of the redirects, and after how many tries."""

    url: str
    status: int
    content_type: str
    body: bytes
    seconds: float
    tries: int


class AskFailed(Exception):
    """No usable answer. `code` is Twilio's (11200, 11205, 11215, 11750); `policy` decides whether it is tried again."""

    def __init__(self, code: int, text: str, policy: str, status: int | None = None) -> None:
        super().__init__(text)
        self.code, self.policy, self.status = code, policy, status
        self.seconds, self.tries = 0.0, 0


class Asker:
    """The carrier as a web client. One for each call: cookies are kept for the call."""

    def __init__(self, token: str, user_agent: str) -> None:
        self._token = token
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy or .netrc of this machine is none of the carrier's business
        self._headers = {"User-Agent": user_agent, "Accept": "*/*"}

    def ask(self, url: str, method: str, parameters: Parameters, repeat: bool = False) -> Answer:
        """Ask, and ask again as the URL's fragment says; raises AskFailed. `repeat` asks again after a good answer."""
        bare, overrides = split_overrides(url)
        start, token = time.monotonic(), str(uuid.uuid4())
        failure = AskFailed(11200, "It was not asked.", READ)
        for tries in range(1, overrides.retries + 2):
            try:
                answer = self._follow(bare, method, parameters, overrides, start, token)
                if repeat:
                    answer = self._follow(bare, method, parameters, overrides, start, token)
                    tries += 1
                return Answer(*answer, time.monotonic() - start, tries)
            except AskFailed as error:
                failure, failure.tries = error, tries
            if failure.policy not in overrides.retry_on or time.monotonic() - start >= overrides.total:
                break
        failure.seconds = time.monotonic() - start
        raise failure

    def close(self) -> None:
        self._session.close()

    def _follow(
        self, url: str, method: str, parameters: Parameters, overrides: Overrides, start: float, token: str
    ) -> tuple[str, int, str, bytes]:
        """One try. A redirected request is a GET without the parameters: whatever was pressed is lost."""
        for _ in range(MOST_REDIRECTS + 1):
            with self._send(url, method, parameters, overrides, start, token) as response:
                body = _read(response, start + overrides.total)
            if response.status_code not in REDIRECTS or "Location" not in response.headers:
                return url, *_checked(response, body)
            url, method, parameters = urljoin(url, response.headers["Location"]), "GET", []
        raise AskFailed(11215, f"More than {MOST_REDIRECTS} redirects.", "")

    def _send(
        self, url: str, method: str, parameters: Parameters, overrides: Overrides, start: float, token: str
    ) -> requests.Response:
        left = max(0.05, start + overrides.total - time.monotonic())
        timeout = (min(overrides.connect, left), min(overrides.read, left))
        headers = {**self._headers, "I-Twilio-Idempotency-Token": token}
        data: bytes | None = None
        if method == "POST":
            headers |= {"Content-Type": CONTENT_TYPE, "X-Twilio-Signature": sign(self._token, url, parameters)}
            data = urlencode(parameters).encode()
        else:
            url += ("&" if "?" in url else "?") + urlencode(parameters) if parameters else ""
            headers["X-Twilio-Signature"] = sign(self._token, url)
        try:
            return self._session.request(
                method, url, data=data, headers=headers, timeout=timeout, allow_redirects=False, stream=True
            )
        except requests.ReadTimeout as error:
            raise AskFailed(11200, "No answer in time.", READ) from error
        except (requests.ConnectionError, requests.ConnectTimeout) as error:
            raise AskFailed(*_connection_fault(error)) from error
        except requests.RequestException as error:
            raise AskFailed(11100, "The URL cannot be asked.", "") from error


def _connection_fault(error: requests.RequestException) -> tuple[int, str, str]:
    """A connection that was never made is safe to try again; one that broke while we waited is not."""
    broke = "RemoteDisconnected" in str(error) or "Connection aborted" in str(error)
    return (11206, "The connection broke.", READ) if broke else (11205, "No connection.", CONNECT)


def _read(response: requests.Response, deadline: float) -> bytes:
    body = bytearray()
    try:
        for piece in _pieces(response):
            body += piece
            if len(body) > LARGEST_BODY and response.status_code < 300:
                raise AskFailed(11750, "The answer is larger than 64 kB.", "", response.status_code)
            if time.monotonic() > deadline:
                raise AskFailed(11200, "No whole answer in time.", READ, response.status_code)
    except requests.RequestException as error:
        raise AskFailed(11200, "The answer broke off.", READ, response.status_code) from error
    return bytes(body)


def _pieces(response: requests.Response) -> Iterator[bytes]:
    yield from response.iter_content(8192)


def _checked(response: requests.Response, body: bytes) -> tuple[int, str, bytes]:
    status = response.status_code
    if status >= 400:
        policy = SERVER_ERROR if status >= 500 else CLIENT_ERROR
        raise AskFailed(11200, f"Answered {status}.", policy, status)
    return status, response.headers.get("Content-Type", ""), body
