"""A file that a command writes: readable by its owner alone, whole or not there at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click


@contextmanager
def text_file(path: Path) -> Iterator[IO[str]]:
    """A CSV file that takes its place at `path` when the block has ended well."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(descriptor, "w", encoding="utf-8-sig", newline="") as out:  # the mark tells Excel that it is UTF-8
            yield out
        part.replace(path)
    except OSError as fault:
        raise click.ClickException(f"{path} cannot be written: {(fault.strerror or str(fault)).lower()}.") from fault
    finally:
        part.unlink(missing_ok=True)
