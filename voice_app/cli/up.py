"""A whole practice installation on this machine, for as long as somebody looks."""

import shlex
import signal
import socket
import threading
from pathlib import Path

import click

from voice_app.cli.failures import Failed
from voice_app.demo import CALLEES
from voice_app.stage import ProcessFailed, Stage, open_stage


@click.command()
@click.option("--port", default=8000, type=click.IntRange(1, 65535), show_default=True, help="Port of the web process.")
@click.option(
    "--speed", default=1.0, type=click.FloatRange(min=0, min_open=True), show_default=True,
    help="How many times faster than life the practice carrier runs.",
)  # fmt: skip
def up(port: int, speed: float) -> None:
    """Run everything on this machine in practice mode: S3 server, practice carrier, web, worker.

    Needs no account and calls nobody. What it keeps is in var/practice, and is there again the next time.
    """
    if _is_taken(port):
        raise Failed(f"Port {port} is in use already. Choose another: voice-app up --port NUMBER")
    folder = Path("var/practice")
    try:
        with open_stage(folder, CALLEES, speed, web_port=port) as stage:
            _watch(stage, folder / "environment")
    except ProcessFailed as failed:
        raise Failed(f"The {failed}.") from failed


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _watch(stage: Stage, settings: Path) -> None:
    """Tell how to join the stage, and stay until somebody ends it or a part of it has ended."""
    settings.touch(0o600)
    settings.write_text("".join(f"export {name}={shlex.quote(value)}\n" for name, value in stage.environ.items()))
    click.echo(f"Everything runs, in practice mode: the web at {stage.environ['PUBLIC_BASE_URL']}.")
    click.echo(f"In another terminal:  . {settings}  and then any voice-app command. Ctrl-C ends it.")
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    while not stop.wait(1):
        for part in stage.parts:
            if not part.is_running():
                raise Failed(f"The {part.name} has ended; its log is {part.log}.")
