"""Programs as a newcomer runs them: real processes, real ports, a folder of their own."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def path_of_commands(tmp_path_factory):
    """`voice-app` and `python` as an installed environment has them."""
    folder = tmp_path_factory.mktemp("bin")
    for name, words in {"python": "", "voice-app": "-m voice_app"}.items():
        command = folder / name
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n')
        command.chmod(0o755)
    return f"{folder}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def environ(path_of_commands):
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TERM") if name in os.environ}
    return kept | {"PATH": path_of_commands, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def program(environ, tmp_path):
    """`with program("voice-app", "up") as running:` a program in the test's own folder, ended with its children."""

    @contextmanager
    def run(*command):
        running = subprocess.Popen(
            command, cwd=tmp_path, env=environ, text=True, start_new_session=True, bufsize=1,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            with running:
                yield running
                if running.poll() is None:
                    running.send_signal(signal.SIGTERM)
                running.stdin.close()
                running.stdout.read()
                running.wait(30)
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()

    return run


def read_until(running, words):
    """Everything the program says up to and with the line that holds `words`."""
    told = ""
    for line in running.stdout:
        told += line
        if words in line:
            return told
    raise AssertionError(f"the program ended without saying {words!r}:\n{told}")
