"""Run the web process and the worker, and check all that they need."""

import json
import os
import signal
import sys
import threading

import click

from voice_app import doctor as checks
from voice_app.cli.main import FAILED
from voice_app.gunicorn_options import gunicorn_options
from voice_app.logs import set_up_logs
from voice_app.wiring import open_tools, work

PORT, COUNT = click.IntRange(1, 65535), click.IntRange(min=1)


@click.command()
@click.option("--port", default=8000, type=PORT, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--workers", default=2, type=COUNT, show_default=True, help="Processes.")
@click.option("--threads", default=16, type=COUNT, show_default=True, help="Requests at once in each process.")
def serve(port: int, host: str, workers: int, threads: int) -> None:
    """Run the web process (gunicorn), which answers the carrier's webhooks. Beside it runs: voice-app worker."""
    with open_tools(even_if_away=True):
        pass  # a fault in the settings is told once, in words, and not by every gunicorn worker
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *gunicorn_options(host, port, workers, threads)])  # noqa: S606  # becomes gunicorn


@click.command()
def worker() -> None:
    """Run the worker: dialling, reconciling, storing recordings, purging. Without one, nobody is called."""
    set_up_logs()
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with open_tools() as tools:
        work(tools, stop)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON array, an object for each check.")
def doctor(as_json: bool) -> None:
    """Check everything a call needs, and say how to mend what is wrong. Ends with 1 while anything is."""
    found = checks.examine(os.environ)
    if as_json:
        click.echo(json.dumps([{"name": c.name, "ok": c.ok, "detail": c.detail, "mend": c.mend} for c in found]))
    else:
        for check in found:
            click.echo(f"{'ok  ' if check.ok else 'FAIL'}  {check.name:<14} {check.detail}")
            if check.mend:
                click.echo(f"      {'':<14} {check.mend}")
    if not all(check.ok for check in found):
        raise SystemExit(FAILED)
