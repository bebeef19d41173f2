"""Why a number was or was not called, and calls that are walked by hand: as told on the command line."""

import json
import re

import pytest

NUMBER = "+447700900001"


def gate(command, settings, *more, number=NUMBER):
    return json.loads(command("why", number, "--json", *more, settings=settings).stdout)["gate"]


def test_why_tells_the_story_then_the_gate_rule_by_rule_then_what_is_next(command, stored):
    assert command("walk", "property", settings=stored).exit_code == 0
    done = command("why", NUMBER, settings=stored)
    story, answer = done.stdout.split("\n\n")
    assert [
        words in line for words, line in zip(("agreed to", "allowed, all", "dialled"), story.splitlines(), strict=True)
    ]
    assert re.search(r" 15 not called too often +NO +rung today already; rung less than 4 hours ago", answer)
    assert len(re.findall(r"^ *\d+ .* (?:yes|NO) ", answer, re.MULTILINE)) == 20
    assert re.fullmatch(r"→ not now; earliest \w+ \d+ \w+ \d\d:\d\d", answer.splitlines()[-1])
    assert (done.exit_code, NUMBER[3:] in done.stdout) == (5, False)


def test_why_of_a_number_nobody_knows_asks_the_gate_of_a_campaign_that_is_named(command, stored):
    done = command("why", NUMBER, settings=stored)
    assert (done.exit_code, done.stdout.strip()) == (0, "Nothing is known of +44 7700 •••001.")
    command("walk", "property", "--number", "07700 900002", settings=stored)
    campaign = gate(command, stored, number="07700 900002")["campaign"]
    told = gate(command, stored, "--campaign", campaign)
    refused = {verdict["rule"] for verdict in told["verdicts"] if not verdict["passed"]}
    assert (refused, told["allowed"], told["earliest"]) == ({"NO_AUTOMATED_CONSENT"}, False, None)
    done = command("why", NUMBER, "--campaign", "nothing", settings=stored)
    assert (done.exit_code, "There is no campaign nothing." in done.stderr) == (3, True)


def test_why_at_the_time_of_a_decision_tells_the_decision(command, stored):
    command("walk", "property", settings=stored)
    happenings = json.loads(command("why", NUMBER, "--json", settings=stored).stdout)["happenings"]
    decided = next(each["at"] for each in happenings if each["allowed"] is not None)
    told = gate(command, stored, "--at", decided)
    assert (told["allowed"], all(verdict["passed"] for verdict in told["verdicts"])) == (True, True)
    assert command("why", NUMBER, "--at", decided, settings=stored).exit_code == 0


def test_why_is_refused_after_an_opt_out_and_tells_the_whole_story(command, stored):
    assert command("walk", "property", settings=stored).exit_code == 0
    assert command("stop", "07700 900001", settings=stored).exit_code == 0
    assert command("walk", "property", "--number", NUMBER, settings=stored).exit_code == 5
    after = command("why", "0044 7700 900001", settings=stored)
    assert (after.exit_code, NUMBER[3:] in after.stdout) == (5, False)
    assert "It binds every client. It takes back what was agreed to before (1)." in after.stdout
    assert "refused: SUPPRESSED" in after.stdout
    assert "→ not now, and not by waiting" in after.stdout
    last = after.stdout.splitlines()[-1]
    assert last == "+44 7700 •••001 asked not to be called. No campaign of any client will call it."


def test_why_tells_how_things_stood_at_a_time(command, stored):
    command("stop", NUMBER, settings=stored)
    told = json.loads(command("why", NUMBER, "--json", settings=stored).stdout)
    assert (told["suppressed"], len(told["happenings"]), told["gate"]) == (True, 1, None)
    then = command("why", NUMBER, "--json", "--at", "2020-01-01", settings=stored)
    assert (then.exit_code, json.loads(then.stdout)["happenings"]) == (0, [])


@pytest.mark.parametrize("moment", ["yesterday", "2026-13-01", "12:00"])
def test_a_time_that_is_none_is_refused(command, stored, moment):
    assert command("why", NUMBER, "--at", moment, settings=stored).exit_code == 2


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


def test_a_walk_prints_the_calls_id_alone_and_calls_nobody_twice(command, stored):
    done = command("walk", "property", settings=stored)
    assert (done.exit_code, bool(re.fullmatch(r"[0-9a-f]{32}\n", done.stdout))) == (0, True)
    assert command("walk", "property", "--number", NUMBER, settings=stored).exit_code == 5
    again = command("walk", "healthcare", settings=stored)
    assert (again.exit_code, again.stderr) == (0, "Calling +447700900002: +447700900001 was called before.\n")
