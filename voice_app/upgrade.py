"""Bring a database up to date: our tables by Alembic, the queues' tables by DBOS itself."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from dbos import DBOS
from sqlalchemy import Engine

_MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseBehind(Exception):
    """The database lacks migrations that this version needs; the message says what to do."""


def upgrade(engine: Engine) -> None:
    """Run every migration that `engine`'s database lacks. Safe to run again."""
    command.upgrade(_config(engine), "head")
    DBOS.migrate(engine.url.set(drivername=engine.url.get_backend_name()).render_as_string(hide_password=False))


def check_up_to_date(engine: Engine) -> None:
    """Raises DatabaseBehind unless the database is at the newest migration."""
    newest = ScriptDirectory.from_config(_config(engine)).get_current_head()
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found != newest:
        raise DatabaseBehind(f"The database is at migration {found or 'none'}, not {newest}: run voice-app db upgrade.")


def _config(engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["engine"] = engine
    return config
