"""What the practice carrier saw: the other side's own record of every call, against which ours is held."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

import requests

from voice_app.wiring import Tools

_TIMEOUT_S = 30  # a busy machine may take its time


class Dialled(NamedTuple):
    """One call to somebody on a list as the carrier took it; `at` is in whole seconds, aware."""

    number: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CarrierRecord:
    """All that the carrier knows, at one moment. `calls` are by the carrier's name of them."""

    calls: Mapping[str, Mapping[str, Any]]
    dialled: tuple[Dialled, ...]

    @property
    def accepted(self) -> Counter[str]:
        """How often each number was dialled."""
        return Counter(each.number for each in self.dialled)


@dataclass(frozen=True, slots=True)
class CarrierWindow:
    """Looks at the practice carrier, and makes things go wrong there."""

    address: str
    account: str
    token: str

    def break_down(self, *faults: Mapping[str, object]) -> None:
        requests.post(f"{self.address}/practice/faults", json=list(faults), timeout=_TIMEOUT_S).raise_for_status()

    def calls(self) -> dict[str, dict[str, Any]]:
        """Every call to a person on our lists, by the carrier's name of it, with its diary."""
        found = requests.get(f"{self.address}/practice/calls", timeout=_TIMEOUT_S).json()
        return {call["sid"]: call for call in found if not call["parent"]}

    def count(self) -> int:
        """How many calls it was asked for so far."""
        overview: dict[str, Any] = requests.get(f"{self.address}/practice", timeout=_TIMEOUT_S).json()
        return sum(overview["accepted"].values())

    def record(self) -> CarrierRecord:
        """Everything; the dates are those of the list of calls that the carrier gives any customer."""
        listed = f"{self.address}/2010-04-01/Accounts/{self.account}/Calls.json"
        answer = requests.get(listed, {"PageSize": 1000}, auth=(self.account, self.token), timeout=_TIMEOUT_S)
        answer.raise_for_status()
        ours = [call for call in answer.json()["calls"] if not call["parent_call_sid"]]
        dialled = (Dialled(call["to"], parsedate_to_datetime(call["date_created"])) for call in ours)
        return CarrierRecord(self.calls(), tuple(sorted(dialled, key=lambda each: each.at)))


def look_at(tools: Tools) -> CarrierWindow:
    """The carrier of this installation."""
    settings = tools.settings
    return CarrierWindow(settings.carrier_api, settings.account_sid, settings.auth_tokens[0])
