"""Programs started beside us: each with a log file, waited for until it answers, and gone when we are."""

import http
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_START_S, _STOP_S = 60.0, 15.0


class ProcessFailed(Exception):
    """A program did not start; the message names it and its log."""


def free_port() -> int:
    """A port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Process:
    """One program, in a process group of its own so that its children end with it."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str] = field(repr=False)
    log: Path
    port: int | None = None
    ready: str | None = None  # a path that answers 200 once the program can serve: a port alone is open before that
    _running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and return once its port answers. Raises ProcessFailed."""
        self.begin()
        self.wait()

    def begin(self) -> None:
        """Start it, and return at once."""
        with self.log.open("ab") as log:
            self._running = subprocess.Popen(  # noqa: S603  # our own programs, no shell
                self.command,
                env=dict(self.environ),
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Until its port answers; of one without a port, not at all. Raises ProcessFailed."""
        if self.port is not None:
            self._wait(self.port)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it and its children; after a while by force."""
        if self._running is None or self._running.poll() is not None:
            return
        os.killpg(self._running.pid, how)
        try:
            self._running.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            os.killpg(self._running.pid, signal.SIGKILL)
            self._running.wait()

    def is_running(self) -> bool:
        return self._running is not None and self._running.poll() is None

    def _wait(self, port: int) -> None:
        end = time.monotonic() + _START_S
        while time.monotonic() < end and self.is_running():
            if _listens(port) if self.ready is None else _answers(port, self.ready):
                return
            time.sleep(0.05)
        self.stop()
        raise ProcessFailed(f"{self.name} did not start; its log is {self.log}")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _answers(port: int, path: str) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", path)
        return line.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()
