"""One JSON object a line on standard output, in which no number, name or transcript can appear.

Fields are let through by name; anything else, and any run of digits long enough to be a telephone number in what
is let through, is masked. Libraries that log addresses with numbers in them are kept at WARNING.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

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
# Seven digits or more, with the separators that people, URLs and JSON put into a number.
NUMBER = re.compile(r"(?:\+|%2B|\b00)?\d(?:[\s().-]|%20)?(?:\d(?:[\s().-]|%20)?){5,}\d", re.IGNORECASE)
NOISY = ("twilio", "urllib3", "botocore", "boto3", "s3transfer", "dbos", "aws_encryption_sdk", "werkzeug", "alembic")


def mask(text: str) -> str:
    """`text` with every run of digits that could be a telephone number replaced by [number]."""
    return NUMBER.sub("[number]", text)


def _only_known_fields(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key in [key for key in line if key not in FIELDS]:
        del line[key]
    for key, value in line.items():
        if isinstance(value, str) and key not in {"timestamp", "call", "recording"}:
            line[key] = mask(value)
    return line


def _error_by_name(_logger: Any, _name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An exception is told by its type only: its text may quote a number (psycopg's DETAIL does)."""
    if info := line.pop("exc_info", None):
        kind = sys.exc_info()[0] if info is True else (info[0] if isinstance(info, tuple) else type(info))
        line["error"] = getattr(kind, "__name__", "unknown")
    return line


def set_up_logs(level: int = logging.INFO) -> None:
    """Send every logger of the process through the mask."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _error_by_name,
        _only_known_fields,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _only_known_fields,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)


def logger() -> structlog.stdlib.BoundLogger:
    """The logger every room writes to: `logger().info("call moved", call=…, was=…, became=…)`."""
    log: structlog.stdlib.BoundLogger = structlog.get_logger("voice_app")
    return log
