"""Things that go wrong on demand: from a file at the start, or through POST /practice/faults.

A fault is a mapping, for example `{kind: reply_lost, to: "+447700900001", times: 1}`:

kind      what happens
reply_lost         the request is done, then the connection is closed without an answer
refuse             answered with the error `code` (20429 unless given) and not done
error_before       answered 500 and not done
error_after        done, then answered 500
slow               answered after `seconds` real seconds
lag                a new call is missing from GET and from the list for `seconds` virtual seconds
duplicate_callbacks, reorder_callbacks, drop_callbacks
                   callbacks come twice, change places with the next one, or never
delay_callbacks    callbacks come `seconds` virtual seconds late
repeat_webhooks    a voice webhook that was answered well is sent again; the second answer counts

Its other keys: `on` (which requests: create, fetch, list, update, delete, media or any; create unless given),
`to` (one number only), `events` (callbacks only: a CallStatus, `status`, `recording` or `amd`), `times` (so many times,
then no more; without it: always), `lasts` (real seconds, then no more).
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    REPLY_LOST = "reply_lost"
    REFUSE = "refuse"
    ERROR_BEFORE = "error_before"
    ERROR_AFTER = "error_after"
    SLOW = "slow"
    LAG = "lag"
    DUPLICATE_CALLBACKS = "duplicate_callbacks"
    REORDER_CALLBACKS = "reorder_callbacks"
    DROP_CALLBACKS = "drop_callbacks"
    DELAY_CALLBACKS = "delay_callbacks"
    REPEAT_WEBHOOKS = "repeat_webhooks"


OPERATIONS = frozenset({"create", "fetch", "list", "update", "delete", "media", "any"})


class FaultUnclear(ValueError):
    """A fault cannot be read; its text says why."""


@dataclass(frozen=True, slots=True)
class Fault:
    kind: Kind
    on: str = "create"
    to: str | None = None
    events: tuple[str, ...] = ()
    times: int | None = None
    seconds: float = 1.0
    code: int = 20429
    lasts: float | None = None

    def as_json(self) -> dict[str, object]:
        names = ("kind", "on", "to", "events", "times", "seconds", "code", "lasts")
        return {name: getattr(self, name) for name in names}


def read_fault(value: object) -> Fault:
    """One fault out of JSON or YAML; raises FaultUnclear with a plain sentence."""
    if not isinstance(value, Mapping):
        raise FaultUnclear("A fault is a mapping with a kind, such as {kind: slow, seconds: 2}.")
    fields = dict(value)
    kind = fields.pop("kind", None)
    if kind not in set(Kind):
        raise FaultUnclear(f"There is no fault of the kind {kind!r}. Known are: {', '.join(Kind)}.")
    if unknown := set(fields) - set(Fault.__dataclass_fields__):
        raise FaultUnclear(f"The fault {kind} has unknown keys: {', '.join(sorted(map(str, unknown)))}.")
    if fields.get("on", "create") not in OPERATIONS:
        raise FaultUnclear(f"on is {fields['on']!r}, but must be one of {', '.join(sorted(OPERATIONS))}.")
    for name in ("times", "seconds", "code", "lasts"):
        number = fields.get(name)
        if number is not None and (isinstance(number, bool) or not isinstance(number, int | float) or number < 0):
            raise FaultUnclear(f"{name} of the fault {kind} must be a number, 0 or more.")
    return Fault(kind=Kind(kind), **{**fields, "events": _events(kind, fields.get("events", ()))})


def _events(kind: object, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(event, str) for event in value):
        raise FaultUnclear(f"events of the fault {kind} must be a list of words.")
    return tuple(value)


class Faults:
    """The faults that are switched on. Thread-safe."""

    def __init__(self, faults: tuple[Fault, ...] = ()) -> None:
        self._lock = threading.Lock()
        self._active: list[tuple[Fault, float]] = []
        self._used: dict[int, int] = {}
        for fault in faults:
            self.add(fault)

    def add(self, fault: Fault) -> None:
        with self._lock:
            self._active.append((fault, time.monotonic()))

    def clear(self) -> None:
        with self._lock:
            self._active.clear()
            self._used.clear()

    def listed(self) -> tuple[Fault, ...]:
        with self._lock:
            return tuple(fault for fault, _ in self._active)

    def take(
        self, kind: Kind, *, on: str | None = None, to: str | None = None, event: str | None = None
    ) -> Fault | None:
        """The first fault that strikes here, counted as used once; None when all goes well."""
        with self._lock:
            for place, (fault, since) in enumerate(self._active):
                if fault.kind is not kind or not _strikes(fault, since, on, to, event):
                    continue
                if fault.times is not None:
                    self._spend(place, fault, since)
                return fault
        return None

    def _spend(self, place: int, fault: Fault, since: float) -> None:
        used = self._used.get(id(fault), 0) + 1
        self._used[id(fault)] = used
        if used >= (fault.times or 0):
            del self._active[place]
            del self._used[id(fault)]


def _strikes(fault: Fault, since: float, on: str | None, to: str | None, event: str | None) -> bool:
    return (
        (on is None or fault.on in (on, "any"))
        and (fault.to is None or fault.to == to)
        and (not fault.events or event in fault.events)
        and (fault.lasts is None or time.monotonic() - since < fault.lasts)
        and (fault.times is None or fault.times > 0)
    )
