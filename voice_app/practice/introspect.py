"""What demos and tests may look at, outside Twilio's own addresses: everything that happened, and the faults.

GET /practice                numbers: POSTs accepted for each number, recordings erased, calls going on
GET /practice/calls          every call with its diary; /practice/calls/<sid> one of them
GET, POST, DELETE /practice/faults   what goes wrong on demand, see `faults`
"""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from voice_app.practice.call import Call
from voice_app.practice.errors import Refused
from voice_app.practice.exchange import Exchange
from voice_app.practice.faults import FaultUnclear, read_fault


def practice_blueprint(exchange: Exchange) -> Blueprint:
    """Open to this machine only: the carrier listens on 127.0.0.1."""
    routes, window = Blueprint("practice", __name__), Window(exchange)
    routes.add_url_rule("", "overview", window.overview)
    routes.add_url_rule("/calls", "calls", window.calls)
    routes.add_url_rule("/calls/<sid>", "call", window.one_call)
    routes.add_url_rule("/faults", "faults", window.faults)
    routes.add_url_rule("/faults", "add_faults", window.add_faults, methods=["POST"])
    routes.add_url_rule("/faults", "clear_faults", window.clear_faults, methods=["DELETE"])
    return routes


class Window:
    """What the addresses above do."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    def overview(self) -> ResponseReturnValue:
        calls = self._exchange.calls(everything=True)
        return jsonify(
            speed=self._exchange.clock.speed,
            now=round(self._exchange.clock.now(), 2),
            accepted=self._exchange.accepted(),
            going_on=sum(not call.over for call in calls),
            calls=len(calls),
            recordings_erased=self._exchange.recorder.erased(),
        )

    def calls(self) -> ResponseReturnValue:
        return jsonify([_told(call) for call in self._exchange.calls(everything=True)[::-1]])

    def one_call(self, sid: str) -> ResponseReturnValue:
        call = next((call for call in self._exchange.calls(everything=True) if call.sid == sid), None)
        if call is None:
            raise Refused(20404, request.path)
        return jsonify(_told(call))

    def faults(self) -> ResponseReturnValue:
        return jsonify([fault.as_json() for fault in self._exchange.faults.listed()])

    def add_faults(self) -> ResponseReturnValue:
        given = request.get_json(silent=True)
        try:
            read = [read_fault(value) for value in (given if isinstance(given, list) else [given])]
        except FaultUnclear as fault:
            return jsonify(error=str(fault)), 400
        for one in read:
            self._exchange.faults.add(one)
        return jsonify([one.as_json() for one in read]), 201

    def clear_faults(self) -> ResponseReturnValue:
        self._exchange.faults.clear()
        return "", 204


def _told(call: Call) -> dict[str, object]:
    """One call: seconds are virtual, counted from the accepted POST (`at`) and from the answer (`on_call`)."""
    return {
        "sid": call.sid,
        "parent": call.parent.sid if call.parent else None,
        "to": call.request.to,
        "from": call.request.sender,
        "status": call.status,
        "answered_by": call.answered_by,
        "queued_for": round(call.queue_seconds, 2),
        "answered_at": None if call.answered is None else round(call.answered, 2),
        "seconds": call.seconds,
        "deleted": call.deleted,
        "recordings": [
            {"sid": kept.sid, "status": kept.status, "seconds": round(kept.seconds, 2), "erased": kept.deleted}
            for kept in call.recordings
        ],
        "happenings": [happening.as_json() for happening in call.diary.entries()],
    }
