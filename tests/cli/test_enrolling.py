"""Clients, campaigns and numbers from the command line: what is taken, what is refused, and with which exit code."""

import json
import re

import pytest

import scripts

NUMBER, SCRIPT = "+447700900001", scripts.library_text("property")


def add_client(command, settings, client_id, contact="0808 157 0123", name="Harbour Homes"):
    return command("client", "add", client_id, "--name", name, "--contact", contact, settings=settings)


@pytest.fixture
def campaign(command, stored, tmp_path):
    """A client and its campaign, named spring."""
    (tmp_path / "property.yaml").write_text(SCRIPT)
    add_client(command, stored, "harbour")
    file = str(tmp_path / "property.yaml")
    assert command("campaign", "add", "spring", "--client", "harbour", "--script", file, settings=stored).exit_code == 0
    return stored


@pytest.mark.parametrize(
    ("contact", "spoken"),
    [("08081570123", "0808 157 0123"), ("+44 808 157 0123", "0808 157 0123"),
     ("  1 High   Street, Leeds LS1 1AA ", "1 High Street, Leeds LS1 1AA")],
)  # fmt: skip
def test_a_client_is_added_with_a_freephone_number_or_an_address(command, stored, contact, spoken):
    done = add_client(command, stored, "harbour", contact)
    assert (done.exit_code, f"reached at {spoken}." in done.stdout) == (0, True)
    listed = command("client", "list", "--json", settings=stored)
    assert json.loads(listed.stdout) == [{"id": "harbour", "name": "Harbour Homes", "contact": spoken}]


@pytest.mark.parametrize(
    ("contact", "reason"),
    [("01632 960000", "A geographic number is not free to ring"), ("07700 900001", "A mobile number is not free"),
     ("0909 879 0000", "is not free to ring"), ("12345", "must be a freephone number"), ("", "must be a freephone")],
)  # fmt: skip
def test_a_contact_that_costs_money_is_refused_with_the_reason(command, stored, contact, reason):
    done = add_client(command, stored, "harbour", contact)
    assert (done.exit_code, reason in done.stderr, done.stdout) == (3, True, "")
    assert "freephone number" in done.stderr
    assert command("client", "list", "--json", settings=stored).stdout.strip() == "[]"


@pytest.mark.parametrize(("client_id", "name"), [("", "A"), ("a b", "A"), ("../x", "A"), ("a" * 65, "A"), ("a", "  ")])
def test_a_client_without_a_proper_name_is_refused(command, stored, client_id, name):
    assert add_client(command, stored, client_id, name=name).exit_code == 3
    assert command("client", "list", "--json", settings=stored).stdout.strip() == "[]"


def test_the_same_client_is_not_added_twice(command, stored):
    add_client(command, stored, "harbour")
    again = add_client(command, stored, "harbour", "1 Other Street")
    assert (again.exit_code, again.stderr.strip()) == (3, "There is a client harbour already.")


def test_an_empty_list_of_clients_says_how_to_add_one(command, stored):
    assert "voice-app client add" in command("client", "list", settings=stored).stdout


FAULTS = {
    "a purpose left out": (SCRIPT.replace("\npurpose:", "\npurposes:"), r"my\.yaml:\d+:1: "),
    "a tag": (SCRIPT.replace("version: 1", "version: !!int 1"), r"my\.yaml:2:\d+: "),
    "no YAML": ("a: [", r"my\.yaml:\d+:\d+: "),
    "an unknown blank": (SCRIPT.replace("Hi {first_name}", "Hi {frist_name}"), r"my\.yaml:\d+:\d+: "),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_script_is_refused_at_its_line_and_column(command, stored, tmp_path, fault):
    add_client(command, stored, "harbour")
    text, place = FAULTS[fault]
    file = tmp_path / "my.yaml"
    file.write_text(text)
    done = command("campaign", "add", "spring", "--client", "harbour", "--script", str(file), settings=stored)
    assert (done.exit_code, done.stdout) == (3, "")
    assert re.search(place, done.stderr)
    assert "^" in done.stderr
    assert command("campaign", "status", "spring", settings=stored).exit_code == 3


def test_a_script_that_is_no_text_is_refused(command, stored, tmp_path):
    add_client(command, stored, "harbour")
    (tmp_path / "my.yaml").write_bytes(b"version: 1\n\xff")
    file = str(tmp_path / "my.yaml")
    done = command("campaign", "add", "spring", "--client", "harbour", "--script", file, settings=stored)
    assert (done.exit_code, "is not UTF-8 text: byte 12" in done.stderr) == (3, True)


def test_a_script_for_another_client_is_refused(command, stored, tmp_path):
    add_client(command, stored, "elm", name="Elm Road Surgery")
    (tmp_path / "my.yaml").write_text(SCRIPT)
    file = str(tmp_path / "my.yaml")
    done = command("campaign", "add", "spring", "--client", "elm", "--script", file, settings=stored)
    assert (done.exit_code, "The script calls for Harbour Homes" in done.stderr) == (3, True)
    done = command("campaign", "add", "spring", "--client", "nobody", "--script", file, settings=stored)
    assert (done.exit_code, "There is no client nobody." in done.stderr) == (3, True)


def test_a_campaign_is_started_once_however_often_it_is_asked_for(command, campaign, tmp_path):
    for _ in range(2):
        done = command("campaign", "start", "spring", settings=campaign)
        assert (done.exit_code, "0 contacts will be called" in done.stdout) == (0, True)
    told = json.loads(command("campaign", "status", "spring", "--json", settings=campaign).stdout)
    assert told == {"campaign": "spring", "state": "running", "contacts": 0, "calls": {}}
    assert "spring: running, 0 contacts" in command("campaign", "status", "spring", settings=campaign).stdout


@pytest.mark.parametrize("verb", ["start", "status"])
def test_a_campaign_that_is_not_there_is_told(command, stored, verb):
    done = command("campaign", verb, "autumn", settings=stored)
    assert (done.exit_code, done.stderr.strip()) == (3, "There is no campaign autumn.")


def test_why_tells_of_a_number_that_may_be_called(command, stored):
    assert command("walk", "property", settings=stored).exit_code == 0
    done = command("why", NUMBER, settings=stored)
    allowed, dialled, conclusion = done.stdout.splitlines()
    assert (done.exit_code, "allowed, all" in allowed, "dialled" in dialled) == (0, True, True)
    assert conclusion == "+44 7700 •••001 is not on the suppression list."


def test_why_is_refused_after_an_opt_out_and_tells_the_whole_story(command, stored):
    before = command("why", NUMBER, settings=stored)
    assert (before.exit_code, before.stdout.strip()) == (0, "Nothing is known of +44 7700 •••001.")
    assert command("stop", "07700 900001", settings=stored).exit_code == 0
    assert command("walk", "property", settings=stored).exit_code == 5
    after = command("why", "0044 7700 900001", settings=stored)
    stopped, refused, conclusion = after.stdout.splitlines()
    assert (after.exit_code, "binds every client" in stopped, "refused: SUPPRESSED" in refused) == (5, True, True)
    assert conclusion == "+44 7700 •••001 asked not to be called. No campaign of any client will call it."
    assert NUMBER[3:] not in after.stdout


def test_why_tells_how_things_stood_at_a_time(command, stored):
    command("stop", NUMBER, settings=stored)
    told = json.loads(command("why", NUMBER, "--json", settings=stored).stdout)
    assert (told["suppressed"], len(told["happenings"])) == (True, 1)
    then = command("why", NUMBER, "--json", "--at", "2020-01-01", settings=stored)
    assert (then.exit_code, json.loads(then.stdout)["happenings"]) == (0, [])


@pytest.mark.parametrize("number", ["12", "hello", "", "07700 90000x"])
def test_why_refuses_what_is_no_number_of_ours(command, stored, number):
    done = command("why", number, settings=stored)
    assert (done.exit_code, done.stdout, len(done.stderr.strip().splitlines())) == (3, "", 1)


WALKS = {
    "a real number": (["walk", "property", "--number", "07911 123456"], 5, "The gate refused the call"),
    "no number": (["walk", "property", "--number", "hello"], 3, "There are no digits"),
    "no script": (["walk", "nothing"], 3, "There is no script nothing. Examples that ship: ecommerce"),
    "a folder": (["walk", "/"], 3, "There is no script /."),
}


@pytest.mark.parametrize("walk", WALKS)
def test_a_walk_is_refused_in_words_and_standard_output_stays_empty(command, stored, walk):
    arguments, code, words = WALKS[walk]
    done = command(*arguments, settings=stored)
    assert (done.exit_code, done.stdout, words in done.stderr) == (code, "", True)


def test_a_walk_prints_the_calls_id_alone_and_only_one_call_at_a_time(command, stored):
    done = command("walk", "property", settings=stored)
    assert (done.exit_code, bool(re.fullmatch(r"[0-9a-f]{32}\n", done.stdout))) == (0, True)
    assert command("walk", "property", settings=stored).exit_code == 5
    assert command("walk", "healthcare", "--number", "07700 900002", settings=stored).exit_code == 0
