"""A file that a command writes: readable by its owner alone, whole or not there at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click


@contextmanager
def text_file(path: Path, encoding: str = "utf-8-sig") -> Iterator[IO[str]]:
    """A CSV file that takes its place at `path` when the block has ended well.

    The mark before UTF-8 tells Excel that it is; what another encoding cannot say becomes a question mark.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(descriptor, "w", encoding=encoding, errors="replace", newline="") as out:
            yield out
        part.replace(path)
    except OSError as fault:
        raise click.ClickException(f"{path} cannot be written: {(fault.strerror or str(fault)).lower()}.") from fault
    finally:
        part.unlink(missing_ok=True)
