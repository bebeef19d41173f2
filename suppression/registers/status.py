"""What is known of a register that is loaded: of which file, from when, how many numbers."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from suppression.registers.layout import Layout
from suppression.registers.register import Register, day_of, stale_from


@dataclass(frozen=True, slots=True)
class RegisterStatus:
    """A loaded register. `count` is of different numbers, `sha256` of the source file, in hexadecimal digits."""

    register: Register
    file_date: date
    loaded_at: datetime
    count: int
    sha256: str
    layout: Layout
    source_name: str
    practice: bool  # drama numbers only; does not count in live mode
    supplier: str = ""
    licence: str = ""
    replaced_count: int | None = None  # of the register that this one took the place of
    replaced_file_date: date | None = None
    replaced_sha256: str | None = None
    reason: str = ""  # why a person let a smaller or older file in

    @property
    def stale_from(self) -> datetime:
        """The moment, in UTC, from which it may not be used."""
        return stale_from(self.file_date)

    def is_stale(self, now: datetime) -> bool:
        """Whether it is too old to be used."""
        return now >= self.stale_from

    def age(self, now: datetime) -> int:
        """Days since the date of the file, in London."""
        return (day_of(now) - self.file_date).days


def to_json(status: RegisterStatus) -> dict[str, Any]:
    """The status in JSON's types."""
    return {name: _plain(value) for name, value in asdict(status).items()}


def from_json(told: dict[str, Any]) -> RegisterStatus:
    """The status that `to_json` told. Raises KeyError, TypeError or ValueError when it is none."""
    replaced = told["replaced_file_date"]
    return RegisterStatus(
        **{
            **told,
            "register": Register(told["register"]),
            "layout": Layout(told["layout"]),
            "file_date": date.fromisoformat(told["file_date"]),
            "loaded_at": datetime.fromisoformat(told["loaded_at"]),
            "replaced_file_date": date.fromisoformat(replaced) if replaced else None,
        }
    )


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def dumps(told: dict[str, Any]) -> bytes:
    """JSON on one line, always the same for the same facts."""
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode()
