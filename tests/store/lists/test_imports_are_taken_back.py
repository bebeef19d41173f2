"""A whole import can be taken back until the first call of it was placed."""

import pytest
from sqlalchemy import func, select

from suppression import Number
from tests.make import give_consent
from voice_app.campaigns import Act, Contact, NotEnrolled, move, reserve
from voice_app.campaigns.consents import withdraw
from voice_app.campaigns.lists import TooLate, lists_of, undo
from voice_app.campaigns.tables import Consent, ContactList, Exclusion

ROWS = ("07700 900001,Sam,03/11/2026,03/11/2026", "07700 900002,Tom,03/11/2026,03/11/2026", "0808 1570001,Ann,,")


@pytest.fixture
def imported(go, write):
    return go(write(*ROWS[:2], "0808 1570001,Ann,03/11/2026,03/11/2026")).receipt.list_id


@pytest.fixture
def pause(sessions, now):
    with_reason = "to take a list back"

    def pause():
        with sessions.begin() as session:
            move(session, "spring", Act.PAUSE, "Maya", with_reason, now)

    return pause


@pytest.fixture
def take_back(sessions, now):
    def take_back(list_id):
        with sessions.begin() as session:
            return undo(session, list_id, "Omar", now)

    return take_back


def rows_in(sessions):
    with sessions.begin() as session:
        return [session.scalar(select(func.count()).select_from(table)) for table in (Contact, Exclusion, Consent)]


def test_people_exclusions_and_consents_go_and_the_record_stays(imported, pause, take_back, sessions, now):
    pause()
    undone = take_back(imported)
    assert (undone.people, undone.consents, undone.consents_kept) == (2, 2, 0)
    assert rows_in(sessions) == [0, 0, 0]
    with sessions.begin() as session:
        (made,) = lists_of(session, "spring")
        assert (made.callable, made.undone_by, made.undone_at) == (2, "Omar", now)


def test_the_file_can_then_be_imported_anew(imported, pause, take_back, go, write):
    pause()
    take_back(imported)
    again = go(write(*ROWS[:2], "0808 1570001,Ann,03/11/2026,03/11/2026"))
    assert (again.account.callable, again.earlier) == (2, None)


def test_a_running_campaign_is_paused_first(imported, take_back, sessions):
    with pytest.raises(TooLate, match="voice-app campaign pause spring"):
        take_back(imported)
    assert rows_in(sessions)[0] == 2


def test_after_the_first_call_it_is_too_late(imported, pause, take_back, sessions, tools, now):
    with sessions.begin() as session:
        contact = session.scalars(select(Contact).order_by(Contact.row)).first()
        assert reserve(session, contact.id, 1, tools, now).call_id
    pause()
    with pytest.raises(TooLate, match="have been called"):
        take_back(imported)
    assert rows_in(sessions)[0] == 2


def test_a_consent_that_was_there_before_or_was_withdrawn_stays(
    go, write, pause, take_back, sessions, tools, number_keys, now
):
    with sessions.begin() as session:
        give_consent(session, tools, now, "07700 900001")
    list_id = go(write(*ROWS[:2])).receipt.list_id
    with sessions.begin() as session:
        mark = number_keys.fingerprint(Number("+447700900002"))
        assert withdraw(session, mark, "client-spring", "post", "wrote to us", "Maya", now) == 1
    pause()
    undone = take_back(list_id)
    assert (undone.consents, undone.consents_kept) == (1, 1)
    assert rows_in(sessions) == [0, 0, 2]


def test_what_is_no_list_or_was_taken_back_is_told(imported, pause, take_back):
    pause()
    with pytest.raises(NotEnrolled, match="There is no list nothing"):
        take_back("nothing")
    take_back(imported)
    with pytest.raises(NotEnrolled, match="taken back already, by Omar"):
        take_back(imported)


def test_only_the_list_itself_is_taken_back(imported, pause, take_back, go, write, sessions):
    other = go(write("07700 900003,Eve,03/11/2026,03/11/2026", name="other.csv")).receipt.list_id
    pause()
    take_back(imported)
    with sessions.begin() as session:
        assert [kept.list_id for kept in session.scalars(select(Contact))] == [other]
        assert session.get_one(ContactList, other).undone_at is None
