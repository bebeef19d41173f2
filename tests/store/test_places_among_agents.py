"""Many workers at once never begin more calls than there are agents, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.make import make_campaign, make_contact, make_dial_tools
from voice_app.calls import Call, State
from voice_app.campaigns import Reserved, Rule, reserve

AGENTS, PEOPLE, WORKERS = 3, 24, 8


@pytest.fixture
def tools(keys, tmp_path):
    return replace(make_dial_tools(keys, tmp_path / "journal"), agents=AGENTS)


@pytest.fixture
def people(sessions, tools, now):
    with sessions.begin() as session:
        make_campaign(session, now)
        return [make_contact(session, tools, now, f"+447700900{place:03}").id for place in range(PEOPLE)]


def test_workers_that_ask_together_get_as_many_places_as_there_are(sessions, tools, people, now):
    def ask(contact_id):
        with sessions.begin() as session:
            return reserve(session, contact_id, 1, tools, now)

    with ThreadPoolExecutor(WORKERS) as pool:
        answers = list(pool.map(ask, people))
    allowed = [answer for answer in answers if isinstance(answer, Reserved)]
    refused = {verdict.rule for answer in answers if answer not in allowed for verdict in answer.reasons}
    assert (len(allowed), refused) == (AGENTS, {Rule.AGENT_FREE})


def test_a_call_that_has_ended_frees_its_place(sessions, tools, people, now):
    for contact_id in people[: AGENTS + 1]:
        with sessions.begin() as session:
            answer = reserve(session, contact_id, 1, tools, now)
            if isinstance(answer, Reserved):
                session.get_one(Call, answer.call_id).state = State.MISSED
        assert isinstance(answer, Reserved)
