"""The room's tables in each database, and its keys."""

import pytest

from suppression import NumberKeys
from suppression.tables import Base


@pytest.fixture
def engine(engine):
    Base.metadata.create_all(engine)
    return engine


@pytest.fixture
def number_keys(keys):
    return NumberKeys(keys.fingerprint, keys.sealer)
