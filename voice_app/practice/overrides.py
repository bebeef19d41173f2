"""Connection overrides in a webhook's URL fragment: `https://host/path#rc=2&rp=all`.

Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides. `sni` and `e` are accepted and have
no effect here.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag

CONNECT, READ, CLIENT_ERROR, SERVER_ERROR = "ct", "rt", "4xx", "5xx"
POLICIES = frozenset({CONNECT, READ, CLIENT_ERROR, SERVER_ERROR})
MILLISECONDS = {"ct": (100, 10_000), "rt": (100, 15_000), "tt": (100, 15_000)}
WITHOUT_EFFECT = {"sni", "e"}


@dataclass(frozen=True, slots=True)
class Overrides:
    """How long one webhook may take (real seconds), and what is tried again."""

    connect: float = 5.0
    read: float = 15.0
    total: float = 15.0
    retries: int = 1
    retry_on: frozenset[str] = frozenset({CONNECT})
    faults: tuple[str, ...] = ()


def split_overrides(url: str) -> tuple[str, Overrides]:
    """The URL without its fragment, and what its fragment asks for. A value out of range keeps its default."""
    bare, fragment = urldefrag(url)
    seconds = {"ct": 5.0, "rt": 15.0, "tt": 15.0}
    retries, retry_on, faults = 1, frozenset({CONNECT}), list[str]()
    for key, value in parse_qsl(fragment, keep_blank_values=True):
        if key in MILLISECONDS and _within(value, *MILLISECONDS[key]):
            seconds[key] = int(value) / 1000
        elif key == "rc" and _within(value, 0, 5):
            retries = int(value)
        elif key == "rp" and (asked := frozenset(value.split(","))) <= POLICIES | {"all"}:
            retry_on = POLICIES if "all" in asked else asked
        elif key not in WITHOUT_EFFECT:
            faults.append(f"{key}={value} is no connection override and was passed over.")
    return bare, Overrides(seconds["ct"], seconds["rt"], seconds["tt"], retries, retry_on, tuple(faults))


def _within(value: str, least: int, most: int) -> bool:
    return value.isascii() and value.isdigit() and least <= int(value) <= most
