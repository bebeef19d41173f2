"""The wait for our first words is timed and kept, once for each call; nothing else is timed."""

import pytest
from sqlalchemy import select

from tests.web.conftest import Phone
from voice_app.campaigns import FirstWords
from voice_app.telephony.first_words import time_first_words


@pytest.fixture
def phone(app, sessions, dial_tools, clock):
    time_first_words(app)
    return Phone(app, sessions, dial_tools, clock).rings()


@pytest.fixture
def timed(sessions):
    def read():
        with sessions.begin() as session:
            return session.scalars(select(FirstWords)).all()

    return read


def test_the_first_answer_to_a_pick_up_is_timed_and_a_repeated_one_is_not(phone, timed, clock):
    phone.posts("answered").close()  # as a server does when the answer has gone
    (first,) = timed()
    assert (first.call_id, first.at) == (phone.call_id, clock())
    assert 0 <= first.ms < 10_000
    phone.posts("answered").close()
    phone.hears_to_the_end(2).hangs_up()
    assert [(row.call_id, row.ms) for row in timed()] == [(phone.call_id, first.ms)]


def test_what_is_refused_or_of_no_call_is_not_timed(phone, timed):
    phone.posts("answered", signed=False).close()
    phone.posts("answered", call_id="0" * 32).close()
    phone.posts("status", CallStatus="ringing").close()
    assert timed() == []


def test_somebody_hears_us_also_when_the_time_cannot_be_noted(phone, timed, engine):
    FirstWords.__table__.drop(engine)
    phone.posts("answered").close()
    assert "AI assistant" in phone.heard
    FirstWords.__table__.create(engine)
