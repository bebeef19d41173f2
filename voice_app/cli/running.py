"""Run the parts: web, worker, both with a practice carrier, the database's migrations, and a check of it all."""

import json
import os
import shlex
import signal
import socket
import sys
import threading
from pathlib import Path

import click

from voice_app import doctor as checks
from voice_app.cli.failures import Failed
from voice_app.cli.main import FAILED
from voice_app.database import open_engine
from voice_app.demo import CALLEES
from voice_app.gunicorn_options import gunicorn_options
from voice_app.keys import make_key_file
from voice_app.logs import set_up_logs
from voice_app.settings import read_settings
from voice_app.stage import ProcessFailed, Stage, open_stage
from voice_app.upgrade import upgrade
from voice_app.wiring import open_tools, work

PORT, COUNT, SPEED = click.IntRange(1, 65535), click.IntRange(min=1), click.FloatRange(min=0, min_open=True)
as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


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
@click.option("--port", default=8000, type=PORT, show_default=True, help="Port of the web process.")
@click.option(
    "--speed", default=1.0, type=SPEED, show_default=True,
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


@click.group()
def db() -> None:
    """The database: bring it up to date.

    \b
    voice-app db upgrade        after each new version, before anything else is started
    """


@db.command("upgrade")
@as_json_option
def db_upgrade(as_json: bool) -> None:
    """Bring the database up to date. Safe to run again."""
    engine = open_engine(read_settings(os.environ).database_url)
    upgrade(engine)
    told = {"database": engine.dialect.name, "up_to_date": True}
    engine.dispose()
    click.echo(json.dumps(told) if as_json else "The database is up to date.")


@click.group()
def key() -> None:
    """The key file: what seals names and numbers, and makes the fingerprints by which opt-outs are found.

    \b
    voice-app key new           once for an installation; keep a copy apart from the backups
    """


@key.command("new")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@as_json_option
def key_new(path: Path | None, as_json: bool) -> None:
    """Make a fresh key file (KEY_FILE, or PATH), readable by its owner only. Never replaces one."""
    path = path or Path(os.environ.get("KEY_FILE") or "var/keys.json")
    try:
        make_key_file(path)
    except FileExistsError:
        if not path.is_file():
            raise
        raise Failed(f"{path} exists already, and is kept: without it nothing sealed can be read again.") from None
    words = f"Made {path}. Keep a copy in a safe place, apart from the database's backups."
    click.echo(json.dumps({"key_file": str(path)}) if as_json else words)


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
