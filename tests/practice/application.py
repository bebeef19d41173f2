"""The other end of the carrier's webhooks, in tests: a small Flask application that checks every signature."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Flask, Response, request
from twilio.request_validator import RequestValidator
from werkzeug.serving import WSGIRequestHandler, make_server

ACCOUNT, TOKEN = "AC" + "0123456789abcdef" * 2, "practice-token"
COMPANY = "+441632960000"
SAM = "+447700900001"


@dataclass(frozen=True)
class Asked:
    """One webhook, as it arrived."""

    method: str
    path: str
    form: dict
    headers: dict
    query: dict


class Quiet(WSGIRequestHandler):
    def log(self, type, message, *args):
        return


@dataclass
class Application:
    """`pages` maps a path to TwiML, to (body, status, headers), or to a function of the form."""

    pages: dict = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    forged: list[str] = field(default_factory=list)
    url: str = ""

    def start(self):
        flask = Flask("application")
        flask.add_url_rule("/<path:path>", "all", self._receive, methods=["GET", "POST"])
        self._server = make_server("127.0.0.1", 0, flask, threaded=True, request_handler=Quiet)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def says(self, path: str, page: str | tuple | Callable):
        self.pages[path] = page

    def to(self, path: str) -> list[Asked]:
        """The requests to one path, in their order."""
        return [asked for asked in self.asked if asked.path == path]

    def _receive(self, path):
        url = self.url + request.full_path.rstrip("?")
        signature = request.headers.get("X-Twilio-Signature", "")
        if not RequestValidator(TOKEN).validate(url, request.form, signature):
            self.forged.append(url)
        form = request.form.to_dict()
        self.asked.append(Asked(request.method, request.path, form, dict(request.headers), request.args.to_dict()))
        page = self.pages.get(request.path, ("", 204, {}))
        page = page(form) if callable(page) else page
        if isinstance(page, str):
            return Response(page, mimetype="text/xml")
        body, status, headers = page
        return Response(body, status=status, headers=headers)
