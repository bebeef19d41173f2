"""The web process as it runs in earnest: gunicorn with two workers of four threads, and the means to kill it."""

import os
import signal
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from voice_app.gunicorn_options import gunicorn_options
from voice_app.stage import Process

HOOKS = Path(__file__).parent / "gunicorn_hooks.py"
WORKERS, THREADS = 2, 4
_BOOT_S, _LOOK_EVERY_S = 60, 0.05


class Web:
    """gunicorn for the installation that `environ` describes."""

    def __init__(self, environ, folder, app):
        self.port = urlsplit(environ["PUBLIC_BASE_URL"]).port
        self._moment = threading.Event()
        self._workers = folder / "workers"
        self._workers.mkdir(exist_ok=True)
        *options, _ = gunicorn_options("127.0.0.1", self.port, WORKERS, THREADS)
        command = [sys.executable, "-m", "gunicorn", "--config", str(HOOKS), *options, app]
        environ = environ | {"SAFETY_WORKERS": str(self._workers)}
        self._process = Process("web", command, environ, folder / "web.log", self.port)

    def start(self):
        self._process.start()

    def kill_all(self, _random):
        """SIGKILL for the master and its workers; then a fresh start."""
        self._process.stop(signal.SIGKILL)
        for file in self._workers.iterdir():
            file.unlink()
        self._process.start()

    def kill_one(self, random):
        """SIGKILL for a worker that serves; the master starts another. While none serves, the master goes too."""
        if serving := sorted(int(file.name) for file in self._workers.iterdir()):
            os.kill(random.choice(serving), signal.SIGKILL)
        else:
            self.kill_all(random)

    def wait_until_all_serve(self):
        """Return once every worker has loaded the app."""
        for _ in range(int(_BOOT_S / _LOOK_EVERY_S)):
            if len(list(self._workers.iterdir())) == WORKERS:
                return
            self._moment.wait(_LOOK_EVERY_S)
        raise AssertionError("the workers did not start")

    def end(self):
        self._process.stop(signal.SIGKILL)


@contextmanager
def served(environ, folder, app="voice_app.wsgi:app"):
    """gunicorn, running; killed at the end."""
    web = Web(environ, folder, app)
    web.start()
    try:
        yield web
    finally:
        web.end()
