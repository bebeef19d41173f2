"""Reading the form of a REST request, value by value; a faulty one is refused with Twilio's code."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from werkzeug.datastructures import MultiDict

from voice_app.practice.errors import Refused

Form = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Target:
    """A URL and the verb with which it is asked."""

    url: str
    method: str = "POST"


def target_in(form: Form, name: str, method: str) -> Target | None:
    """The URL under `name`, or None when there is none; raises Refused when it cannot be called."""
    url = form.get(name)
    if not url:
        return None
    if not is_url(url):
        raise Refused(21205, url)
    return Target(url, one_of(form, method, ("GET", "POST")) or "POST")


def is_url(url: str) -> bool:
    """An absolute http(s) URL whose host has no underscore."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and "_" not in str(parts.hostname)
    except ValueError:
        return False


def one_of(form: Form, name: str, choices: tuple[str, ...]) -> str | None:
    value = form.get(name)
    if value and value not in choices:
        raise Refused(20001, name)
    return value or None


def whole(form: Form, name: str, usual: int, least: int, most: int) -> int:
    value = form.get(name) or str(usual)
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise Refused(20001, name)
    return int(value)


def events_in(form: Form, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Events come as repeated keys; a list in one value is not understood, as at Twilio."""
    asked = [event for event in form.getlist(name) if event]
    return tuple(event for event in asked if event in known) if asked else ("completed",)
