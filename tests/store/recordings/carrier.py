"""A small carrier on this machine: it gives a WAV, erases it, and fails on demand."""

import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ACCOUNT, TOKEN = "AC" + "1" * 32, "carrier-token-0123456789"
PATTERN = b"THIS-IS-WHAT-WAS-SAID-"  # what a scan of the disk looks for


def sid(number: int = 1) -> str:
    return f"RE{number:032x}"


def make_wave(seconds: float, channels: int = 2) -> bytes:
    """8 kHz, 16 bits, as the carrier's."""
    rate = 8000 * 2 * channels
    length = int(seconds * rate)
    sound = (PATTERN * (length // len(PATTERN) + 1))[:length]
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + length, b"WAVE", b"fmt ", 16, 1, channels, 8000, rate,
                       2 * channels, 16, b"data", length)  # fmt: skip
    return head + sound


Answer = Callable[[BaseHTTPRequestHandler], None]


class Carrier:
    """What it holds, what it was asked, and what it will answer next in place of the truth."""

    def __init__(self) -> None:
        self.waves: dict[str, bytes] = {}
        self.kind = "audio/x-wav"
        self.next_gets, self.next_deletes = deque[Answer](), deque[Answer]()
        self.asked: list[tuple[str, str, str | None]] = []  # method, path, Authorization
        self.before_erasing: Callable[[str], None] = lambda carrier_id: None
        self.url = ""

    def gets(self) -> list[str]:
        return [path for method, path, _ in self.asked if method == "GET"]

    def deletes(self) -> list[str]:
        return [path for method, path, _ in self.asked if method == "DELETE"]


def status(code: int, body: bytes = b"", kind: str = "application/xml", **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def cut_short(body: bytes, sent: int, pause: Callable[[], None] = lambda: None) -> Answer:
    """Declares all of `body`, sends some of it, and hangs up."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "audio/x-wav")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[:sent])
        pause()
        handler.close_connection = True

    return answer


def pausing(body: bytes, at: int, pause: Callable[[], None]) -> Answer:
    """Sends all of `body`, and calls `pause` on the way."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        cut_short(body, at, pause)(handler)
        handler.wfile.write(body[at:])

    return answer


@contextmanager
def running_carrier() -> Iterator[Carrier]:
    carrier = Carrier()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            carrier.asked.append(("GET", self.path, self.headers.get("Authorization")))
            if carrier.next_gets:
                return carrier.next_gets.popleft()(self)
            name = self.path.partition("?")[0].rpartition("/")[2].removesuffix(".wav")
            wave = carrier.waves.get(name)
            return (status(404, b"<E/>") if wave is None else status(200, wave, carrier.kind))(self)

        def do_DELETE(self):
            carrier.asked.append(("DELETE", self.path, self.headers.get("Authorization")))
            if carrier.next_deletes:
                return carrier.next_deletes.popleft()(self)
            name = self.path.rpartition("/")[2].removesuffix(".json")
            if name not in carrier.waves:
                return status(404, b"<E/>")(self)
            carrier.before_erasing(name)
            del carrier.waves[name]
            return status(204)(self)

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    carrier.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield carrier
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
