"""From the acknowledgement of an opt-out on nobody dials that number, and never do two; in thousands of races."""

import secrets

import pytest
from sqlalchemy import create_engine, make_url

import recordings.tables
import suppression.tables
import voice_app.calls.tables
import voice_app.campaigns.tables
from tests.conftest import NOW
from tests.make import make_dial_tools
from tests.safety import naive
from tests.safety.people import MOST
from tests.safety.race import NoOutbox, Races, WatchedPhone, dial, opt_out, run_races
from tests.safety.scale import scaled
from voice_app.database import open_sessions
from voice_app.keys import make_key_file, read_keys
from voice_app.moments import utc_now
from voice_app.workflows import Dialler

ROOMS = (voice_app.calls.tables, voice_app.campaigns.tables, suppression.tables, recordings.tables)
RACES = 20_000  # on each database
ENOUGH = 500  # races within which a planted fault must be seen


def working_hours():
    """A clock that goes on from a Monday morning."""
    ahead = NOW - utc_now()
    return lambda: utc_now() + ahead


@pytest.fixture
def make_dialler(engine, tmp_path):
    """Each with keys of its own, to which every number is new."""
    for room in ROOMS:
        room.Base.metadata.create_all(engine)

    def make(engine):
        path, outbox = tmp_path / f"{secrets.token_hex(4)}.json", NoOutbox()
        make_key_file(path)
        tools = make_dial_tools(read_keys(path), tmp_path / "journal", outbox)
        return Dialler(open_sessions(engine), working_hours(), tools, WatchedPhone(), outbox)

    return make


@pytest.fixture
def as_the_library_opens_it(engine):
    """On SQLite, SQLAlchemy's default: a transaction begins with its first write. On PostgreSQL nothing differs."""
    if engine.dialect.name != "sqlite":
        yield engine
        return
    lax = create_engine(make_url(str(engine.url)), connect_args={"timeout": 10})
    yield lax
    lax.dispose()


def test_nobody_is_dialled_after_the_acknowledgement_and_nobody_twice(make_dialler, engine, tell):
    found, count = Races(), scaled(RACES, small=50)
    for lap in range(0, count, MOST):
        run_races(make_dialler(engine), min(MOST, count - lap), dial, found=found)
    tell(f"dial and opt-out races on {engine.dialect.name}", races=found.races, dialled=found.dialled,
         dialled_after_ack=found.late, dialled_twice=found.twice, left_ringing=found.left,
         failed=len(found.failed))  # fmt: skip
    assert (found.late, found.twice, found.left, found.failed) == (0, 0, 0, [])
    assert found.dialled > 0
    assert found.undialled > 0


PLANTED = {
    "no arming": (naive.without_arming, opt_out),
    "no lock": (naive.without_the_lock, opt_out),
    "an early look": (naive.with_an_early_look, opt_out),
    "asking before writing": (naive.asking_before_writing, opt_out),
    "acknowledging too soon": (dial, naive.acknowledging_too_soon),
}


@pytest.mark.parametrize(("way", "stop"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_fault_is_caught(make_dialler, engine, as_the_library_opens_it, way, stop, request, tell):
    chosen = as_the_library_opens_it if way is naive.without_the_lock else engine
    found = run_races(make_dialler(chosen), ENOUGH, way, stop, until_wrong=True)
    name = request.node.callspec.id
    tell(f"planted: {name}", races=found.races, dialled_after_ack=found.late, dialled_twice=found.twice,
         left_ringing=found.left)  # fmt: skip
    assert found.wrong > 0
