"""The REST interface as a whole: who may ask, faults on demand, and how refusals look.

Source: https://www.twilio.com/docs/usage/requests-to-twilio.
"""

import hmac
import socket
import threading
import time

from flask import Flask, Response, g, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from voice_app.practice.errors import Refused
from voice_app.practice.exchange import Exchange
from voice_app.practice.faults import Fault, Kind
from voice_app.practice.introspect import practice_blueprint
from voice_app.practice.parameters import API_VERSION
from voice_app.practice.rest_calls import calls_blueprint
from voice_app.practice.rest_recordings import recordings_blueprint

PREFIX = f"/{API_VERSION}/Accounts"
LARGEST_FORM = 1024 * 1024


def create_app(exchange: Exchange) -> Flask:
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the provider Flask comes with has it
    gate = Gate(exchange)
    for routes in (calls_blueprint(exchange), recordings_blueprint(exchange)):
        routes.before_request(gate.enter)
        app.register_blueprint(routes, url_prefix=f"{PREFIX}/<account>")
    app.register_blueprint(practice_blueprint(exchange), url_prefix="/practice")
    app.after_request(gate.answer)
    app.teardown_request(gate.leave)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(HTTPException, _not_found)
    return app


class Gate:
    """Every REST request passes here, going in and coming out."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange, self._settings, self._faults = exchange, exchange.settings, exchange.faults
        self._lock = threading.Lock()
        self._inside = 0

    def enter(self) -> None:
        """Count, check the credentials, and let the faults that come before the deed happen; raises Refused."""
        with self._lock:
            self._inside += 1
            g.inside = self._inside
        self._authenticate()
        if g.inside > self._settings.guesses.concurrent_requests:
            raise Refused(20429)
        if (slow := self._fault(Kind.SLOW)) is not None:
            time.sleep(slow.seconds)
        if (refusal := self._fault(Kind.REFUSE)) is not None:
            raise Refused(refusal.code, request.form.get("To", request.path))
        if self._fault(Kind.ERROR_BEFORE) is not None:
            raise Refused(20500)

    def _authenticate(self) -> None:
        given, account = request.authorization, (request.view_args or {}).get("account")
        free = _operation() == "media" and not self._settings.media_needs_auth and given is None
        user, password = (given.username or "", given.password or "") if given else ("", "")
        known = hmac.compare_digest(user, self._settings.account_sid) and hmac.compare_digest(
            password.encode(), self._settings.auth_token.encode()
        )
        if not (known or free):
            raise Refused(20003)
        if account != self._settings.account_sid:
            raise Refused(20404, request.path)

    def _fault(self, kind: Kind) -> Fault | None:
        return self._faults.take(kind, on=_operation(), to=request.form.get("To") or None)

    def answer(self, response: Response) -> Response:
        """The faults that come after the deed."""
        if request.blueprint in ("calls", "recordings") and response.status_code < 400:
            if self._fault(Kind.REPLY_LOST) is not None:
                _hang_up_connection()
            elif self._fault(Kind.ERROR_AFTER) is not None:
                return _refused_response(Refused(20500))
        if "inside" in g:
            response.headers["Twilio-Concurrent-Requests"] = str(g.inside)
        return response

    def leave(self, error: BaseException | None) -> None:
        if "inside" in g:
            with self._lock:
                self._inside -= 1


def _operation() -> str:
    """create, fetch, list, update, delete or media: the last word of the endpoint says it."""
    return (request.endpoint or "").partition(".")[2].partition("_")[0]


def _hang_up_connection() -> None:
    """The client waits for an answer and sees its connection close."""
    connection: socket.socket = request.environ["werkzeug.socket"]
    connection.shutdown(socket.SHUT_RDWR)


def _refused(refusal: Refused) -> ResponseReturnValue:
    return _refused_response(refusal)


def _refused_response(refusal: Refused) -> Response:
    if request.path.endswith(".json") or request.blueprint == "practice":
        response = jsonify(refusal.as_json())
    else:
        response = Response(refusal.as_xml(), mimetype="application/xml")
    response.status_code = refusal.status
    if refusal.code == 20003:
        response.headers["WWW-Authenticate"] = 'Basic realm="Twilio API"'
    return response


def _not_found(error: HTTPException) -> ResponseReturnValue:
    if error.code in (404, 405):
        return _refused_response(Refused(20404, request.path))
    return _refused_response(Refused(20001, "of the request", status=error.code))
