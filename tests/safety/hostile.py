"""Hostile and odd webhooks: a good one, changed in a few ways, then signed rightly or not at all rightly."""

from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from tests.safety.odd_values import (
    ACTED_ON,
    BODIES,
    FIELDS,
    FORM,
    HEADERS,
    METHODS,
    OTHER_PATHS,
    PLACES,
    QUERIES,
    SIGNATURES,
    TYPES,
)


@dataclass
class Letter:
    """A request before it is sent."""

    path: str
    fields: list[tuple[str, str]]
    method: str = "POST"
    content_type: str = FORM
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None  # set when it is no form of these fields

    def bytes(self):
        return self.body if self.body is not None else urlencode(self.fields, errors="surrogatepass").encode()


def good_letter(environ, person, random):
    """A webhook that Twilio might send now, or might have sent."""
    form = {
        "AccountSid": environ["TWILIO_ACCOUNT_SID"], "ApiVersion": "2010-04-01", "CallSid": person.carrier_id,
        "CallStatus": "in-progress", "Called": person.number, "CallerCity": "", "CallerZip": "",
        "Direction": "outbound-api", "From": environ["TWILIO_FROM_NUMBER"], "To": person.number, "ToCity": "",
    }  # fmt: skip
    place = random.choice(PLACES)
    if place.startswith("turns"):
        name = random.choice(("Digits", "SpeechResult", "DialCallStatus", "Confidence"))
        form[name] = random.choice(FIELDS[name])
    if place == "recording":
        form |= {"RecordingSid": f"RE{random.randrange(16**32):032x}", "RecordingStatus": "completed"}
    if place == "status":
        form["CallStatus"] = random.choice(FIELDS["CallStatus"])
    return Letter(f"/twilio/calls/{person.call_id}/{place}", sorted(form.items()))


def change(letter, random):
    """One more oddity."""
    random.choice((_odd_field, _odd_field, _odd_field, _odd_shape, _odd_frame, _odd_path))(letter, random)


def _odd_field(letter, random):
    name = random.choice(tuple(FIELDS))
    value = random.choice(FIELDS[name])
    if random.random() < 0.7:
        letter.fields = [pair for pair in letter.fields if pair[0] != name]
    letter.fields.insert(random.randrange(len(letter.fields) + 1), (name, value))


def _odd_shape(letter, random):
    match random.randrange(6):
        case 0:
            letter.fields = [pair for pair in letter.fields if random.random() < 0.7]
        case 1:
            letter.fields += [(f"Extra{place}", "x") for place in range(random.choice((20, 150, 400)))]
        case 2:
            letter.fields.append(("Extra", "x" * random.choice((1_000, 60_000, 70_000))))
        case 3:
            letter.fields += [(f"{name}[]", value) for name, value in letter.fields[:3]]
        case 4:
            letter.fields *= 2
        case 5:
            letter.fields = []


def _odd_frame(letter, random):
    match random.randrange(5):
        case 0:
            letter.content_type = random.choice(TYPES)
        case 1:
            letter.headers |= random.choice(HEADERS)
        case 2:
            letter.method = random.choice(METHODS)
        case 3:
            letter.body = random.choice(BODIES)
        case 4:
            letter.body = letter.bytes().replace(b"=", random.choice((b"==", b";", b"=%00", b"=%0d%0a")), 3)


def _odd_path(letter, random):
    match random.randrange(5):
        case 0:
            letter.path += "/"
        case 1:
            letter.path += "?" + quote(random.choice(QUERIES))
        case 2:
            letter.path = letter.path.replace("/calls/", random.choice(("/calls//", "/calls/%2e%2e/", "/calls/%00")))
        case 3:
            letter.path = f"/twilio/calls/{random.randrange(16**32):032x}/{random.choice(PLACES)}"
        case 4:
            letter.path = random.choice(OTHER_PATHS)
            letter.method = random.choice(("GET", letter.method))


def sign(letter, environ):
    """As Twilio signs: over our address, as it was given, and the fields."""
    return _signature(environ["TWILIO_AUTH_TOKEN"], environ["PUBLIC_BASE_URL"] + letter.path, letter.fields)


def forge(letter, environ, random):
    """A signature that is none, or is one of something else; None for no header at all."""
    token, url = environ["TWILIO_AUTH_TOKEN"], environ["PUBLIC_BASE_URL"] + letter.path
    false = random.choice((
        None,
        random.choice(SIGNATURES),
        _signature("x" * 32, url, letter.fields),
        _signature(token, "https://evil.example" + letter.path, letter.fields),
        _signature(token, url, [*letter.fields, ("Digits", "9")]),
        _signature(token, url, letter.fields).swapcase(),
    ))  # fmt: skip
    return false if false != sign(letter, environ) else None  # the same field twice is signed as once


def cut_up(letter, random):
    """The same characters with other borders between names and values: the signature stays right.

    One field that we act on, or more, disappears in the value of the field before.
    """
    used = random.choice([place for place, (name, _) in enumerate(letter.fields) if place and name in ACTED_ON])
    first, until = random.randrange(max(0, used - 3), used), min(len(letter.fields), used + random.randrange(1, 4))
    (name, value), *swallowed = letter.fields[first:until]
    letter.fields[first:until] = [(name, value + "".join(name + value for name, value in swallowed))]


def _signature(token, url, fields):
    try:
        return RequestValidator(token).compute_signature(url, MultiDict(fields))
    except (UnicodeEncodeError, ValueError):
        return "A" * 27 + "="
