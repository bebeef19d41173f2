"""kill -9 for a PostgreSQL server, postmaster and children, and its start on the same data folder afterwards."""

import os
import signal
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from tests.postgres import find_binaries

_UP_WITHIN_S, _LOOK_EVERY_S = 30, 0.05


class MortalPostgres:
    """The running server that `url` names; started again, it is ours to stop."""

    def __init__(self, url):
        self.url = url
        self._port = make_url(url).port
        self._admin = f"postgresql://postgres@127.0.0.1:{self._port}/postgres"
        with psycopg.connect(self._admin) as line:
            self._folder = Path(line.execute("show data_directory").fetchone()[0])
        self._ours, self._moment = None, threading.Event()

    def kill(self):
        """SIGKILL for the postmaster and for every process of it that is known."""
        with psycopg.connect(self._admin) as line:
            children = [pid for (pid,) in line.execute("select pid from pg_stat_activity")]
        postmaster = int((self._folder / "postmaster.pid").read_text().split()[0])
        for pid in (postmaster, *children):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(postmaster, 0)  # while it is not reaped its lock file counts

    def start(self):
        """Start it again, as the owner of its folder, and return once it answers."""
        for _ in range(int(_UP_WITHIN_S / _LOOK_EVERY_S)):
            if self._ours is None or self._ours.poll() is not None:
                self._ours = self._launch()  # refused while a child of the dead postmaster still has its memory
            with suppress(psycopg.OperationalError), psycopg.connect(self._admin):
                return
            self._moment.wait(_LOOK_EVERY_S)
        raise AssertionError("PostgreSQL did not come back")

    def stop(self):
        """An orderly end, if it was started here."""
        if self._ours:
            self._ours.send_signal(signal.SIGINT)
            self._ours.wait(20)

    def _launch(self):
        owner = self._folder.stat()
        who = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.getuid() == 0 else {}
        command = [find_binaries() / "postgres", "-D", self._folder, "-k", self._folder, "-h", "127.0.0.1"]
        with (self._folder.parent / "log").open("ab") as log:
            return subprocess.Popen(
                [*command, "-p", str(self._port), "-c", "max_connections=200"],
                cwd=self._folder.parent, stdout=log, stderr=log, start_new_session=True, **who,
            )  # fmt: skip
