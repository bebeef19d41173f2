"""Alembic's way in. Each room owns its tables; this file lines the rooms up."""

from alembic import context
from sqlalchemy import Engine, create_engine

from recordings.tables import Base as Recordings
from suppression.tables import Base as Suppression
from voice_app.calls.tables import Base as Calls
from voice_app.campaigns.tables import Base as Campaigns
from voice_app.installation import Base as Installation

METADATA = [Installation.metadata, Calls.metadata, Campaigns.metadata, Suppression.metadata, Recordings.metadata]
OURS = {table for metadata in METADATA for table in metadata.tables}


def ours_only(_item: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    """DBOS keeps its tables in the same database and migrates them itself."""
    return kind != "table" or name in OURS


engine: Engine = context.config.attributes.get("engine") or create_engine("sqlite:///var/voice-app.db")
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        render_as_batch=engine.dialect.name == "sqlite",
        include_object=ours_only,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
