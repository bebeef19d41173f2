"""The clock of a practice installation, which may be set to another moment. It goes at its own pace.

A campaign can so be rehearsed on a Sunday night as it will run on Monday morning. Live mode has no such clock:
the settings refuse it.
"""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from voice_app.moments import utc_now


class PracticeClock:
    """Tells the moment that the file at `path` was set to, plus the time that has passed since."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self._offset()

    def _offset(self) -> timedelta:
        """Looked up in the file whenever that was replaced: every process of an installation keeps one time."""
        try:
            status = os.stat(self._path)
        except FileNotFoundError:
            return timedelta()
        seen = (status.st_ino, status.st_mtime_ns)
        if seen != self._seen:
            self._ahead = timedelta(seconds=json.loads(self._path.read_text())["ahead_s"])
            self._seen = seen
        return self._ahead


def set_practice_clock(path: Path, moment: datetime) -> None:
    """From now on it is `moment` (aware) on the clock at `path`."""
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps({"ahead_s": (moment - utc_now()).total_seconds()}))
    fresh.replace(path)
