"""An installation on a durable PostgreSQL server, served by gunicorn; calls ready to be talked to; signed requests."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from twilio.request_validator import RequestValidator

from tests.make import make_call
from tests.postgres import postgres_server
from voice_app.calls import State
from voice_app.stage import Process, free_port, practice_environment, prepare_storage
from voice_app.wiring import Tools, open_tools


@dataclass(frozen=True)
class Ready:
    """A call in IDENTIFY, waiting for its first turn to end."""

    call_id: str
    number: str
    carrier_id: str


@contextmanager
def installation(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation whose PostgreSQL syncs every commit."""
    with postgres_server(durable=True) as address:
        with psycopg.connect(f"{address}/postgres", autocommit=True) as admin:
            admin.execute("create database bench")
        environ = practice_environment(folder, free_port(), free_port(), free_port())
        environ |= {"DATABASE_URL": f"{address}/bench", "AGENTS": "9999"}
        prepare_storage(environ)
        yield environ


@contextmanager
def served(app: str, environ: dict[str, str], folder: Path, threads: int = 8) -> Iterator[int]:
    """One gunicorn worker with `threads` threads; its port."""
    port = free_port()
    command = [
        *(
            sys.executable,
            "-m",
            "gunicorn",
            "--bind",
            f"127.0.0.1:{port}",
            "--workers",
            "1",
            "--worker-class",
            "gthread",
        ),
        *("--threads", str(threads), "--keep-alive", "75", "--log-level", "warning", "--no-control-socket", app),
    ]
    server = Process(app, command, environ | {"PATH": os.environ["PATH"]}, folder / f"{port}.log", port)
    server.start()
    try:
        yield port
    finally:
        server.stop()


def ready_calls(environ: dict[str, str], count: int, state: State = State.IDENTIFY) -> list[Ready]:
    """That many calls on the line, each to a number of its own."""
    made = []
    with open_tools(environ) as tools:
        for place in range(count):
            number = f"+447700900{place:03}"
            with tools.sessions.begin() as session:
                call_id = make_call(session, tools.dialling, tools.now(), number=number, state=state)
                _answer(session, tools, call_id)
            made.append(Ready(call_id, number, "CA" + secrets.token_hex(16)))
    return made


def _answer(session, tools: Tools, call_id: str) -> None:
    from voice_app.calls import Call

    call = session.get_one(Call, call_id)
    call.turn, call.answered_at = 1, tools.now()


class Signer:
    """Whole HTTP requests as Twilio sends them, made before the clock starts."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.environ = environ
        self._validator = RequestValidator(environ["TWILIO_AUTH_TOKEN"])

    def request(self, call: Ready, place: str, **form: str) -> bytes:
        path = f"/twilio/calls/{call.call_id}/{place}"
        form = {
            "CallSid": call.carrier_id, "AccountSid": self.environ["TWILIO_ACCOUNT_SID"], "To": call.number,
            "From": self.environ["TWILIO_FROM_NUMBER"], "CallStatus": "in-progress", "Direction": "outbound-api",
            "ApiVersion": "2010-04-01", **form,
        }  # fmt: skip
        signature = self._validator.compute_signature(self.environ["PUBLIC_BASE_URL"] + path, form)
        body = urlencode(form).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: calls.example.com\r\nX-Twilio-Signature: {signature}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body
