"""What every test may ask for: a database of each kind, keys, and a clock that stands still."""

import os
import secrets
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
import pytest

import recordings.tables
import suppression.tables
import voice_app.calls.tables
import voice_app.campaigns.tables
from tests.postgres import postgres_server
from voice_app.database import open_engine, open_sessions
from voice_app.keys import make_key_file, read_keys

ROOMS = (voice_app.calls.tables, voice_app.campaigns.tables, suppression.tables, recordings.tables)

os.environ["AWS_EC2_METADATA_DISABLED"] = "true"  # boto3 would ask a metadata address that is not there

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)  # a Monday morning in London


def make_all_tables(url):
    engine = open_engine(url)
    for room in ROOMS:
        room.Base.metadata.create_all(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgres():
    with postgres_server() as address:
        yield address


@contextmanager
def fresh_database(server, template="template0"):
    name = f"t{secrets.token_hex(6)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f"create database {name} template {template}")
        yield f"{server}/{name}"
        admin.execute(f"drop database {name} with (force)")


@pytest.fixture(scope="session")
def postgres_with_tables(postgres):
    """The name of a database with every table, to be copied: quicker than making the tables for each test."""
    with fresh_database(postgres) as url:
        make_all_tables(url)
        yield url.rsplit("/", 1)[1]


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "tables.db"
    make_all_tables(f"sqlite:///{path}")
    return path


@pytest.fixture
def postgres_url(postgres):
    """An empty database of its own."""
    with fresh_database(postgres) as url:
        yield url


@pytest.fixture
def postgres_copy(postgres, postgres_with_tables):
    with fresh_database(postgres, postgres_with_tables) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request, tmp_path):
    """Of each kind: a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/voice-app.db"
    return request.getfixturevalue("postgres_url")


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request, tmp_path):
    """Of each kind: a database with every table."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_with_tables"), tmp_path / "voice-app.db")
        return f"sqlite:///{tmp_path}/voice-app.db"
    return request.getfixturevalue("postgres_copy")


@pytest.fixture
def engine(database_url):
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine):
    return open_sessions(engine)


@pytest.fixture
def keys(tmp_path):
    path = tmp_path / "keys.json"
    make_key_file(path)
    return read_keys(path)


@pytest.fixture
def now():
    return NOW
