"""What is done to a campaign is written down, and approved by a second person."""

import threading

import pytest

import scripts
from tests.make import CLIENTS
from voice_app.campaigns import (
    Act,
    CampaignState,
    MoveRefused,
    NotEnrolled,
    add_campaign,
    add_client,
    move,
    note_added,
    story_of,
)


@pytest.fixture
def campaign(sessions, now):
    with sessions.begin() as session:
        add_client(session, "harbour", CLIENTS["property"], "0808 157 0123", now)
        add_campaign(session, "spring", "harbour", scripts.library_text("property"), "property", "NextSupport", now)
        note_added(session, "spring", "Maya Jones", now)
    return "spring"


def do(sessions, now, act, who="Maya Jones", campaign="spring", why=""):
    with sessions.begin() as session:
        return move(session, campaign, act, who, why, now)


def test_a_campaign_goes_through_its_life_and_each_act_is_kept(sessions, now, campaign):
    do(sessions, now, Act.CHECK)
    do(sessions, now, Act.APPROVE, "Omar")
    assert do(sessions, now, Act.START) is CampaignState.RUNNING
    do(sessions, now, Act.PAUSE, why="the client asked")
    do(sessions, now, Act.STOP)
    with sessions.begin() as session:
        told = [(event.kind, event.was, event.became, event.who, event.why) for event in story_of(session, campaign)]
    assert told == [
        ("added", "", "draft", "Maya Jones", ""),
        ("check", "draft", "checked", "Maya Jones", ""),
        ("approve", "checked", "approved", "Omar", ""),
        ("start", "approved", "running", "Maya Jones", ""),
        ("pause", "running", "paused", "Maya Jones", "the client asked"),
        ("stop", "paused", "stopped", "Maya Jones", ""),
    ]


@pytest.mark.parametrize("name", ["Maya Jones", "maya jones", "  MAYA   Jones "])
def test_who_added_a_campaign_does_not_approve_it_however_the_name_is_written(sessions, now, campaign, name):
    do(sessions, now, Act.CHECK, "Omar")
    with pytest.raises(MoveRefused, match="another person"):
        do(sessions, now, Act.APPROVE, name)


def test_an_impossible_act_is_refused_with_what_is_possible(sessions, now, campaign):
    with pytest.raises(MoveRefused, match="is draft, so it cannot be started.*campaign check spring"):
        do(sessions, now, Act.START)


def test_an_act_of_nobody_is_refused(sessions, now, campaign):
    with pytest.raises(MoveRefused, match="--by NAME"):
        do(sessions, now, Act.CHECK, " ")


def test_an_act_on_no_campaign_is_refused(sessions, now):
    with pytest.raises(NotEnrolled, match="no campaign spring"):
        do(sessions, now, Act.CHECK)


def test_of_two_who_pause_at_once_one_is_told_that_it_is_paused(sessions, now, campaign):
    for act, who in ((Act.CHECK, "Maya"), (Act.APPROVE, "Omar"), (Act.START, "Maya")):
        do(sessions, now, act, who)
    barrier, came = threading.Barrier(4), []

    def pause(who):
        barrier.wait()
        try:
            came.append(do(sessions, now, Act.PAUSE, who))
        except MoveRefused as refused:
            came.append(str(refused).split(",")[0])

    crowd = [threading.Thread(target=pause, args=(name,)) for name in ("Ann", "Bob", "Cas", "Dee")]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert sorted(came) == ["Campaign spring is paused"] * 3 + [CampaignState.PAUSED]
