"""The room's tables in each database, and its keys."""

import io

import pytest

from suppression import Journal, NumberKeys, Scopes, export_list, import_list, listing
from suppression.tables import Base


@pytest.fixture
def engine(engine):
    Base.metadata.create_all(engine)
    return engine


@pytest.fixture
def number_keys(keys):
    return NumberKeys(keys.fingerprint, keys.sealer)


@pytest.fixture
def directory(tmp_path):
    return tmp_path / "journal"


@pytest.fixture
def journal(directory, keys):
    return Journal(directory, keys.sealer)


SCOPES = Scopes(frozenset({"harbour", "another"}))


@pytest.fixture
def take_in(sessions, number_keys, now):
    def take_in(data, scopes=SCOPES):
        data = data.encode() if isinstance(data, str) else data
        return import_list(sessions.begin, number_keys, io.BytesIO(data), scopes, now)

    return take_in


@pytest.fixture
def listed(sessions, number_keys):
    """The whole list: (number, scope, words, time)."""

    def listed():
        with sessions.begin() as session:
            return [
                (entry.number.e164, entry.suppression.scope, entry.words, entry.suppression.at)
                for entry in listing(session, number_keys)
            ]

    return listed


@pytest.fixture
def give_out(sessions, number_keys):
    def give_out():
        out = io.StringIO()
        export_list(sessions.begin, number_keys, out)
        return out.getvalue()

    return give_out
