"""The migrations make exactly the tables that the models describe, on both databases, and can be run again."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from recordings.tables import Base as Recordings
from suppression.tables import Base as Suppression
from voice_app.calls.tables import Base as Calls
from voice_app.campaigns.tables import Base as Campaigns
from voice_app.database import open_engine
from voice_app.installation import Base as Installation
from voice_app.upgrade import check_up_to_date, upgrade

ALL = [Installation.metadata, Calls.metadata, Campaigns.metadata, Suppression.metadata, Recordings.metadata]
OURS = {table for metadata in ALL for table in metadata.tables}


@pytest.fixture
def empty_engine(empty_database_url):
    engine = open_engine(empty_database_url)
    yield engine
    engine.dispose()


def _ours_only(_item, name, kind, _reflected, _compared):
    return kind != "table" or name in OURS


def test_migrations_match_the_models(empty_engine):
    engine = empty_engine
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _ours_only, "compare_type": True, "target_metadata": ALL}
        )
        assert compare_metadata(context, ALL) == []


def test_an_upgraded_database_is_up_to_date_and_upgrading_again_changes_nothing(empty_engine):
    engine = empty_engine
    upgrade(engine)
    check_up_to_date(engine)
    upgrade(engine)
    check_up_to_date(engine)
