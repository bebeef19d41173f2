"""Real servers for the recordings' tests: rclone's S3 on a folder, and moto's AWS in memory."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
import requests

from tests.postgres import free_port

ACCESS, SECRET = "AKPRACTICE", "practice-secret"


def use_its_key() -> None:
    """boto3 reads the key from the environment; a stage that was played before has left its own there."""
    os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_ACCESS_KEY_ID=ACCESS, AWS_SECRET_ACCESS_KEY=SECRET)


use_its_key()


class S3Server:
    """rclone serving a folder over S3; it can be stopped hard and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        program = Path(sys.executable).parent / "rclone"
        self._process = subprocess.Popen(
            [program, "--config", "/dev/null", "serve", "s3", "--addr", f"127.0.0.1:{self.port}",
             "--auth-key", f"{ACCESS},{SECRET}", "--vfs-cache-mode", "off", self.folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        wait_for(self.endpoint)

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def objects(self, bucket: str) -> list[Path]:
        """The files that are objects of the bucket."""
        return [path for path in (self.folder / bucket).rglob("*") if path.is_file()]


@contextmanager
def s3_server(folder: Path) -> Iterator[S3Server]:
    use_its_key()
    server = S3Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def aws_server() -> Iterator[str]:
    """The address of moto's server: S3 with regions, versions and rules; KMS."""
    use_its_key()
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def wait_for(address: str) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            requests.get(address, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"nothing answers at {address}")


def s3_client(endpoint: str):
    return boto3.Session().client("s3", region_name="eu-west-2", endpoint_url=endpoint)
