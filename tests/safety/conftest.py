"""Installations on durable databases, and the figures that each suite tells."""

import secrets
from pathlib import Path

import psycopg
import pytest

from tests.postgres import postgres_server
from tests.safety.scale import EVERY_COMMIT, SCALE
from voice_app.stage import free_port, practice_environment, prepare_storage

FIGURES = Path(__file__).parents[2] / "var" / "safety.txt"


@pytest.fixture
def tell(record_property):
    """Tell one line of figures: `tell("opt-outs under kill -9", acked=612, lost=0)`."""

    def tell_figures(name, **figures):
        line = f"{name}: " + " ".join(f"{what}={figure}" for what, figure in figures.items())
        record_property("figures", line)
        FIGURES.parent.mkdir(exist_ok=True)
        with FIGURES.open("a") as file:
            file.write(f"{line} scale={SCALE:g}\n")

    return tell_figures


def pytest_collection_modifyitems(config, items):
    """What is marked `long` is left out at the scale of every commit."""
    here = [item for item in items if item.path.parent == Path(__file__).parent]
    left_out = [item for item in here if SCALE <= EVERY_COMMIT and item.get_closest_marker("long")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter):
    """The figures of every suite that ran, whether it passed or not."""
    reports = [report for how in ("passed", "failed") for report in terminalreporter.getreports(how)]
    lines = [value for report in reports for name, value in report.user_properties if name == "figures"]
    if lines:
        terminalreporter.section(f"safety at scale {SCALE:g}")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="session")
def durable_postgres():
    """A PostgreSQL server that syncs every commit."""
    with postgres_server(durable=True) as address:
        yield address


@pytest.fixture
def durable_postgres_url(durable_postgres):
    """An empty database of its own on that server."""
    name = f"s{secrets.token_hex(6)}"
    with psycopg.connect(f"{durable_postgres}/postgres", autocommit=True) as admin:
        admin.execute(f"create database {name}")
    yield f"{durable_postgres}/{name}"
    with psycopg.connect(f"{durable_postgres}/postgres", autocommit=True) as admin:
        admin.execute(f"drop database {name} with (force)")


@pytest.fixture
def make_installation(tmp_path):
    """The environment of a whole installation in practice mode, in `folder`, on the database at `url` or on SQLite."""

    def make(url=None, folder=tmp_path):
        folder.mkdir(exist_ok=True)
        environ = practice_environment(folder, free_port(), free_port(), free_port()) | {"AGENTS": "9999"}
        if url:
            environ["DATABASE_URL"] = url
        prepare_storage(environ)
        return environ

    return make


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request, make_installation):
    """The environment of an installation on each database."""
    return make_installation(request.getfixturevalue("durable_postgres_url") if request.param == "postgres" else None)
