"""The carrier's media, read as a stream: recordings are fetched by their SID from the configured API, and erased there.

The address is rebuilt and never taken from a callback, so that no forged or mistaken callback can send our
credentials elsewhere. Twilio: docs/voice/api/recording (fetch media, RequestedChannels, delete).
"""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests

from recordings import Never, NotYet
from voice_app.telephony.unwrapping import unwrap

CONNECT_S, READ_S = 5, 10
CHUNK = 65536
HOPS = 3  # Twilio's media answer may point to its storage
SID = re.compile(r"RE[0-9a-f]{32}")
SOUND = {"audio/x-wav", "audio/wav", "audio/wave", "audio/vnd.wave", "application/octet-stream", "binary/octet-stream"}


class ForeignMedia(Never):
    """An address of media is not the carrier's: nothing is fetched from it, and no credentials are sent."""


def check_media_address(url: str, api: str) -> None:
    """Raises ForeignMedia unless a callback's media address is at the host of the configured API."""
    try:
        theirs, ours = urlsplit(url), urlsplit(api)
        same = (theirs.scheme, theirs.hostname, theirs.port) == (ours.scheme, ours.hostname, ours.port)
    except ValueError:
        same = False
    if not same:
        raise ForeignMedia("A recording callback named media at a host that is not the carrier's.")


@dataclass(frozen=True, slots=True)
class TwilioRecordings:
    """The `Source` of recordings: Twilio's REST API with Basic authentication."""

    account_sid: str
    auth_token: str = field(repr=False)
    api: str  # https://api.twilio.com, without a path
    private_keys: Path | None = None  # folder of <public_key_sid>.pem, for Voice Recording Encryption

    @contextmanager
    def open(self, carrier_id: str, channels: int, encryption: str | None) -> Iterator[Iterator[bytes]]:
        """The WAV with that many channels, else with one; raises NotYet while it is not there, or is damaged."""
        with requests.Session() as session:
            answer = self._ask(session, carrier_id, channels)
            if answer.status_code == 400 and channels > 1:  # recorded in one channel only
                answer.close()
                answer = self._ask(session, carrier_id, 1)
            with closing(answer):
                _check_answer(answer, encrypted=encryption is not None)
                body = _read(answer)
                yield unwrap(body, encryption, self.private_keys) if encryption is not None else body

    def erase(self, carrier_id: str) -> None:
        """Delete the recording at the carrier; 404 means that it is gone."""
        try:
            answer = requests.delete(
                self._address(carrier_id, ".json"),
                auth=(self.account_sid, self.auth_token),
                timeout=(CONNECT_S, READ_S),
                allow_redirects=False,
            )
        except requests.RequestException as away:
            raise NotYet(f"The carrier does not answer ({type(away).__name__}).") from away
        if answer.status_code not in (200, 204, 404):
            raise NotYet(f"The carrier did not erase the recording ({answer.status_code}).")

    def _address(self, carrier_id: str, ending: str) -> str:
        if not SID.fullmatch(carrier_id):
            raise Never("The carrier's id of the recording is not one (RE and 32 hexadecimal digits).")
        return f"{self.api}/2010-04-01/Accounts/{self.account_sid}/Recordings/{carrier_id}{ending}"

    def _ask(self, session: requests.Session, carrier_id: str, channels: int) -> requests.Response:
        """The answer after at most three redirects; the credentials go to the API's own host alone."""
        url = f"{self._address(carrier_id, '.wav')}?RequestedChannels={channels}"
        for _ in range(HOPS + 1):
            answer = self._get(session, url)
            if answer.status_code not in (301, 302, 303, 307, 308):
                return answer
            answer.close()
            url = urljoin(url, answer.headers.get("Location", ""))
            _check_redirect(url, self.api)
        raise Never("The carrier's media redirects for ever.")

    def _get(self, session: requests.Session, url: str) -> requests.Response:
        """One request; lengths are checked, so the body must come as it is stored (no compression)."""
        ours = _origin(url) == _origin(self.api)
        session.trust_env = ours  # elsewhere not even a .netrc may add credentials
        try:
            return session.get(
                url,
                auth=(self.account_sid, self.auth_token) if ours else None,
                headers={"Accept-Encoding": "identity", "Accept": "audio/x-wav, */*"},
                timeout=(CONNECT_S, READ_S),
                allow_redirects=False,
                stream=True,
            )
        except requests.RequestException as away:
            raise NotYet(f"The carrier's media does not answer ({type(away).__name__}).") from away


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _check_redirect(url: str, api: str) -> None:
    """TLS only; plain http for a stand-in on the very host of the configured API."""
    there, ours = urlsplit(url), urlsplit(api)
    if there.scheme == "https" and there.hostname and not re.fullmatch(r"[\d.]+|.*:.*|localhost", there.hostname):
        return
    if ours.scheme == "http" and (there.scheme, there.hostname) == ("http", ours.hostname):
        return
    raise ForeignMedia("The carrier's media redirects to an address without TLS, or to a bare or local address.")


def _check_answer(answer: requests.Response, *, encrypted: bool) -> None:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if answer.status_code == 400:
        raise Never("The carrier refuses to give this recording (400).")
    if answer.status_code != 200:
        raise NotYet(f"The carrier has not given the recording ({answer.status_code}).")
    if answer.headers.get("Content-Encoding", "identity") != "identity":
        raise NotYet("The carrier sent the recording compressed, though asked not to.")
    if kind not in SOUND and not (encrypted and kind == ""):
        raise NotYet(f"The carrier sent {kind or 'no type'} in place of sound.")


def _read(answer: requests.Response) -> Iterator[bytes]:
    """The body; raises NotYet when it ends before its declared length."""
    declared, received = answer.headers.get("Content-Length"), 0
    try:
        for chunk in answer.iter_content(CHUNK):
            received += len(chunk)
            yield chunk
    except requests.RequestException as cut:
        raise NotYet(f"The recording was cut off after {received} bytes ({type(cut).__name__}).") from cut
    if declared is not None and received != int(declared):
        raise NotYet(f"The carrier declared {declared} bytes of sound and sent {received}.")
