"""Silent and abandoned calls: what counts as one, what alarms, and what pauses a campaign."""

from datetime import timedelta

import pytest

from tests.store.dialler.test_retries import ANSWERED, BROKE, CA, HEARD_ALL, HUNG_UP, PLACED, live_through, turn
from voice_app.calls import Event, Kind
from voice_app.campaigns import Act, CampaignState, Harm, harm_of, harm_since_it_runs, move, progress_of, who_is_present
from voice_app.campaigns.tables import Campaign
from voice_app.telephony.first_words import note_first_words
from voice_app.workflows import Dialler, Pacer

MACHINE = Event(Kind.MACHINE_ANSWERED, "machine", carrier_id=CA)
RECALLED = Event(Kind.RECALLED, "recalled")
SILENT, ABANDONED, FINE, NOT_A_PERSON = Harm(1, 1, 0), Harm(1, 0, 1), Harm(1, 0, 0), Harm(0, 0, 0)
CALLS = {
    "heard all of it": ([*HEARD_ALL, HUNG_UP], FINE),
    "hung up in the opening": ([PLACED, ANSWERED, turn(1), HUNG_UP], FINE),
    "opted out": ([PLACED, ANSWERED, turn(1, keys="9")], FINE),
    "answered, and nobody asked us": ([PLACED, HUNG_UP], SILENT),
    "broke in the opening": ([PLACED, ANSWERED, BROKE], ABANDONED),
    "broke in the talk": ([*HEARD_ALL, BROKE], FINE),
    "called back in during the opening": ([PLACED, ANSWERED, RECALLED], ABANDONED),
    "called back in before it was answered": ([PLACED, RECALLED], NOT_A_PERSON),
    "answered after it was called back in": ([PLACED, RECALLED, ANSWERED], ABANDONED),
    "a machine": ([PLACED, ANSWERED, MACHINE], NOT_A_PERSON),
    "nobody there": ([PLACED, Event(Kind.NOT_ANSWERED, "status no-answer", carrier_id=CA)], NOT_A_PERSON),
}


@pytest.mark.parametrize("what", CALLS)
def test_what_became_of_a_call_is_counted_rightly(enrol, sessions, tools, now, what):
    (person,), (events, harm) = enrol(1), CALLS[what]
    live_through(sessions, tools, person, events, now)
    with sessions.begin() as session:
        assert harm_of(session, "spring", now) == harm
        assert harm_of(session, "spring", now + timedelta(seconds=1)) == Harm(0, 0, 0)
        assert harm_of(session, "autumn", now) == Harm(0, 0, 0)


@pytest.mark.parametrize(("ms", "abandoned"), [(2000, 0), (2001, 1)])
def test_first_words_later_than_two_seconds_abandon_a_call(enrol, sessions, tools, now, ms, abandoned):
    (person,) = enrol(1)
    call_id = live_through(sessions, tools, person, [PLACED, ANSWERED], now)
    with sessions.begin() as session:
        note_first_words(session, call_id, ms, now)
        note_first_words(session, call_id, 9999, now)  # a repeated question is not the first
        note_first_words(session, "no call of ours", 9999, now)
        assert harm_of(session, "spring", now) == Harm(1, 0, abandoned)
        assert progress_of(session, session.get_one(Campaign, "spring"), now).waits.longest == ms


@pytest.mark.parametrize(
    ("harm", "alarms", "pauses"),
    [
        (Harm(0, 0, 0), False, False),
        (Harm(101, 0, 1), False, False),
        (Harm(100, 0, 1), True, False),
        (Harm(1, 1, 0), True, False),  # one call alone tells nothing of the next
        (Harm(10, 1, 1), True, True),
        (Harm(67, 1, 1), True, False),
        (Harm(66, 1, 1), True, True),
    ],
)
def test_one_percent_alarms_and_three_pause_but_never_one_call_alone(harm, alarms, pauses):
    assert (harm.alarms, harm.pauses) == (alarms, pauses)


@pytest.fixture
def pacer(sessions, tools, dials, now):
    return Pacer(Dialler(sessions, lambda: now, tools, None, dials), "worker-1")


def test_a_campaign_that_harms_is_paused_with_the_figures_and_counted_anew_when_a_person_resumes_it(
    enrol, sessions, tools, now, pacer
):
    for person in enrol(2):
        live_through(sessions, tools, person, [PLACED, HUNG_UP], now)
    enrol(1, "autumn", first=9)
    pacer.take_turn()
    with sessions.begin() as session:
        assert session.get_one(Campaign, "autumn").state == CampaignState.RUNNING
        progress = progress_of(session, session.get_one(Campaign, "spring"), now)
        assert progress.state is CampaignState.PAUSED
        assert progress.why == "2 silent and 0 abandoned of 2 answered calls (100.0%)"
        later = now + timedelta(minutes=9)
        move(session, "spring", Act.RESUME, "Maya", "the carrier has mended it", later)
        assert harm_since_it_runs(session, "spring", later) == Harm(0, 0, 0)


def test_a_campaign_ends_by_itself_when_nobody_is_left(enrol, sessions, tools, now, pacer):
    (person,) = enrol(1)
    live_through(sessions, tools, person, [PLACED, ANSWERED, turn(1, keys="9"), HUNG_UP], now)
    pacer.take_turn()
    with sessions.begin() as session:
        progress = progress_of(session, session.get_one(Campaign, "spring"), now)
    assert (progress.state, progress.why) == (CampaignState.FINISHED, "nobody is left to call")
    assert (progress.opted_out, progress.answered, progress.endings) == (1, 1, {"opted_out": 1})


def test_a_pacer_says_that_it_is_there(enrol, sessions, now, pacer):
    pacer.take_turn()
    with sessions.begin() as session:
        assert who_is_present(session, now) == ("worker-1",)
        assert who_is_present(session, now + timedelta(minutes=1)) == ()
