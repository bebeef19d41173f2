"""What a refusal of the gate does to a contact: time brings some back, others it does not, and ours end nobody."""

from datetime import datetime, timedelta

import pytest

import suppression
from tests.safety.people import number
from voice_app.calls import Call, State
from voice_app.campaigns import Act, Campaign, Refused, Rule, arm, move, reserve, take_due
from voice_app.campaigns.gate import Verdict
from voice_app.campaigns.hand import DONE, HOLD, WAITING, put_back, take_in_hand
from voice_app.campaigns.tables import Contact


@pytest.fixture
def refuse(sessions, now, contact_of, enrol):
    """Puts a contact in hand back with these refusals; the contact and when its campaign goes on."""

    def refuse(*refused):
        (person,) = enrol(1, next_dial_at=None)
        with sessions.begin() as session:
            contact, campaign = session.get_one(Contact, person), session.get_one(Campaign, "spring")
            take_in_hand(contact, now)
            put_back(contact, campaign, refused, now)
            return contact, campaign.next_dial_at

    return refuse


def no(rule, until=None):
    return Verdict(rule, False, "no", {}, until)


def test_what_no_time_lifts_ends_the_contact_with_the_rules_name(refuse):
    contact, holds = refuse(no(Rule.CONSENTED), no(Rule.SCREENED))
    assert (contact.state, contact.last, contact.attempts) == (DONE, Rule.CONSENTED, 0)


def test_what_time_lifts_brings_the_contact_back_when_the_last_of_it_has_passed(refuse, now):
    contact, holds = refuse(no(Rule.WITHIN_CAPS, now + timedelta(hours=9)), no(Rule.IN_HOURS, now + timedelta(hours=3)))
    assert (contact.state, contact.due_at, holds) == (WAITING, now + timedelta(hours=9), None)


def test_what_may_pass_at_any_time_is_tried_again_in_a_moment(refuse, now):
    contact, _ = refuse(no(Rule.ONE_CALL, now))
    assert (contact.state, contact.due_at) == (WAITING, now + HOLD)


@pytest.mark.parametrize(
    "rule", [Rule.SCREENED, Rule.CLIENT_READY, Rule.LINE_VALID, Rule.JOURNAL_EMPTY, Rule.AGENT_FREE]
)
def test_what_is_wrong_with_us_ends_nobody_and_holds_the_campaign(refuse, now, rule):
    contact, holds = refuse(no(rule))
    assert (contact.state, contact.due_at, holds) == (WAITING, now, now + HOLD)


def test_a_pause_between_reserve_and_arm_refuses_the_dial_and_resuming_takes_it_up_at_once(
    enrol, sessions, tools, dials, now, contact_of
):
    (person,) = enrol(1)
    with sessions.begin() as session:
        call_id = reserve(session, person, 1, tools, now).call_id
        move(session, "spring", Act.PAUSE, "Maya", "", now)
    with sessions.begin() as session:
        assert arm(session, call_id, tools, now) is None
        assert session.get_one(Call, call_id).state == State.REFUSED
    assert (contact_of(person).state, contact_of(person).attempts) == (WAITING, 0)
    with sessions.begin() as session:
        move(session, "spring", Act.RESUME, "Maya", "", now)
        assert take_due(session, dials, 10, now) == 1
    assert dials.asked == [(person, 2)]


def test_closing_time_between_reserve_and_arm_refuses_the_dial_until_the_next_opening(
    enrol, sessions, tools, now, contact_of
):
    (person,) = enrol(1)
    with sessions.begin() as session:
        call_id = reserve(session, person, 1, tools, now).call_id
    night = now + timedelta(hours=10)
    with sessions.begin() as session:
        assert arm(session, call_id, tools, night) is None
    assert contact_of(person).due_at == datetime(2026, 11, 24, 9, tzinfo=now.tzinfo)


def test_registers_that_grow_stale_between_reserve_and_arm_refuse_the_dial(enrol, sessions, tools, keys, tmp_path, now):
    (person,) = enrol(1)
    with sessions.begin() as session:
        call_id = reserve(session, person, 1, tools, now).call_id
    tools.registers.age_days = 28
    with sessions.begin() as session:
        assert arm(session, call_id, tools, now) is None


def test_an_attempt_given_up_for_lost_dials_nobody_when_it_comes_after_all(enrol, sessions, tools, now):
    (person,) = enrol(1)
    with sessions.begin() as session:
        contact = session.get_one(Contact, person)
        late = take_in_hand(contact, now)
        contact.state = WAITING
        take_in_hand(contact, now)
    with sessions.begin() as session:
        assert reserve(session, person, late, tools, now) == Refused(())
        assert reserve(session, person, late + 1, tools, now).call_id


def test_who_opted_out_is_done_with(enrol, sessions, tools, now, contact_of):
    (person,) = enrol(1)
    with sessions.begin() as session:
        told = suppression.OptOut(suppression.Number(number(0)), suppression.Channel.WEB, now)
        suppression.suppress(session, tools.calls.number_keys, told)
    with sessions.begin() as session:
        reserve(session, person, 1, tools, now)
    assert (contact_of(person).state, contact_of(person).last) == (DONE, Rule.NOT_SUPPRESSED)
