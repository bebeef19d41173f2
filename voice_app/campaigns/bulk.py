"""Very many rows into one table, past the unit of work and its per-row costs: SQLite's driver, PostgreSQL's COPY.

All of it happens in the caller's transaction.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import Session

Rows = Iterable[Sequence[Any]]


def insert_rows(session: Session, table: Table, columns: Sequence[str], rows: Rows, unique: str) -> int:
    """Insert `rows`, each with its values in the order of `columns`; one whose `unique` is there already is left out.

    How many were inserted. Times must be aware.
    """
    names = ", ".join(columns)  # of our own models, never from outside
    if session.get_bind().dialect.name == "postgresql":
        return _copy(session, table.name, names, rows, unique)
    marks = ", ".join("?" * len(columns))
    into = f"INSERT INTO {table.name} ({names}) VALUES ({marks}) ON CONFLICT ({unique}) DO NOTHING"  # noqa: S608  # see above
    cursor = session.connection().connection.cursor()
    try:
        cursor.executemany(into, [[_plain(value) for value in row] for row in rows])
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


def _plain(value: Any) -> Any:
    return _written(value) if isinstance(value, datetime) else value


@lru_cache(4096)
def _written(moment: datetime) -> str:
    """As the models keep times in SQLite: UTC, without a zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
