"""The stand-in carrier as a server on 127.0.0.1, for a process of its own or inside a test.

with Carrier(CarrierSettings("AC…", "token", speed=50)) as base_url:
    client.api.base_url = base_url
"""

import threading
from types import TracebackType

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from voice_app.practice.callee import Callee
from voice_app.practice.exchange import Exchange
from voice_app.practice.faults import Fault
from voice_app.practice.media import read_public_key
from voice_app.practice.rest import create_app
from voice_app.practice.settings import CarrierSettings

HOST = "127.0.0.1"
POLL_SECONDS = 0.02  # how soon `stop` is noticed


class Quiet(WSGIRequestHandler):
    """No line for each request: they hold telephone numbers."""

    def log(self, type: str, message: str, *args: object) -> None:
        return


class Carrier:
    """Start it once; calls live on their own threads until `stop`."""

    def __init__(self, settings: CarrierSettings) -> None:
        if settings.recording_public_key is not None:
            read_public_key(settings.recording_public_key)
        self.exchange = Exchange(settings)
        self._server: BaseWSGIServer | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> str:
        """Listen; returns the base URL, without a slash at its end. Raises OSError when the port is taken."""
        server = make_server(
            HOST, self.exchange.settings.port, create_app(self.exchange), threaded=True, request_handler=Quiet
        )
        base_url = f"http://{HOST}:{server.server_port}"
        self.exchange.recorder.base_url = base_url
        self._server = server
        self._thread = threading.Thread(
            target=server.serve_forever, args=(POLL_SECONDS,), name="practice carrier", daemon=True
        )
        self._thread.start()
        return base_url

    def stop(self) -> None:
        """Cut all calls and stop listening."""
        self.exchange.stop()
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()
            self._server = self._thread = None

    def attach(self, number: str, callee: Callee) -> None:
        """The next calls to `number` reach this callee: a person at a terminal, or a test."""
        self.exchange.attach(number, callee)

    def add_fault(self, fault: Fault) -> None:
        self.exchange.faults.add(fault)

    def wait_for_calls(self, patience: float = 30.0) -> bool:
        """Until all calls are over and their callbacks are out; False after `patience` real seconds."""
        return self.exchange.wait_for_calls(patience)

    def __enter__(self) -> str:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
