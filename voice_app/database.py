"""Engines whose acknowledged commits survive a power cut, on SQLite and on PostgreSQL.

SQLite: rollback journal with synchronous=EXTRA (Python's default, FULL, can lose the last commit), and every
transaction begins IMMEDIATE: pysqlite otherwise sends no BEGIN before a SELECT, and "check, then write" is not
atomic. PostgreSQL: synchronous_commit is set on for each session, whatever the server's default.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, DateTime, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite import DATETIME
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.orm import Session, sessionmaker

from voice_app.moments import as_utc

LOCK_WAIT_S = 10
PRAGMAS = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "busy_timeout": LOCK_WAIT_S * 1000}


class DatabaseUnsafe(Exception):
    """The database would not keep what it acknowledges; the message names the setting."""


class UtcDateTime(DATETIME):
    """SQLite has no time zones: times are kept in UTC and come back aware."""

    def bind_processor(self, dialect: Dialect) -> Any:
        write = super().bind_processor(dialect)
        if write is None:
            return None
        return lambda value: write(as_utc(value).replace(tzinfo=None) if value is not None else None)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        read = super().result_processor(dialect, coltype)
        if read is None:
            return None
        return lambda value: as_utc(found) if (found := read(value)) is not None else None


class UtcSqlite(SQLiteDialect_pysqlite):
    """pysqlite, with times that keep their zone."""

    supports_statement_cache = True
    colspecs = {**SQLiteDialect_pysqlite.colspecs, DateTime: UtcDateTime}


registry.register("sqlite.utc", __name__, "UtcSqlite")


def open_engine(url: str) -> Engine:
    """An engine for `url` (sqlite:/// or postgresql://) with the durable settings above."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(url)
    options = "-c timezone=UTC -c synchronous_commit=on -c lock_timeout=10s"
    return create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_size=20,
        max_overflow=20,
        connect_args={"connect_timeout": 5, "options": options},
    )


def _open_sqlite(url: str) -> Engine:
    parsed = make_url(url).set(drivername="sqlite+utc")
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, hide_parameters=True, connect_args={"timeout": LOCK_WAIT_S})
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours to send
    for name, wanted in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != wanted and found != "memory":
            raise DatabaseUnsafe(f"SQLite keeps {name} at {found}, and not at {wanted}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def open_sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions for the doors: `with sessions.begin() as session` is one transaction."""
    return sessionmaker(engine, expire_on_commit=False)
