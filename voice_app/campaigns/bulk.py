"""Very many rows into one table, past the unit of work and its per-row costs: SQLite's driver, PostgreSQL's COPY.

All of it happens in the caller's transaction.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import DateTime, Table
from sqlalchemy.orm import Session

Rows = Iterable[Sequence[Any]]


def insert_rows(session: Session, table: Table, columns: Sequence[str], rows: Rows, unique: str) -> int:
    """Insert `rows`, each with its values in the order of `columns`; one whose `unique` is there already is left out.

    How many were inserted. Times must be aware, or as `written` writes them.
    """
    names = ", ".join(columns)  # of our own models, never from outside
    if session.get_bind().dialect.name == "postgresql":
        return _copy(session, table.name, names, rows, unique)
    marks = ", ".join("?" * len(columns))
    into = f"INSERT INTO {table.name} ({names}) VALUES ({marks}) ON CONFLICT ({unique}) DO NOTHING"  # noqa: S608  # see above
    times = [place for place, name in enumerate(columns) if isinstance(table.c[name].type, DateTime)]
    cursor = session.connection().connection.cursor()
    try:
        cursor.executemany(into, [_plain(row, times) for row in rows])
        return cursor.rowcount
    finally:
        cursor.close()


def _copy(session: Session, table: str, names: str, rows: Rows, unique: str) -> int:
    cursor = session.connection().connection.cursor()
    try:
        cursor.execute(f"CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {names} FROM {table} WHERE false")  # noqa: S608  # our own names
        with cursor.copy(f"COPY incoming ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming ON CONFLICT ({unique}) DO NOTHING"  # noqa: S608  # our own names
        )
        inserted = cursor.rowcount
        cursor.execute("DROP TABLE incoming")
        return inserted
    finally:
        cursor.close()


def _plain(row: Sequence[Any], times: Sequence[int]) -> list[Any]:
    values = list(row)
    for place in times:
        if isinstance(values[place], datetime):
            values[place] = written(values[place])
    return values


@lru_cache(4096)
def written(moment: datetime) -> str:
    """As the models keep times in SQLite: UTC, without a zone. PostgreSQL reads it so, as its sessions are in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
