"""A campaign from the command line: what stands in its way, who may do what, and how far it has come."""

import json

import pytest

import scripts
from tests.make import make_campaign, make_contact
from tests.safety.people import number
from voice_app.campaigns import Campaign, note_added, story_of
from voice_app.wiring import open_tools


@pytest.fixture
def campaign(stored):
    """A draft with three people who agreed, added by Maya."""
    with open_tools(stored) as tools, tools.sessions.begin() as session:
        make_campaign(session, tools.now(), runs=False)
        note_added(session, "spring", "Maya", tools.now())
        for place in range(3):
            make_contact(session, tools.dialling, tools.now(), number(place))
    return stored


@pytest.fixture
def do(command, campaign):
    """`do("pause", …)` on the campaign spring."""

    def do(act, *more, words=None):
        return command("campaign", act, "spring", *more, settings=campaign, words=words)

    return do


def run(do):
    assert do("check", "--by", "Maya").exit_code == 0
    assert do("approve", "--by", "Omar").exit_code == 0
    assert do("start", "--by", "Maya").exit_code == 0


def in_the_way(do):
    done = do("preflight", "--json")
    assert done.exit_code == 5
    return {obstacle["what"]: obstacle["act"] for obstacle in json.loads(done.stdout)}


def test_preflight_names_each_next_step_with_its_command(do):
    assert in_the_way(do) == {"campaign": "voice-app campaign check spring", "worker": "voice-app worker"}
    do("check", "--by", "Maya")
    assert in_the_way(do)["campaign"] == "voice-app campaign approve spring --by NAME"
    do("approve", "--by", "Omar")
    assert in_the_way(do)["campaign"] == "voice-app campaign start spring"
    do("start")
    assert in_the_way(do) == {"worker": "voice-app worker"}


def test_what_the_client_lacks_is_named_with_its_command_and_nothing_begins(do, command, campaign):
    done = command("client", "note", "client-spring", "dpia", "", "--by", "Maya", settings=campaign)
    assert done.exit_code == 0, done.output
    told = do("preflight").stdout
    assert "data-protection impact assessment" in told
    assert "-> voice-app client note client-spring dpia DPIA-2026-003 --by NAME" in told
    refused = do("check", "--by", "Maya")
    assert (refused.exit_code, "client note client-spring dpia" in refused.stdout) == (5, True)
    assert json.loads(command("campaign", "list", "--json", settings=campaign).stdout)[0]["state"] == "draft"


def test_a_campaign_without_anybody_to_call_is_not_started(command, stored):
    with open_tools(stored) as tools, tools.sessions.begin() as session:
        make_campaign(session, tools.now(), runs=False)
    done = command("campaign", "check", "spring", settings=stored)
    assert (done.exit_code, "voice-app contacts import spring FILE" in done.stdout) == (5, True)


def test_a_rule_that_refuses_everybody_stands_in_the_way(command, stored):
    with open_tools(stored) as tools, tools.sessions.begin() as session:
        make_campaign(session, tools.now(), runs=False)
        make_contact(session, tools.dialling, tools.now(), consents=False)
    done = command("campaign", "preflight", "spring", settings=stored)
    assert "NO_AUTOMATED_CONSENT" in done.stdout
    assert "voice-app consent import" in done.stdout


def test_who_added_a_campaign_cannot_approve_it(do):
    do("check", "--by", "Maya")
    refused = do("approve", "--by", "Maya")
    assert (refused.exit_code, "another person must" in refused.stderr) == (5, True)
    assert do("approve").exit_code == 2  # somebody must be named


def test_a_step_left_out_is_refused_with_what_is_possible(do):
    refused = do("start")
    assert (refused.exit_code, "voice-app campaign check spring" in refused.stderr) == (5, True)


def test_pause_and_resume_say_what_still_goes_on(do):
    run(do)
    assert "spring is paused (lunch): 0 calls still finish, 0 of 3" in do("pause", "--why", "lunch").stdout
    assert "spring runs: 0 calls under way" in do("resume").stdout


def test_a_stop_wants_the_name_and_is_for_good(do):
    run(do)
    assert do("stop", words="sprong\n").exit_code == 3
    assert do("status").stdout.startswith("spring runs")
    assert do("stop", words="spring\n").exit_code == 0
    refused = do("resume")
    assert (refused.exit_code, "is stopped" in refused.stderr) == (5, True)


def test_live_is_for_live_mode_only(do):
    do("check", "--by", "Maya")
    do("approve", "--by", "Omar")
    refused = do("start", "--live")
    assert (refused.exit_code, "MODE is practice" in refused.stderr) == (5, True)


def test_in_live_mode_nothing_starts_unless_it_is_said_to_be_meant(command, campaign):
    live = campaign | {"MODE": "live", "TWILIO_API_BASE_URL": "https://api.dublin.ie1.twilio.com", "PRACTICE_CLOCK": ""}
    refused = command("campaign", "start", "spring", settings=live)
    assert (refused.exit_code, "MODE is live" in refused.stderr) == (5, True)


@pytest.mark.parametrize(
    "times",
    [("--opens", "25:00"), ("--opens", "nine"), ("--opens", "18:00", "--closes", "10:00"), ("--opens", "21:30")],
)
def test_times_that_cannot_be_are_refused(command, stored, tmp_path, times):
    (tmp_path / "my.yaml").write_text("a: 1")
    arguments = ("campaign", "add", "spring", "--client", "harbour", "--script", str(tmp_path / "my.yaml"), *times)
    assert command(*arguments, settings=stored).exit_code == 3


def test_status_and_watch_tell_the_same_figures(do):
    run(do)
    told = json.loads(do("status", "--json").stdout)
    watched = json.loads(do("watch", "--once", "--json").stdout)
    assert (told["contacts"], told["waiting"], told["state"], told["dialled"]) == (3, 3, "running", 0)
    assert told["ends"]
    assert set(told) == set(watched)
    line = do("watch", "--once").stdout
    assert "spring running: pace 0/min, ringing 0, talking 0, dialled 0" in line


def test_watch_ends_with_the_campaign(do):
    run(do)
    do("stop", "--yes")
    assert "spring stopped" in do("watch", "--every", "0.1").stdout


def test_a_campaign_that_is_not_there_is_told_by_every_command(command, stored):
    for act in ("check", "pause", "resume", "status", "preflight", "watch", "rehearse"):
        done = command("campaign", act, "autumn", settings=stored)
        assert (done.exit_code, "There is no campaign autumn." in done.stderr) == (3, True), act


@pytest.mark.parametrize("purpose", ["claims", "pension", "financial_promo"])
def test_purposes_that_the_law_keeps_for_others_are_refused(command, stored, tmp_path, purpose):
    (tmp_path / "my.yaml").write_text("a: 1")
    arguments = ("campaign", "add", "spring", "--client", "harbour", "--script", str(tmp_path / "my.yaml"))
    refused = command(*arguments, "--purpose", purpose, settings=stored)
    assert (refused.exit_code, "PURPOSE_FORBIDDEN" in refused.stderr) == (5, True)


def test_who_added_a_campaign_and_how_it_was_classed_is_kept(command, stored, tmp_path):
    add = ("client", "add", "harbour", "--name", "Harbour Homes", "--contact", "0808 157 0123")
    command(*add, settings=stored)
    (tmp_path / "my.yaml").write_text(scripts.library_text("property"))
    arguments = ("campaign", "add", "spring", "--client", "harbour", "--script", str(tmp_path / "my.yaml"))
    manner = ("--per-minute", "30", "--at-once", "3", "--attempts", "2", "--opens", "10:00", "--by", "Maya")
    assert command(*arguments, *manner, settings=stored).exit_code == 0
    with open_tools(stored) as tools, tools.sessions.begin() as session:
        (event,) = story_of(session, "spring")
        made = session.get_one(Campaign, "spring")
    assert (event.kind, event.who, event.why) == ("added", "Maya", "classed as marketing")
    assert (made.calls_per_minute, made.concurrency, made.attempts, made.opens) == (30.0, 3, 2, "10:00")
