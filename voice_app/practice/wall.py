"""The date and time by which the carrier dates its calls: the real one, or that of an installation whose clock was set.

The file is the one that the installation's own processes read: {"ahead_s": seconds before the real time}. Without it,
or with one that cannot be read, it is now.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path


def now() -> datetime:
    """The real time, aware, in UTC."""
    return datetime.now(UTC)


def wall(path: Path) -> Callable[[], datetime]:
    """A clock that looks into the file each time: calls are few, and it may be set between any two."""

    def look() -> datetime:
        try:
            ahead = json.loads(path.read_text())["ahead_s"]
            return now() + timedelta(seconds=float(ahead))
        except (OSError, ValueError, KeyError, TypeError):
            return now()

    return look
