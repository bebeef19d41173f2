"""Only what Twilio signed gets in, and only in the shape Twilio sends it.

The library's validator alone is not enough: it crashes on a missing header or odd bytes, and since it signs names
and values without a separator, one signed request can be cut up differently and still pass. So the form is parsed
strictly, every field that is used must have its exact shape, and anything else is refused with 403.
Source: https://www.twilio.com/docs/usage/webhooks/webhooks-security
"""

import base64
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

MAX_BODY, MAX_FIELDS = 64 * 1024, 200
FORM = "application/x-www-form-urlencoded"
SIGNATURE = re.compile(r"[A-Za-z0-9+/]{27}=")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
SHAPES = {
    "CallSid": r"CA[0-9a-fA-F]{32}",
    "AccountSid": r"AC[0-9a-fA-F]{32}",
    "To": r"\+[1-9]\d{6,14}",
    "From": r"\+[1-9]\d{6,14}",
    "CallStatus": r"[a-z-]{1,20}",
    "Digits": r"[0-9*#]{0,16}",
    "SpeechResult": r"[^\x00]{0,10000}",
    "AnsweredBy": r"[a-z_]{1,30}",
    "SequenceNumber": r"\d{1,6}",
    "DialCallStatus": r"[a-z-]{1,20}",
    "RecordingSid": r"RE[0-9a-fA-F]{32}",
    "RecordingStatus": r"[a-z-]{1,20}",
    "RecordingDuration": r"-?\d{1,6}",
    "RecordingChannels": r"[12]",
    "RecordingUrl": r"https?://[^\s]{1,500}",
    "EncryptionDetails": r"[^\x00]{0,4000}",
    "ErrorCode": r"\d{0,6}",
}
# The names that decide what a request does: in another field's value they show that the form was cut up differently.
SWALLOWED = re.compile(
    "AccountSid|CallSid|CallStatus|AnsweredBy|Digits|SpeechResult|ErrorCode|Recording(?:Sid|[CDSU][a-z])"
)
_SHAPES = {name: re.compile(shape, re.ASCII if name != "SpeechResult" else 0) for name, shape in SHAPES.items()}


class NotSigned(Exception):
    """The request is refused; the message says why, without quoting it."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Checks requests against the configured public address, never against the Host they claim."""

    public_base_url: str
    account_sid: str
    auth_tokens: tuple[str, ...]

    def form(self, request: Request) -> Mapping[str, str]:
        """The signed form fields, one value each; raises NotSigned."""
        signature = request.headers.get("X-Twilio-Signature", "")
        if not SIGNATURE.fullmatch(signature):
            raise NotSigned("no signature")
        fields = _fields(request)
        if not self._is_signed(_url(request, self.public_base_url), fields, signature):
            raise NotSigned("the signature does not match")
        return self._checked(fields)

    def _is_signed(self, url: str, fields: list[tuple[str, str]], signature: str) -> bool:
        try:
            return any(_matches(token, url, fields, signature) for token in self.auth_tokens)
        except (TypeError, ValueError, IndexError):  # the validator's own crashes on odd addresses
            return False

    def _checked(self, fields: list[tuple[str, str]]) -> Mapping[str, str]:
        form: dict[str, str] = {}
        for name, value in fields:
            if name in _SHAPES and (name in form or (value and not _SHAPES[name].fullmatch(value))):
                raise NotSigned(f"field {name} is not in its shape")
            if name != "SpeechResult" and SWALLOWED.search(value):
                raise NotSigned("a field holds the name of another one")
            form[name] = value
        if form.get("AccountSid") != self.account_sid or not form.get("CallSid"):
            raise NotSigned("another account, or no call")
        return form


def signature_of(token: str, url: str, fields: list[tuple[str, str]]) -> bytes:
    """Twilio's signature: HMAC-SHA1 over the address and the sorted fields, in Base64."""
    signed = url + "".join(name + value for name, value in sorted(set(fields)))
    return base64.b64encode(hmac.digest(token.encode(), signed.encode(), "sha1"))


def _matches(token: str, url: str, fields: list[tuple[str, str]], signature: str) -> bool:
    """Over the address as it was given; else as the library tries it, with and without its port."""
    if hmac.compare_digest(signature_of(token, url, fields), signature.encode()):
        return True
    return bool(RequestValidator(token).validate(url, MultiDict(fields), signature))


def _fields(request: Request) -> list[tuple[str, str]]:
    """The body's fields, parsed once and strictly: what was signed is what is handled."""
    if request.mimetype != FORM or (request.content_length or 0) > MAX_BODY:
        raise NotSigned("not a form of Twilio's size and type")
    body = request.get_data(cache=False)
    try:
        text = body.decode("ascii")
        fields = parse_qsl(
            text, keep_blank_values=True, strict_parsing=bool(text), errors="strict", max_num_fields=MAX_FIELDS
        )
    except ValueError as odd:  # covers UnicodeDecodeError
        raise NotSigned("the form cannot be read") from odd
    if not all(NAME.fullmatch(name) for name, _ in fields):
        raise NotSigned("a field's name is not one of Twilio's")
    return fields


def _url(request: Request, base: str) -> str:
    """The address Twilio was given: our base, then the raw path and query just as they came."""
    raw = str(request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI") or "")
    if not raw.startswith("/"):
        raise NotSigned("the request line is not a path")
    return base + raw
