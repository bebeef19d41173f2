"""Who is called again, when, and who never: by how the call ended, as it is written down."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.store.dialler.test_pace import close
from voice_app.calls import Call, Event, Kind, handle
from voice_app.campaigns import AGAIN, Ending, arm, reserve
from voice_app.campaigns.hand import DONE, WAITING
from voice_app.campaigns.retries import TABLE

CA = "CA" + "4" * 32
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def turn(number, keys="", words=""):
    return Event(Kind.TURN_ENDED, f"turn {number} {keys}{words}", keys=keys, words=words, turn=number, carrier_id=CA)


PLACED = Event(Kind.PLACED, "placing placed", carrier_id=CA)
ANSWERED = Event(Kind.ANSWERED, "answered", carrier_id=CA)
HUNG_UP = Event(Kind.HUNG_UP, "status completed", carrier_id=CA)
BROKE = Event(Kind.BROKE, "broke 11200", carrier_id=CA)
HEARD_ALL = (PLACED, ANSWERED, turn(1), turn(2), turn(3))
TOMORROW = datetime(2026, 11, 24, tzinfo=UTC)  # midnight in London

WAYS = {
    Ending.NOT_ANSWERED: ([PLACED, Event(Kind.NOT_ANSWERED, "status no-answer", carrier_id=CA)], TOMORROW),
    Ending.BUSY: ([PLACED, Event(Kind.NOT_ANSWERED, "status busy", carrier_id=CA)], timedelta(hours=4)),
    Ending.MACHINE: ([PLACED, Event(Kind.MACHINE_ANSWERED, "machine", carrier_id=CA)], timedelta(hours=24)),
    Ending.CARRIER_BUSY: ([Event(Kind.NOT_PLACED, f"placing not_placed{AGAIN}")], timedelta(minutes=5)),
    Ending.CARRIER_REFUSED: ([Event(Kind.NOT_PLACED, "placing not_placed")], NEVER),
    Ending.NEVER_FOUND: ([Event(Kind.ANSWER_LOST, "lost"), Event(Kind.NOT_FOUND, "looked")], timedelta(hours=24)),
    Ending.SILENT: ([PLACED, HUNG_UP], timedelta(hours=72)),
    Ending.BROKEN_OFF: (
        [PLACED, ANSWERED, Event(Kind.BROKE, "broke 11200", carrier_id=CA), HUNG_UP],
        timedelta(hours=72),
    ),
    Ending.HUNG_UP_IN_OPENING: ([PLACED, ANSWERED, turn(1), HUNG_UP], timedelta(hours=72)),
    Ending.HUNG_UP: ([*HEARD_ALL, HUNG_UP], NEVER),
    Ending.CALL_LATER: ([*HEARD_ALL, turn(4, words="I'm driving, ring me later"), HUNG_UP], timedelta(hours=24)),
    Ending.NOT_INTERESTED: ([*HEARD_ALL, turn(4, words="not interested thank you"), HUNG_UP], NEVER),
    Ending.OPTED_OUT: ([PLACED, ANSWERED, turn(1, keys="9"), HUNG_UP], NEVER),
    Ending.RECALLED: ([PLACED, Event(Kind.RECALLED, "recalled")], NEVER),
    Ending.HANDED_OVER: ([PLACED, ANSWERED, turn(1, keys="0"), turn(2), HUNG_UP], NEVER),
    Ending.TALKED: ([*HEARD_ALL, turn(4, words="yes"), turn(5, words="no I rent it"), HUNG_UP], NEVER),
}


def live_through(sessions, tools, contact_id, events, now):
    """A whole attempt: reserved, armed, and these events."""
    with sessions.begin() as session:
        call_id = reserve(session, contact_id, 1, tools, now).call_id
        arm(session, call_id, tools, now)
        for event in events:
            handle(session, call_id, event, tools.calls, now)
    return call_id


@pytest.mark.parametrize("ending", WAYS, ids=str)
def test_each_ending_is_told_apart_and_its_row_applied(enrol, sessions, tools, now, contact_of, ending):
    (person,), (events, again) = enrol(1), WAYS[ending]
    live_through(sessions, tools, person, events, now)
    close(sessions, now)
    contact = contact_of(person)
    assert contact.last == ending
    if again is NEVER:
        assert contact.state == DONE
    else:
        assert (contact.state, contact.due_at) == (WAITING, again if isinstance(again, datetime) else now + again)
    assert contact.attempts == next(row.counts for row in TABLE if row.ending is ending)


def test_every_ending_but_the_undialled_was_walked_here():
    assert set(WAYS) == set(Ending) - {Ending.NOT_DIALLED}


def test_after_the_last_attempt_allowed_nobody_is_called_again(enrol, sessions, tools, now, contact_of):
    (person,) = enrol(1, attempts=1)
    live_through(sessions, tools, person, WAYS[Ending.BUSY][0], now)
    close(sessions, now)
    assert (contact_of(person).state, contact_of(person).last) == (DONE, Ending.BUSY)


def test_a_reservation_that_was_forgotten_is_tried_again_and_counts_for_nothing(
    enrol, sessions, tools, now, contact_of
):
    (person,) = enrol(1)
    with sessions.begin() as session:
        call_id = reserve(session, person, 1, tools, now).call_id
        handle(session, call_id, Event(Kind.REFUSED, "forgotten before the dial"), tools.calls, now)
    close(sessions, now)
    contact = contact_of(person)
    assert (contact.state, contact.due_at, contact.attempts, contact.tries) == (WAITING, now, 0, 1)
    with sessions.begin() as session:
        assert reserve(session, person, 2, tools, now).call_id != call_id
        assert session.query(Call).count() == 2
