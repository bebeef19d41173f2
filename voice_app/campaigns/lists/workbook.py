"""The rows of an Excel workbook, read by a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from voice_app.campaigns.lists import sheet as program
from voice_app.campaigns.lists.csv_rows import Row
from voice_app.campaigns.lists.faults import FileFaulty

TOO_LARGE = "The workbook is too large to be read: delete what lies outside the list, or save the list as CSV."
FAULTS = {
    "damaged": "The workbook is damaged: open it in Excel and save it again.",
    "protected": "The workbook is password protected: save a copy without the password, and import that.",
    "large": TOO_LARGE,
}


class Sheet(NamedTuple):
    """Which sheet is read, and which others may be."""

    name: str
    others: tuple[str, ...]
    rows: int


@contextmanager
def open_workbook(path: Path, wanted: str | None) -> Iterator[tuple[Sheet, Iterator[Row]]]:
    """The wanted sheet, or the first one that is shown and not empty, and its rows. Raises FileFaulty."""
    command = [sys.executable, "-I", str(Path(program.__file__)), str(path.absolute()), *([wanted] if wanted else [])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:  # noqa: S603  # our own program
        try:
            assert process.stdout is not None  # noqa: S101  # it is a pipe
            yield _sheet(_next(process.stdout), wanted), _rows(process.stdout)
        finally:
            process.kill()


def _sheet(told: Any, wanted: str | None) -> Sheet:
    if told["sheet"] is None and wanted:
        raise FileFaulty(f"The workbook has no sheet {wanted}; it has {', '.join(told['others'])}.")
    if told["sheet"] is None:
        raise FileFaulty("The workbook has no rows in any sheet that is shown.")
    return Sheet(told["sheet"], tuple(told["others"]) if not wanted else (), told["rows"])


def _rows(pipe: IO[str]) -> Iterator[Row]:
    while part := _next(pipe):
        yield from ((number, cells) for number, cells in part)


def _next(pipe: IO[str]) -> Any:
    """What the program says next. Raises FileFaulty when that is a fault, or when it met its limit and says no more."""
    line = pipe.readline()
    if not line.endswith("\n"):
        raise FileFaulty(TOO_LARGE)
    told = json.loads(line)
    if isinstance(told, dict) and "fault" in told:
        raise FileFaulty(FAULTS[told["fault"]])
    return told
