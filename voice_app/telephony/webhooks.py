"""Twilio's door. Every route is: read the form, handle, render. Nothing about calls is decided here."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import cast

from flask import Blueprint, Response, g, request
from werkzeug.exceptions import HTTPException

from voice_app.calls import ConnectionLost, Event, Reply, StrangeEvent, UnknownCall, handle, handle_at_once, refuses
from voice_app.logs import logger
from voice_app.telephony import inbound, lifeboat
from voice_app.telephony.addresses import Addresses
from voice_app.telephony.media import ForeignMedia, check_media_address
from voice_app.telephony.signed import NotSigned
from voice_app.telephony.tools import tools
from voice_app.telephony.twiml import render

CALL_ID = re.compile("[0-9a-f]{32}")
door = Blueprint("telephony", __name__, url_prefix="/twilio/calls/<call_id>")


@door.before_request
def only_signed() -> Response | None:
    """No unsigned request goes further; what was signed is all that a route may read."""
    try:
        g.form = tools().guard.form(request)
        if not CALL_ID.fullmatch((request.view_args or {})["call_id"]):
            raise NotSigned("the address names no call")
    except NotSigned as refusal:
        logger().warning("webhook refused", reason=str(refusal), route=str(request.url_rule), status=403)
        return Response("refused\n", 403, mimetype="text/plain")
    return None


@door.post("/answered")
def answered(call_id: str) -> Response:
    return _speak(call_id, inbound.answered(_form()))


@door.post("/turns/<int:turn>")
def turn_ended(call_id: str, turn: int) -> Response:
    return _speak(call_id, inbound.turn_ended(_form(), turn))


@door.post("/status")
def status(call_id: str) -> Response:
    return _note(call_id, inbound.status(_form()))


@door.post("/machine")
def machine(call_id: str) -> Response:
    return _note(call_id, inbound.machine(_form()))


@door.post("/recording")
def recording(call_id: str) -> Response:
    try:
        if url := _form().get("RecordingUrl"):
            check_media_address(url, tools().carrier_api)
    except ForeignMedia as odd:
        logger().warning("webhook refused", call=call_id, reason=str(odd), status=403)
        return Response("refused\n", 403, mimetype="text/plain")
    return _note(call_id, inbound.recording(_form()))


@door.post("/fallback")
def fallback(call_id: str) -> Response:
    """Fixed words that need nothing of ours alive but this process, and still take a 9."""
    g.call_id, g.event = call_id, inbound.broke(_form())
    _note(call_id, g.event)
    return _xml(lifeboat.apology(Addresses(tools().public_base_url, call_id)))


@door.post("/fallback/key")
def fallback_key(call_id: str) -> Response:
    event = inbound.turn_ended(_form(), lifeboat.TURN)
    return _speak(call_id, event) if refuses(event) else _xml(lifeboat.goodbye())


def _form() -> Mapping[str, str]:
    return cast(Mapping[str, str], g.form)


def _speak(call_id: str, event: Event) -> Response:
    """Answer the person on the line: from the call's own state, else from the lifeboat."""
    g.call_id, g.event = call_id, event
    try:
        return _xml(_document(call_id, _handled(call_id, event)))
    except (UnknownCall, StrangeEvent) as odd:
        return _turn_away(odd)


def _handled(call_id: str, event: Event) -> Reply:
    """The answer, once it is on disk: by the short way where that may be gone, else under the call's lock."""
    means = tools()
    now = means.now()
    with suppress(ConnectionLost), means.autocommit() as connection:
        if connection and (reply := handle_at_once(connection, call_id, event, means.calls, now)):
            return reply
    with means.sessions.begin() as session:
        return handle(session, call_id, event, means.calls, now)


@door.errorhandler(Exception)
def last_resort(failure: Exception) -> Response:
    """Whatever failed, and above all the database: whoever is on the line hears a sentence, and a 9 still counts."""
    if isinstance(failure, HTTPException):
        return Response("refused\n", failure.code or 403, mimetype="text/plain")
    logger().error("webhook failed", call=g.get("call_id"), error=type(failure).__name__)
    if "event" not in g:
        return Response(status=503)
    return _xml(lifeboat.answer(g.call_id, g.event, tools()))


def _note(call_id: str, event: Event | None) -> Response:
    """Take up what nobody waits for; a failure ends in `last_resort` as 503, so that Twilio sends it again."""
    if event is None:
        return Response(status=204)
    try:
        with tools().sessions.begin() as session:
            handle(session, call_id, event, tools().calls, tools().now())
    except (UnknownCall, StrangeEvent) as odd:
        logger().warning("webhook for no call of ours", error=type(odd).__name__, kind=event.kind)
    return Response(status=204)


def _document(call_id: str, reply: Reply) -> str:
    means = tools()
    at = Addresses(means.public_base_url, call_id)
    return render(reply, at.turn(reply.turn), at.recording(), means.from_number)


def _turn_away(odd: Exception) -> Response:
    logger().warning("webhook for no call of ours", error=type(odd).__name__)
    return _xml(render(Reply(hang_up=True), "", "", ""))


def _xml(document: str) -> Response:
    return Response(document, mimetype="text/xml", headers={"Cache-Control": "no-store"})
