"""What earlier calls count as for the gate, by what really happened to them: events go through the calls' own door."""

from datetime import timedelta

import pytest

from tests.make import NUMBER, make_campaign, make_contact, make_dial_tools
from voice_app.calls import Event, Kind, handle
from voice_app.campaigns import arm, reserve
from voice_app.campaigns.earlier import calls_to
from voice_app.campaigns.tables import FirstWords

LINE = {"carrier_id": "CA" + "4" * 32}
PLACED, ANSWERED = Event(Kind.PLACED, "placed", **LINE), Event(Kind.ANSWERED, "answered", **LINE)
HUNG_UP = Event(Kind.HUNG_UP, "status completed", **LINE)
MISSED = Event(Kind.NOT_ANSWERED, "status no-answer", **LINE)
LOST = Event(Kind.ANSWER_LOST, "placing")


def turn(number):
    return Event(Kind.TURN_ENDED, f"turn {number}", turn=number, **LINE)


def other(kind):
    return Event(kind, f"it {kind}", **LINE)


@pytest.fixture
def tools(keys, tmp_path):
    return make_dial_tools(keys, tmp_path / "journal")


@pytest.fixture
def earlier(sessions, tools, now):
    """`earlier([events], armed=True)`: what a call with these events counts as two hours later."""

    def call(events, *, arms=True, first_words_ms=None):
        with sessions.begin() as session:
            make_campaign(session, now)
            contact = make_contact(session, tools, now, NUMBER)
            call_id = reserve(session, contact.id, 1, tools, now).call_id
            if arms:
                assert arm(session, call_id, tools, now)
            for event in events:
                handle(session, call_id, event, tools.calls, now)
            if first_words_ms:
                session.add(FirstWords(call_id=call_id, ms=first_words_ms, at=now))
            session.flush()
            return calls_to(session, contact.fingerprint, "spring", now + timedelta(hours=2))

    return call


COUNTS = {  # events -> counts as an attempt, broken, by a machine
    "rang out": ([PLACED, MISSED], True, False, False),
    "answered, and they hung up": ([PLACED, ANSWERED, HUNG_UP], True, False, False),
    "a talk": ([PLACED, ANSWERED, turn(1), turn(2), turn(3), HUNG_UP], True, False, False),
    "answered, and nobody asked us": ([PLACED, HUNG_UP], True, True, False),
    "broke in the opening": ([PLACED, ANSWERED, other(Kind.BROKE), HUNG_UP], True, True, False),
    "broke in the talk": (
        [PLACED, ANSWERED, turn(1), turn(2), turn(3), other(Kind.BROKE), HUNG_UP],
        True,
        False,
        False,
    ),
    "a machine": ([PLACED, ANSWERED, other(Kind.MACHINE_ANSWERED)], True, False, True),
    "a machine, told before the answer": ([PLACED, other(Kind.MACHINE_ANSWERED)], True, False, True),
    "answered too late": ([PLACED, other(Kind.ANSWERED_TOO_LATE)], True, True, False),
    "recalled while it rang, then answered": ([PLACED, other(Kind.RECALLED), ANSWERED], True, True, False),
    "recalled while it rang": ([PLACED, other(Kind.RECALLED)], True, False, False),
    "declined by the carrier": ([other(Kind.NOT_PLACED)], False, False, False),
    "lost, and never found": ([LOST, other(Kind.NOT_FOUND)], True, False, False),
    "lost, and found": ([LOST, PLACED, MISSED], True, False, False),
}


@pytest.mark.parametrize("events", COUNTS)
def test_what_a_call_counts_as(earlier, events):
    told, counts, broken, machine = COUNTS[events]
    found = earlier(told)
    assert found.under_way is None
    assert [(each.broken, each.machine) for each in found.attempts] == ([(broken, machine)] if counts else [])


def test_a_call_under_way_is_an_attempt_and_under_way(earlier):
    found = earlier([PLACED])
    assert (found.under_way, len(found.attempts)) == (found.attempts[0].call, 1)


def test_a_call_that_was_not_dialled_yet_is_under_way_and_no_attempt(earlier):
    found = earlier([], arms=False)
    assert (found.under_way is not None, found.attempts) == (True, ())


def test_a_call_that_was_refused_at_the_last_moment_counts_for_nothing(earlier):
    found = earlier([other(Kind.REFUSED)], arms=False)
    assert (found.under_way, found.attempts) == (None, ())


def test_first_words_that_came_late_count_as_silence(earlier):
    assert earlier([PLACED, ANSWERED, HUNG_UP], first_words_ms=2001).attempts[0].broken
