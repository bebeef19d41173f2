"""Run the parts: web, worker, both with a practice carrier, the database's migrations, and a check of it all."""

import json
import os
import shlex
import signal
import sys
import threading
from pathlib import Path

import click

from voice_app import doctor as checks
from voice_app.cli.main import FAILED
from voice_app.database import open_engine
from voice_app.demo import CALLEES
from voice_app.gunicorn_options import gunicorn_options
from voice_app.keys import make_key_file
from voice_app.logs import set_up_logs
from voice_app.settings import read_settings
from voice_app.stage import open_stage
from voice_app.upgrade import upgrade
from voice_app.wiring import open_tools, work


@click.command()
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--workers", default=2, show_default=True, help="Processes.")
@click.option("--threads", default=16, show_default=True, help="Requests at once in each process.")
def serve(port: int, host: str, workers: int, threads: int) -> None:
    """Run the web process (gunicorn)."""
    with open_tools(even_if_away=True):
        pass  # a fault in the settings is told once, in words, and not by every gunicorn worker
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *gunicorn_options(host, port, workers, threads)])  # noqa: S606  # becomes gunicorn


@click.command()
def worker() -> None:
    """Run the worker: dialling, reconciling, storing recordings, purging."""
    set_up_logs()
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    with open_tools() as tools:
        work(tools, stop)


@click.command()
@click.option("--port", default=8000, show_default=True, help="Port of the web process.")
@click.option(
    "--speed", default=1.0, show_default=True, help="How many times faster than life the practice carrier runs."
)
def up(port: int, speed: float) -> None:
    """Run everything on this machine in practice mode: S3 server, practice carrier, web, worker."""
    folder = Path("var/practice")
    with open_stage(folder, CALLEES, speed, web_port=port) as stage:
        settings = folder / "environment"
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
                    click.echo(f"The {part.name} has ended; its log is {part.log}.", err=True)
                    raise SystemExit(FAILED)


@click.group()
def db() -> None:
    """The database."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database up to date. Safe to run again."""
    engine = open_engine(read_settings(os.environ).database_url)
    upgrade(engine)
    engine.dispose()
    click.echo("The database is up to date.")


@click.group()
def key() -> None:
    """The key file."""


@key.command("new")
@click.argument("path", type=click.Path(path_type=Path), required=False)
def key_new(path: Path | None) -> None:
    """Make a fresh key file (KEY_FILE, or PATH), readable by its owner only. Never replaces one."""
    path = path or Path(os.environ.get("KEY_FILE") or "var/keys.json")
    try:
        make_key_file(path)
    except FileExistsError:
        if not path.is_file():
            raise
        click.echo(f"{path} exists already, and is kept: without it nothing sealed can be read again.", err=True)
        raise SystemExit(FAILED) from None
    click.echo(f"Made {path}. Keep a copy in a safe place, apart from the database's backups.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def doctor(as_json: bool) -> None:
    """Check everything a call needs, and say how to mend what is wrong."""
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
