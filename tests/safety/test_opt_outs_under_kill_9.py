"""An opt-out that was confirmed outlives SIGKILL of the worker that confirmed it, or of the whole server."""

from random import Random

import pytest
from sqlalchemy import select, text

from suppression.tables import Entry
from tests.safety.crowd import crowd_of
from tests.safety.people import people_on_the_line
from tests.safety.scale import scaled
from tests.safety.web import served
from voice_app.wiring import open_tools

PEOPLE, KILLS = 15_000, 100  # on each database
WHOLE_SERVER = {"sqlite": 0, "postgresql": 2}  # of four kills, the one that takes the whole server
_JITTER_S = 0.05


def stored(environ):
    """The calls whose opt-out is in the database once the journal was replayed."""
    with open_tools(environ) as tools:
        assert tools.replay_journal() == ()
        with tools.sessions.begin() as session:
            if session.get_bind().dialect.name == "sqlite":
                assert session.scalar(text("pragma integrity_check")) == "ok"
            return set(session.scalars(select(Entry.call_id)))


def kill_again_and_again(web, crowd, kills, every, whole_server):
    """Kill when another `every` people were answered, and a moment later: in the middle of other answers."""
    random = Random(9)
    for number in range(kills):
        crowd.wait_for(every * (number + 1))
        crowd.pause(random.uniform(0, _JITTER_S))
        (web.kill_all if number % 4 == whole_server else web.kill_one)(random)


def test_no_confirmed_opt_out_is_lost_under_kill_9(installation, tmp_path, tell):
    people, kills, database = scaled(PEOPLE), scaled(KILLS), installation["DATABASE_URL"].split(":")[0]
    with (
        served(installation, tmp_path) as web,
        crowd_of(installation, people_on_the_line(installation, people)) as crowd,
    ):
        kill_again_and_again(web, crowd, kills, people // (kills + 1), WHOLE_SERVER[database])
    lost = crowd.acked - stored(installation)
    tell(f"opt-outs under kill -9 on {database}", acked=len(crowd.acked), kills=kills, broken=crowd.broken,
         other_answers=len(crowd.others), lost=len(lost))  # fmt: skip
    assert (len(crowd.acked), len(crowd.others), len(lost)) == (people, 0, 0)


@pytest.mark.long
def test_a_server_that_answers_before_it_commits_is_caught(make_installation, durable_postgres_url, tmp_path, tell):
    """The planted fault: without it in sight, the figures above would say nothing."""
    environ = make_installation(durable_postgres_url)
    with (
        served(environ, tmp_path, "tests.safety.hasty:app") as web,
        crowd_of(environ, people_on_the_line(environ, 200)) as crowd,
    ):
        crowd.wait_for(60)
        web.end()
        crowd.go_home()
    lost = crowd.acked - stored(environ)
    tell("opt-outs confirmed before the commit (planted)", acked=len(crowd.acked), caught=len(lost) > 0, lost=len(lost))
    assert lost
