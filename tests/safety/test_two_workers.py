"""Two workers share one campaign: never more calls than agents, nobody twice, and a pause that binds both at once."""

import sys
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.safety.people import number
from tests.safety.scale import scaled
from tests.store.installation import installed
from voice_app.calls import Call
from voice_app.campaigns import Act, Campaign, Contact, move
from voice_app.stage import Process

AGENTS, PEOPLE = 4, 600
QUICK = {"SETTLE_AFTER_S": "0.3,0.6,1", "POLL_S": "0.1", "CALLS_PER_SECOND": "100", "AGENTS": str(AGENTS)}
CALLEES = "default: no_answer"  # a loaded machine may be late with its first words, and that alone pauses a campaign
MOMENT = timedelta(seconds=1)


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request, tmp_path):
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/voice-app.db" if is_sqlite else request.getfixturevalue("durable_postgres_url")
    with installed(tmp_path / "here", url, CALLEES, **QUICK) as installation:
        yield installation


def another_worker(installation):
    command = [sys.executable, "-m", "voice_app", "worker"]
    environ = installation.environ | {"EXECUTOR_ID": "worker-2"}
    return Process("second worker", command, environ, installation.folder / "worker-2.log")


def calls_of(installation):
    """When each call was reserved, armed, and over."""
    with installation.tools.sessions.begin() as session:
        return session.execute(select(Call.created_at, Call.armed_at, Call.ended_at).order_by(Call.armed_at)).all()


def most_at_once(spans):
    """The greatest number of spans that overlap."""
    steps = sorted([(begin, 1) for begin, _ in spans] + [(end, -1) for _, end in spans])
    under_way = most = 0
    for _, step in steps:
        under_way += step
        most = max(most, under_way)
    return most


def act(installation, which, who="Maya"):
    with installation.tools.sessions.begin() as session:
        move(session, "spring", which, who, "", installation.tools.now())


def in_hand(installation):
    with installation.tools.sessions.begin() as session:
        return session.scalars(select(Contact.id).where(Contact.state == "in_hand")).all()


def is_over(installation, people):
    with installation.tools.sessions.begin() as session:
        left = session.scalars(select(Contact.id).where(Contact.last.is_(None))).all()
    return not left and len(calls_of(installation)) >= people


def test_two_workers_never_have_more_calls_than_agents_and_a_pause_binds_both(installation, tell):
    people = scaled(PEOPLE, small=24)
    installation.enrol("spring", [number(place) for place in range(people)])
    with installation.tools.sessions.begin() as session:
        campaign = session.get_one(Campaign, "spring")
        campaign.calls_per_minute, campaign.concurrency = 6000.0, 100
    installation.start("spring")
    second = another_worker(installation)
    installation.worker.start()
    second.start()
    try:
        installation.wait(lambda: len(calls_of(installation)) >= people // 3, "the first third")
        act(installation, Act.PAUSE)
        paused = installation.tools.now()
        installation.wait(lambda: not in_hand(installation), "the calls under way")
        late = [armed - paused for _, armed, _ in calls_of(installation) if armed and armed > paused]
        act(installation, Act.RESUME)
        installation.wait(lambda: is_over(installation, people), "the rest")
    finally:
        second.stop()
    spans = [(created, ended) for created, armed, ended in calls_of(installation) if armed]
    accepted = installation.carrier.exchange.accepted()
    tell(f"two workers on {installation.tools.engine.dialect.name}", calls=len(spans), agents=AGENTS,
         most_at_once=most_at_once(spans), dialled_twice=sum(times > 1 for times in accepted.values()),
         after_pause_ms=round(1000 * max(late, default=timedelta()).total_seconds()))  # fmt: skip
    assert most_at_once(spans) <= AGENTS
    assert set(accepted.values()) == {1}
    assert len(accepted) == people
    assert all(lateness < MOMENT for lateness in late)
