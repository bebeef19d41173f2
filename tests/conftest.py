"""What every test may ask for: a database of each kind, keys, and a clock that stands still."""

import os
import secrets
from datetime import UTC, datetime

import psycopg
import pytest

from tests.postgres import postgres_server
from voice_app.database import open_engine, open_sessions
from voice_app.keys import make_key_file, read_keys

os.environ["AWS_EC2_METADATA_DISABLED"] = "true"  # boto3 would ask a metadata address that is not there

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)  # a Monday morning in London


@pytest.fixture(scope="session")
def postgres():
    with postgres_server() as address:
        yield address


@pytest.fixture
def postgres_url(postgres):
    """An empty database of its own."""
    name = f"t{secrets.token_hex(6)}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as admin:
        admin.execute(f"create database {name}")
        yield f"{postgres}/{name}"
        admin.execute(f"drop database {name} with (force)")


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/voice-app.db"
    return request.getfixturevalue("postgres_url")


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
