"""Where Twilio finds us: one address for each thing it may ask or tell about one call.

What stands behind # are Twilio's connection overrides (not sent, not signed): tried again on any failure where
nobody waits on the line. Source: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
"""

from dataclasses import dataclass

_NOBODY_WAITS = "#rc=3&rp=all"
_SOMEBODY_WAITS = "#rc=1&rp=ct,5xx"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one call; the call's random id in them is the call's secret."""

    base: str
    call_id: str

    def answered(self) -> str:
        return self._at("answered") + _SOMEBODY_WAITS

    def turn(self, number: int) -> str:
        return self._at(f"turns/{number}") + _SOMEBODY_WAITS

    def status(self) -> str:
        return self._at("status") + _NOBODY_WAITS

    def machine(self) -> str:
        return self._at("machine") + _NOBODY_WAITS

    def recording(self) -> str:
        return self._at("recording") + _NOBODY_WAITS

    def fallback(self) -> str:
        return self._at("fallback")

    def fallback_key(self) -> str:
        return self._at("fallback/key")

    def _at(self, place: str) -> str:
        return f"{self.base}/twilio/calls/{self.call_id}/{place}"
