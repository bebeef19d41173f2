"""Recordings over REST: start, pause, stop, fetch, list, delete, and their media.

Source: https://www.twilio.com/docs/voice/api/recording. Media is WAV only (`.mp3` is 404); the bare address
gives the metadata, as testers saw.
"""

import time
from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from voice_app.practice.call import Call, CallStatus
from voice_app.practice.errors import Refused
from voice_app.practice.exchange import Exchange
from voice_app.practice.forms import one_of, whole
from voice_app.practice.media import media
from voice_app.practice.placing import recording_wish
from voice_app.practice.recording import Recording, RecordingStatus
from voice_app.practice.resources import page, recording_resource
from voice_app.practice.rest_calls import LARGEST_PAGE, call_or_404


def recordings_blueprint(exchange: Exchange) -> Blueprint:
    """The last word of an endpoint says which operation it is; faults are chosen by it."""
    routes, shelf = Blueprint("recordings", __name__), Shelf(exchange)
    rules: tuple[tuple[str, str, str, Callable[..., ResponseReturnValue]], ...] = (
        ("POST", "/Calls/<call_sid>/Recordings.json", "create", shelf.start),
        ("POST", "/Calls/<call_sid>/Recordings/<sid>.json", "update", shelf.change),
        ("GET", "/Calls/<call_sid>/Recordings.json", "list_of_call", shelf.listed),
        ("GET", "/Calls/<call_sid>/Recordings/<sid>.json", "fetch_of_call", shelf.fetch),
        ("DELETE", "/Calls/<call_sid>/Recordings/<sid>.json", "delete_of_call", shelf.erase),
        ("GET", "/Recordings.json", "list", shelf.listed),
        ("GET", "/Recordings/<sid>.json", "fetch", shelf.fetch),
        ("GET", "/Recordings/<sid>", "fetch_bare", shelf.fetch),
        ("GET", "/Recordings/<sid>.wav", "media", shelf.media),
        ("DELETE", "/Recordings/<sid>.json", "delete", shelf.erase),
    )
    for method, rule, endpoint, view in rules:
        routes.add_url_rule(rule, endpoint, view, methods=[method])
    return routes


class Shelf:
    """What the addresses above do; each raises Refused where the carrier would refuse."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange, self._recorder = exchange, exchange.recorder

    def start(self, account: str, call_sid: str) -> ResponseReturnValue:
        call = call_or_404(self._exchange, call_sid)
        if call.status is not CallStatus.IN_PROGRESS:
            raise Refused(21220, "Call is not in-progress. Cannot record it.")
        wish = recording_wish(request.form, "do-not-trim", "StartCallRecordingAPI")
        started = self._recorder.start(call, wish, self._exchange.postman(call), call.line.glance())
        running = started or next(recording for recording in call.recordings if recording.running)
        return jsonify(self._shown(running, True)), 201

    def change(self, account: str, call_sid: str, sid: str) -> ResponseReturnValue:
        call = call_or_404(self._exchange, call_sid)
        recording = self._current(call) if sid == "Twilio.CURRENT" else self._find(sid, call_sid)
        status = one_of(request.form, "Status", ("paused", "in-progress", "stopped"))
        if not recording.running:
            raise Refused(21220, "the recording has ended")
        at = call.line.glance()
        if status == "stopped":
            self._recorder.stop(call, recording, self._exchange.postman(call), at)
        elif status == "paused":
            recording.pause(at, one_of(request.form, "PauseBehavior", ("silence", "skip")) == "skip")
        elif status == "in-progress":
            recording.resume(at)
        return jsonify(self._shown(recording, True))

    def listed(self, account: str, call_sid: str | None = None) -> ResponseReturnValue:
        everything = request.args.get("IncludeSoftDeleted", "").lower() == "true"
        wanted = call_sid or request.args.get("CallSid")
        shown = [
            self._shown(recording, call_sid is not None)
            for recording in self._recorder.listed()
            if wanted in (None, recording.call_sid) and (everything or not recording.deleted)
        ]
        size = whole(request.args, "PageSize", 50, 1, LARGEST_PAGE)
        number = whole(request.args, "Page", 0, 0, 1_000_000)
        return jsonify(page("recordings", shown, request.path, request.args.to_dict(), size, number))

    def fetch(self, account: str, sid: str, call_sid: str | None = None) -> ResponseReturnValue:
        return jsonify(self._shown(self._find(sid, call_sid), call_sid is not None))

    def erase(self, account: str, sid: str, call_sid: str | None = None) -> ResponseReturnValue:
        recording = self._find(sid, call_sid)
        if recording.status not in (RecordingStatus.COMPLETED, RecordingStatus.ABSENT):
            raise Refused(21220, "the recording is not finished")
        self._recorder.erase(recording)
        return "", 204

    def media(self, account: str, sid: str) -> ResponseReturnValue:
        recording = self._find(sid)
        ready = recording.ready_at
        if recording.status is not RecordingStatus.COMPLETED or ready is None or time.monotonic() < ready:
            raise Refused(20404, request.path)
        asked = whole(request.args, "RequestedChannels", recording.wish.channels, 1, 2)
        if asked > recording.wish.channels or (recording.seal and asked != recording.wish.channels):
            raise Refused(20001, "RequestedChannels")
        return Response(media(recording, asked), mimetype="audio/x-wav")

    def _shown(self, recording: Recording, inside_call: bool) -> dict[str, object]:
        return recording_resource(recording, self._exchange.settings.account_sid, self._recorder.base_url, inside_call)

    def _find(self, sid: str, call_sid: str | None = None) -> Recording:
        recording = self._recorder.find(sid)
        if recording is None or recording.deleted or call_sid not in (None, recording.call_sid):
            raise Refused(20404, request.path)
        return recording

    def _current(self, call: Call) -> Recording:
        running = [recording for recording in call.recordings if recording.running]
        if not running:
            raise Refused(20404, request.path)
        return running[-1]
