"""A call read without a lock, and moved only if nobody wrote to it meanwhile. PostgreSQL only.

One statement compares, moves the call and writes the event down; it is a transaction of its own, and its commit is
synced as any other. What is compared is `xmin`, the transaction that wrote the row last: every update changes it,
whoever makes it, so no writer can forget to count a version up. The driver is spoken to directly: SQLAlchemy's way
of executing costs more than the two statements do.
Sources: https://www.postgresql.org/docs/current/ddl-system-columns.html and .../queries-with.html
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, NewType

import psycopg
from psycopg.errors import UniqueViolation

from voice_app.calls.call_row import NAMES, CallRow, changes

AutocommitConnection = NewType("AutocommitConnection", "psycopg.Connection[Any]")  # each statement commits by itself

_READ = f"SELECT xmin::text, {', '.join(NAMES)} FROM call WHERE id = %s"  # noqa: S608  # names of our own
_MOVE = """
WITH moved AS (UPDATE call SET {changes} WHERE id = %(id)s AND xmin = %(writing)s::xid RETURNING id)
INSERT INTO call_event (call_id, key, kind, was, became, line, turn, why, sealed_words, sealed_reply, at)
SELECT id, %(key)s, %(kind)s, %(was)s, %(became)s, %(line)s, %(turn)s, %(why)s, %(sealed_words)s::bytea,
    %(sealed_reply)s, %(at)s
FROM moved
"""


class ConnectionLost(Exception):
    """The server closed the connection, perhaps long ago; whether the last move was kept, `handle` finds out."""


class Seen(NamedTuple):
    """A call as it was read; `call` may change meanwhile, `before` and the name of its last `writing` do not."""

    call: CallRow
    before: tuple[Any, ...]
    writing: str


def read_call(connection: AutocommitConnection, call_id: str) -> Seen | None:
    """The call as it is now, or None."""
    found = _execute(connection, _READ, (call_id,)).fetchone()
    return Seen(CallRow(*found[1:]), found[1:], found[0]) if found else None


def move_call(connection: AutocommitConnection, seen: Seen, event: Mapping[str, Any]) -> bool:
    """Write what changed of `seen.call`, and `event`, and commit; False, and nothing done, if it was overtaken."""
    new = {"state": seen.call.state} | changes(seen.call, seen.before)
    values = {"id": seen.call.id, "writing": seen.writing, **event, **{f"new_{name}": new[name] for name in new}}
    try:
        return _execute(connection, _move(tuple(new)), values).rowcount == 1
    except UniqueViolation:  # this very event is written down already
        return False


def _execute(connection: AutocommitConnection, statement: str, values: Any) -> psycopg.Cursor[Any]:
    try:
        return connection.execute(statement, values, binary=True)
    except psycopg.OperationalError as failed:
        if connection.closed:
            raise ConnectionLost from failed
        raise


@cache
def _move(names: tuple[str, ...]) -> str:
    """The statement that changes these columns; they are names of our own."""
    return _MOVE.format(changes=", ".join(f"{name} = %(new_{name})s" for name in names))
