"""Calls over REST: place, fetch, list, update, delete.

Source: https://www.twilio.com/docs/voice/api/call-resource. A deleted call keeps its recordings.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from voice_app.practice.call import Call, CallStatus, Order
from voice_app.practice.errors import Refused
from voice_app.practice.exchange import Exchange
from voice_app.practice.forms import one_of, target_in, whole
from voice_app.practice.placing import read_request
from voice_app.practice.resources import call_resource, page

LARGEST_PAGE = 1000


def calls_blueprint(exchange: Exchange) -> Blueprint:
    routes = Blueprint("calls", __name__)

    @routes.post("/Calls.json", endpoint="create")
    def place(account: str) -> ResponseReturnValue:
        call = exchange.place(read_request(request.form, exchange.settings.own_numbers))
        reply = jsonify(call_resource(call))
        exchange.begin(call)
        return reply, 201

    @routes.get("/Calls.json", endpoint="list")
    def listed(account: str) -> ResponseReturnValue:
        calls = [call_resource(call) for call in exchange.calls() if _wanted(call, request.args)]
        size = whole(request.args, "PageSize", 50, 1, LARGEST_PAGE)
        number = whole(request.args, "Page", 0, 0, 1_000_000)
        return jsonify(page("calls", calls, request.path, request.args.to_dict(), size, number))

    @routes.get("/Calls/<sid>.json", endpoint="fetch")
    def fetch(account: str, sid: str) -> ResponseReturnValue:
        return jsonify(call_resource(call_or_404(exchange, sid)))

    @routes.post("/Calls/<sid>.json", endpoint="update")
    def update(account: str, sid: str) -> ResponseReturnValue:
        call = call_or_404(exchange, sid)
        order = _order(call, request.form)
        if order is not None:
            call.order(order)
        return jsonify(call_resource(call))

    @routes.delete("/Calls/<sid>.json", endpoint="delete")
    def delete(account: str, sid: str) -> ResponseReturnValue:
        call = call_or_404(exchange, sid)
        if not call.over:
            raise Refused(21220, "the call is still going on")
        call.deleted = True
        return "", 204

    return routes


def call_or_404(exchange: Exchange, sid: str) -> Call:
    call = exchange.find(sid)
    if call is None:
        raise Refused(20404, request.path)
    return call


def _order(call: Call, form: MultiDict[str, str]) -> Order | None:
    """What the update asks for; raises Refused (21220) when the call is not in a state for it."""
    status = one_of(form, "Status", ("canceled", "completed"))
    if form.get("Url") and form.get("Twiml"):
        raise Refused(20001, "Twiml (Url is given too)")
    if status is None and not form.get("Url") and not form.get("Twiml"):
        return None
    if call.parent is not None:
        raise Refused(21220, "this leg cannot be updated, update its parent")
    if status is not None:
        return _ending(call, status)
    if call.status is not CallStatus.IN_PROGRESS:
        raise Refused(21220, "Call is not in-progress. Cannot redirect.")
    return Order(voice=target_in(form, "Url", "Method"), twiml=form.get("Twiml"))


def _ending(call: Call, status: str) -> Order | None:
    if call.over:
        raise Refused(21220, "Call is not in-progress. Cannot end it.")
    if status == "canceled" and call.status is CallStatus.IN_PROGRESS:
        raise Refused(21220, "Call is in-progress and can only be completed.")
    return Order(end=CallStatus(status))


def _wanted(call: Call, query: MultiDict[str, str]) -> bool:
    exact = {"To": call.request.to, "From": call.request.sender, "Status": call.status.value}
    exact["ParentCallSid"] = call.parent.sid if call.parent else ""
    if any(query.get(name) not in (None, "", value) for name, value in exact.items()):
        return False
    return _in_time(query, "StartTime", call.date(call.started)) and _in_time(query, "EndTime", call.date(call.ended))


def _in_time(query: MultiDict[str, str], name: str, moment: datetime | None) -> bool:
    """Dates filter by whole days, moments by the second; both edges count. A call without the moment never fits."""
    checks: tuple[tuple[str, Callable[[datetime, datetime, datetime], bool]], ...] = (
        (name, lambda own, first, last: first <= own <= last),
        (name + ">", lambda own, first, last: own >= first),
        (name + "<", lambda own, first, last: own <= last),
    )
    for key, fits in checks:
        value = query.get(key)
        if value and (moment is None or not fits(moment, *_span(value, key))):
            return False
    return True


def _span(value: str, name: str) -> tuple[datetime, datetime]:
    try:
        first = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError as error:
        raise Refused(20001, name) from error
    first = first if first.tzinfo else first.replace(tzinfo=UTC)
    return first, first + (timedelta(days=1) if len(value) == 10 else timedelta(seconds=1))
