from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, DateTime, Integer, MetaData, Table, insert, select, text

AT = datetime(2026, 7, 1, 12, 30, 15, 123456, tzinfo=timezone(timedelta(hours=1)))
MOMENTS = Table("moment", MetaData(), Column("id", Integer, primary_key=True), Column("at", DateTime(timezone=True)))


def test_moments_come_back_aware_and_equal(engine):
    MOMENTS.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(MOMENTS).values(at=AT))
        back = connection.scalar(select(MOMENTS.c.at))
    assert (back, back.utcoffset()) == (AT, timedelta(0))


def test_sqlite_holds_the_write_lock_from_the_first_read(tmp_path):
    from voice_app.database import open_engine

    engine = open_engine(f"sqlite:///{tmp_path}/a.db")
    with engine.begin() as first, engine.connect() as second:
        first.execute(text("select 1"))
        second.connection.dbapi_connection.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(Exception, match="locked"):
            second.execute(text("select 1"))
    engine.dispose()


def test_postgresql_commits_are_durable_whatever_the_server_says(postgres_url):
    from voice_app.database import open_engine

    engine = open_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.scalar(text("show synchronous_commit")) == "on"
    engine.dispose()
