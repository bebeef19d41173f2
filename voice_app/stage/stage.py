"""Sets the stage: makes keys, a database and a bucket in one folder, and starts the parts as they run in earnest."""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import recordings
from voice_app.database import open_engine
from voice_app.gunicorn_options import gunicorn_options
from voice_app.keys import make_key_file
from voice_app.settings import REGION
from voice_app.stage.opening_time import open_the_day
from voice_app.stage.processes import Process, free_port
from voice_app.upgrade import upgrade

BUCKET = "voice-app-recordings"
FROM_NUMBER = "+441632960000"
COMPANY, COMPANY_CONTACT = "NextSupport", "0808 157 0100"


@dataclass(frozen=True)
class Stage:
    """The running parts, and the environment in which any command joins them."""

    folder: Path
    environ: Mapping[str, str]
    s3: Process
    carrier: Process
    web: Process
    worker: Process

    @property
    def parts(self) -> tuple[Process, ...]:
        return (self.s3, self.carrier, self.web, self.worker)


@contextmanager
def open_stage(folder: Path, callees: Path, speed: float, *, web_port: int = 0) -> Iterator[Stage]:
    """Start everything in `folder`; `speed` is how many times faster than life the carrier's clock runs."""
    folder.mkdir(parents=True, exist_ok=True)
    stage = _prepare(folder, callees, speed, web_port or free_port())
    try:
        stage.s3.start()
        make_bucket(stage.environ)
        beside = (stage.carrier, stage.web, stage.worker)
        for part in beside:
            part.begin()
        for part in beside:
            part.wait()
        yield stage
    finally:
        for part in reversed(stage.parts):
            part.stop()


def _prepare(folder: Path, callees: Path, speed: float, web_port: int) -> Stage:
    s3_port, carrier_port = free_port(), free_port()
    environ = practice_environment(folder, s3_port, carrier_port, web_port)
    prepare_storage(environ)
    python = sys.executable
    carrier = [
        *(python, "-m", "voice_app.practice", "--port", str(carrier_port), "--callees", str(callees)),
        *("--account", environ["TWILIO_ACCOUNT_SID"], "--speed", str(speed), "--calls-per-second", "20"),
    ]  # the token is read from the environment: arguments are open to every user of the machine
    web = [python, "-m", "gunicorn", *gunicorn_options("127.0.0.1", web_port, workers=2, threads=16)]
    return Stage(
        folder,
        environ,
        s3=Process("S3 server", _rclone(folder, s3_port, environ), environ, folder / "s3.log", s3_port),
        carrier=Process("practice carrier", carrier, environ, folder / "carrier.log", carrier_port),
        web=Process("web", web, environ, folder / "web.log", web_port, ready="/healthz"),
        worker=Process("worker", [python, "-m", "voice_app", "worker"], environ, folder / "worker.log"),
    )


def _rclone(folder: Path, port: int, environ: Mapping[str, str]) -> list[str]:
    (folder / "s3").mkdir(exist_ok=True)
    key = f"{environ['AWS_ACCESS_KEY_ID']},{environ['AWS_SECRET_ACCESS_KEY']}"
    where = ("--addr", f"127.0.0.1:{port}", "--auth-key", key, "--vfs-cache-mode", "off")
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    rclone = shutil.which("rclone", path=beside) or "rclone"
    return [rclone, "--config", os.devnull, "serve", "s3", *where, str(folder / "s3")]


def prepare_storage(environ: Mapping[str, str]) -> None:
    """Keys, an up-to-date database, practice registers, and a clock that shows an hour at which people may be rung."""
    if not Path(environ["KEY_FILE"]).exists():
        make_key_file(Path(environ["KEY_FILE"]))
    engine = open_engine(environ["DATABASE_URL"])
    upgrade(engine)
    engine.dispose()
    open_the_day(environ)


def practice_environment(folder: Path, s3_port: int, carrier_port: int, web_port: int) -> dict[str, str]:
    """The settings of an installation that lives in one folder and calls nobody; its secrets are made anew."""
    inherited = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV", "TERM") if name in os.environ
    }
    return inherited | {
        "MODE": "practice",
        "DATABASE_URL": f"sqlite:///{folder.resolve()}/voice-app.db",
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{web_port}",
        "TWILIO_ACCOUNT_SID": "AC" + secrets.token_hex(16),
        "TWILIO_AUTH_TOKEN": secrets.token_hex(16),
        "TWILIO_API_BASE_URL": f"http://127.0.0.1:{carrier_port}",
        "TWILIO_FROM_NUMBER": FROM_NUMBER,
        "COMPANY_NAME": COMPANY,
        "COMPANY_CONTACT": COMPANY_CONTACT,
        "RECORDINGS_BUCKET": BUCKET,
        "KEY_FILE": str(folder.resolve() / "keys.json"),
        "JOURNAL_DIR": str(folder.resolve() / "journal"),
        "REGISTERS_DIR": str(folder.resolve() / "registers"),
        "PRACTICE_CLOCK": str(folder.resolve() / "clock.json"),
        "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{s3_port}",
        "AWS_ACCESS_KEY_ID": secrets.token_hex(10),
        "AWS_SECRET_ACCESS_KEY": secrets.token_hex(20),
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "CALLS_PER_SECOND": "20",
        "AGENTS": "20",
        "SETTLE_AFTER_S": "1.5,3,5",
        "POLL_S": "0.2",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


def make_bucket(environ: Mapping[str, str]) -> None:
    """The bucket of a stage, on its own S3 server. boto3 reads its credentials from this process's environment."""
    os.environ.update({name: value for name, value in environ.items() if name.startswith("AWS_")})
    recordings.make_bucket(recordings.open_bucket(BUCKET, environ["AWS_ENDPOINT_URL_S3"]))
