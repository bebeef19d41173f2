"""What the practice carrier saw: the other side's own record of every call, against which ours is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests

_TIMEOUT_S = 5


@dataclass(frozen=True, slots=True)
class CarrierWindow:
    """Looks at the practice carrier, and makes things go wrong there."""

    address: str

    def break_down(self, *faults: Mapping[str, object]) -> None:
        requests.post(f"{self.address}/practice/faults", json=list(faults), timeout=_TIMEOUT_S).raise_for_status()

    def calls(self) -> dict[str, dict[str, Any]]:
        """Every call to a person on our list, by the carrier's name of it."""
        found = requests.get(f"{self.address}/practice/calls", timeout=_TIMEOUT_S).json()
        return {call["sid"]: call for call in found if not call["parent"]}

    def accepted(self) -> dict[str, int]:
        """How often each number was dialled."""
        counted: dict[str, int] = self._overview()["accepted"]
        return counted

    def _overview(self) -> dict[str, Any]:
        answer: dict[str, Any] = requests.get(f"{self.address}/practice", timeout=_TIMEOUT_S).json()
        return answer
