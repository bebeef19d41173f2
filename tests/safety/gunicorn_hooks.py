"""Read by gunicorn: each worker that serves is a file named by its process id, so that a test can choose one."""

import os
from pathlib import Path

FOLDER = Path(os.environ["SAFETY_WORKERS"])


def post_worker_init(worker):
    """The app is loaded: from now on this worker answers."""
    (FOLDER / str(os.getpid())).touch()


def child_exit(server, worker):
    """Called in the master when a worker is gone, however it ended."""
    (FOLDER / str(worker.pid)).unlink(missing_ok=True)
