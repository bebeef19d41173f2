"""The pacer keeps pace, concurrency and capacity, alone and with others, and loses nobody."""

import threading
from collections import Counter
from datetime import timedelta

import pytest

from tests.store.dialler.conftest import AskedDials
from voice_app.calls import Call, State
from voice_app.campaigns import Act, close_attempts, first_opening, move, take_due
from voice_app.campaigns.hand import DONE, IN_HAND, WAITING
from voice_app.campaigns.tables import Campaign, Contact

MANY = 1000  # agents, where they shall not matter


@pytest.fixture
def take(sessions, dials, now):
    def take(agents=MANY, later=timedelta(), into=None):
        with sessions.begin() as session:
            return take_due(session, into or dials, agents, now + later)

    return take


def test_whoever_is_due_is_taken_in_the_lists_order_once(enrol, take, dials):
    people = enrol(3)
    assert (take(), take()) == (3, 0)
    assert dials.asked == [(person, 1) for person in people]


def test_nobody_is_taken_before_they_are_due(enrol, take, sessions, now):
    (person,) = enrol(1)
    with sessions.begin() as session:
        session.get_one(Contact, person).due_at = now + timedelta(minutes=5)
    assert (take(), take(later=timedelta(minutes=5))) == (0, 1)


@pytest.mark.parametrize("state", ["draft", "checked", "approved", "paused", "finished", "stopped"])
def test_only_a_running_campaign_dials(enrol, take, change, state):
    enrol(1)
    change(state=state)
    assert take() == 0


def test_at_once_no_more_than_the_campaign_allows_and_no_more_than_agents_are_free(enrol, take):
    enrol(9, concurrency=3)
    enrol(9, "autumn", first=20, concurrency=3)
    assert (take(agents=5), take(agents=5)) == (5, 0)
    assert (take(agents=20), take(agents=20)) == (1, 0)


def test_the_pace_is_kept_over_minutes_whatever_the_ticks(enrol, take, sessions, now):
    enrol(400, calls_per_minute=90.0, next_dial_at=None)
    taken = Counter()
    for tick in range(0, 120_000, 700):  # milliseconds
        taken[tick // 60_000] += take(later=timedelta(milliseconds=tick))
    assert all(89 <= count <= 92 for count in taken.values())


def test_a_slow_pace_leaves_whole_minutes_between(enrol, take):
    enrol(3, calls_per_minute=0.5)
    assert [take(later=timedelta(seconds=second)) for second in (0, 1, 119, 120, 121)] == [1, 0, 0, 1, 0]


def test_a_clock_set_back_does_not_hold_a_campaign(enrol, take, change, now):
    enrol(1)
    change(next_dial_at=now + timedelta(days=3))
    assert take() == 1


def test_at_night_nobody_is_taken_in_hand(enrol, take, sessions, now):
    enrol(1)
    assert take(later=timedelta(hours=12)) == 0
    with sessions.begin() as session:
        opens = first_opening(session.get_one(Campaign, "spring"), now + timedelta(hours=12))
    assert take(later=opens - now) == 1


def test_a_call_walked_by_hand_takes_an_agent(enrol, take, sessions, now):
    first, *_ = enrol(3)
    rest(sessions, first, State.RINGING, now)
    assert take(agents=2) == 1


def rest(sessions, contact_id, state, now):
    """A call of this contact's attempt, in that state."""
    with sessions.begin() as session:
        contact = session.get_one(Contact, contact_id)
        campaign = session.get_one(Campaign, contact.campaign_id)
        session.add(
            Call(
                id=f"{contact_id[:28]}{contact.tries:04}", campaign_id=campaign.id, contact_id=contact_id,
                attempt=contact.tries, client_id=campaign.client_id, fingerprint=contact.fingerprint,
                sealed_number=contact.sealed_number, sealed_fields=contact.sealed_fields,
                script_hash=campaign.script_hash, company="NextSupport", client="Harbour Homes",
                contact="0808 157 0123", state=state, created_at=now, armed_at=now, answered_at=now, ended_at=now,
            )
        )  # fmt: skip


def close(sessions, now):
    with sessions.begin() as session:
        return close_attempts(session, now)


def test_a_contact_stays_in_hand_until_its_call_rests(enrol, take, sessions, now, contact_of):
    (person,) = enrol(1)
    take()
    rest(sessions, person, State.CONVERSE, now)
    assert (close(sessions, now).campaigns, contact_of(person).state) == (frozenset(), IN_HAND)
    with sessions.begin() as session:
        session.get_one(Call, f"{person[:28]}0001").state = State.ENDED
    assert (close(sessions, now).campaigns, contact_of(person).state) == (frozenset({"spring"}), DONE)


def test_an_attempt_lost_with_its_worker_is_found_again_and_counts_for_nothing(enrol, take, sessions, now, contact_of):
    (person,) = enrol(1)
    take()
    assert close(sessions, now + timedelta(minutes=19)).lost == 0
    assert close(sessions, now + timedelta(minutes=21)).lost == 1
    assert (contact_of(person).state, contact_of(person).attempts) == (WAITING, 0)
    assert take(later=timedelta(minutes=21)) == 1
    assert contact_of(person).tries == 2


def test_many_pacers_at_once_neither_overshoot_nor_take_anybody_twice(enrol, sessions, now):
    agents, people = 7, [*enrol(60, concurrency=5), *enrol(60, "autumn", first=100, concurrency=5)]
    all_dials, over = [AskedDials() for _ in range(4)], []

    def pace(dials):
        for _ in range(12):
            with sessions.begin() as session:
                take_due(session, dials, agents, now)
            with sessions.begin() as session:
                held = session.query(Contact).filter(Contact.state == IN_HAND).all()
                by_campaign = Counter(contact.campaign_id for contact in held)
                over.append(len(held) > agents or max(by_campaign.values(), default=0) > 5)
                for contact in held[:1]:
                    contact.state = DONE

    pacers = [threading.Thread(target=pace, args=(dials,)) for dials in all_dials]
    for one in pacers:
        one.start()
    for one in pacers:
        one.join()
    asked = Counter(contact for dials in all_dials for contact, _ in dials.asked)
    assert over
    assert not any(over)
    assert set(asked.values()) == {1}
    assert 7 < len(asked) <= len(people)


def test_a_pause_waits_for_no_pacer_and_binds_the_next(enrol, take, sessions, now):
    enrol(5, concurrency=2)
    take()
    with sessions.begin() as session:
        move(session, "spring", Act.PAUSE, "Maya", "", now)
    assert take(agents=MANY) == 0
