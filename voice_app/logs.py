"""One JSON object a line on standard output, in which no number, name or transcript can appear.

Fields are let through by name; anything else, and any run of digits long enough to be a telephone number in what
is let through, is masked. Libraries that log addresses with numbers in them are kept at WARNING.
"""

import json
import logging
import re
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any, TextIO

import structlog

FIELDS = frozenset(
    [
        "event",
        "level",
        "timestamp",
        "logger",
        "call",
        "campaign",
        "recording",
        "attempt",
        "state",
        "kind",
        "was",
        "became",
        "reason",
        "rule",
        "status",
        "route",
        "method",
        "code",
        "count",
        "seconds",
        "port",
        "mode",
        "executor",
        "workflow",
        "step",
        "bucket",
        "error",
        "path",
        "tries",
        "pending",
        "file",
        "line",
    ]
)
# Seven digits or more, with the separators that people, voices, URLs and JSON put into a number.
_BETWEEN = r"(?:[\s().,/+\u2010-\u2015-]|%20){0,3}"
NUMBER = re.compile(rf"(?:\+|%2B|\b00)?\d(?:{_BETWEEN}\d){{6,}}", re.IGNORECASE)
LARGEST_COUNT = 10**8  # a whole number from here on could be a telephone number
IDS = ("call", "recording")
ID = re.compile(r"[0-9a-f]{32}")  # random; its digits are nobody's number
NOISY = ("twilio", "urllib3", "botocore", "boto3", "s3transfer", "dbos", "aws_encryption_sdk", "werkzeug", "alembic")
OWN_HANDLERS = ("dbos", "gunicorn.error")  # these would write past the mask


def mask(text: str) -> str:
    """`text` with every run of digits that could be a telephone number replaced by [number]."""
    return NUMBER.sub("[number]", text)


def _masked(name: str, value: Any) -> Any:
    if value is None or (isinstance(value, int | float) and abs(value) < LARGEST_COUNT):
        return value
    text = str(value)
    return text if name == "timestamp" or (name in IDS and ID.fullmatch(text)) else mask(text)


def _only_known_fields(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {name: _masked(name, value) for name, value in line.items() if name in FIELDS}


def _error_by_name(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception is told by its type only: its text may quote a number (psycopg's DETAIL does)."""
    if info := line.pop("exc_info", None):
        kind = sys.exc_info()[0] if info is True else (info[0] if isinstance(info, tuple) else type(info))
        line["error"] = getattr(kind, "__name__", "unknown")
    return line


class MaskedLines(logging.StreamHandler[TextIO]):
    """Of a line that cannot be written it tells the place, and never its arguments."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the library's name
        told = {"event": "a log line could not be written", "level": "error", "logger": record.name}
        with suppress(OSError, ValueError):
            self.stream.write(json.dumps(told | {"file": record.filename, "line": record.lineno}) + "\n")


def set_up_logs(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send every logger of the process through the mask, to `stream` or standard output."""
    ours: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _error_by_name,
    ]
    structlog.configure(
        processors=[*ours, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*ours, structlog.stdlib.add_logger_name],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _only_known_fields,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
    )
    handler = MaskedLines(stream or sys.stdout)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in OWN_HANDLERS:
        logging.getLogger(name).handlers[:] = [handler]
        logging.getLogger(name).propagate = False
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def logger() -> structlog.stdlib.BoundLogger:
    """The logger every room writes to: `logger().info("call moved", call=…, was=…, became=…)`."""
    log: structlog.stdlib.BoundLogger = structlog.get_logger("voice_app")
    return log
