"""The consent ledger and the operator's choices from the command line."""

import json

import pytest

FORM = """\
named: Harbour Homes
topic: valuations
wording: Yes, Harbour Homes may ring me on this number with an automated AI voice.
version: v3
method: web
source: https://harbourhomes.example/valuation
scope: automated
collected_by: own
"""
LIST = """\
Phone,Consent date,Consent,Consent person
07700 900001,2026-11-03,yes,Sam
07700 900002,3/11/2026,yes,Ann
07700 900003,,no,Bob
07700 900004,2026-11-31,yes,Cas
0770,2026-11-03,yes,Dee
0909 879 0000,2026-11-03,yes,Eve
07700 900001,2026-11-03,yes,Sam
"""


@pytest.fixture
def harbour(command, stored):
    command("client", "add", "harbour", "--name", "Harbour Homes", "--contact", "0808 157 0123", settings=stored)
    return stored


@pytest.fixture
def bring_in(command, harbour, tmp_path):
    """`bring_in(LIST, FORM)`: imports them for harbour."""

    def run(people=LIST, form=FORM, *more):
        (tmp_path / "people.csv").write_text(people)
        (tmp_path / "form.yaml").write_text(form)
        files = (str(tmp_path / "people.csv"), "--consent", str(tmp_path / "form.yaml"))
        return command("consent", "import", *files, "--client", "harbour", *more, settings=harbour)

    return run


def ledger(command, settings, number):
    return json.loads(command("consent", "show", number, "--json", settings=settings).stdout)["consents"]


def test_every_row_is_accounted_for_and_the_good_ones_are_kept(command, harbour, bring_in):
    done = bring_in()
    words = "7 rows = 2 new + 1 known already + 1 without a yes + 1 of a kind never called + 2 faulty"
    assert (done.exit_code, done.stdout.strip()) == (3, words)
    assert "row 5: The date of the consent cannot be read." in done.stderr
    assert "row 6: This has too few digits for a UK number." in done.stderr
    kept = [len(ledger(command, harbour, f"0770090000{last}")) for last in (1, 2, 3, 4)]
    assert kept == [1, 1, 0, 0]


def test_the_same_list_again_adds_nothing(bring_in):
    bring_in()
    told = json.loads(bring_in(LIST, FORM, "--json").stdout)
    assert (told["new"], told["known"], told["rows"], len(told["faulty"])) == (0, 3, 7, 2)


BROKEN = {
    "no heading": (LIST.split("\n", 1)[1], FORM, "The first row is a contact and no heading"),
    "no numbers": (LIST.replace("Phone,", "Name,"), FORM, "column with telephone numbers"),
    "no wording": (LIST, FORM.replace("wording: Yes, ", "# "), "Nothing tells of their wording"),
    "no date": ("Phone\n07700 900001\n", FORM, "Nothing tells of their given_at"),
    "a scope that is none": (LIST, FORM.replace("automated\n", "telepathy\n", 1), "none of: automated, live_only"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_of_a_broken_file_nothing_is_taken_in(command, harbour, bring_in, broken):
    people, form, reason = BROKEN[broken]
    done = bring_in(people, form)
    assert (done.exit_code, reason in done.stderr, done.stdout) == (3, True, ""), done.stderr
    assert ledger(command, harbour, "07700900001") == []


def test_a_consent_for_a_client_that_is_not_there_is_refused(command, harbour, tmp_path):
    (tmp_path / "people.csv").write_text(LIST)
    (tmp_path / "form.yaml").write_text(FORM)
    files = (str(tmp_path / "people.csv"), "--consent", str(tmp_path / "form.yaml"))
    done = command("consent", "import", *files, "--client", "nobody", settings=harbour)
    assert (done.exit_code, "There is no client nobody." in done.stderr, done.stdout) == (3, True, "")


def test_the_ledger_shows_what_was_agreed_to_and_nothing_of_the_person(command, harbour, bring_in):
    bring_in()
    told = ledger(command, harbour, "+447700900001")[0]
    assert (told["opens"], told["client"], told["named"], told["scope"]) == (
        True,
        "harbour",
        "Harbour Homes",
        "automated",
    )
    assert (told["given_at"][:10], told["expires_at"][:10]) == ("2026-11-03", "2028-11-03")
    shown = command("consent", "show", "07700 900001", settings=harbour).stdout
    assert "opens the gate" in shown
    assert "may ring me on this number with an automated AI voice" in shown
    assert "Sam" not in shown
    assert "900001" not in shown.replace(" ", "")


@pytest.mark.parametrize(
    ("line", "why"),
    [("scope: live_only", "for calls by people only, not by a machine"),
     ("named: our partners", "does not name this client"), ("collected_by: third_party", "collected by a third party"),
     ("basis: soft_opt_in", "a soft opt-in"),
     ("expires: 2026-11-20", "expired on 20 November 2026")],
)  # fmt: skip
def test_a_consent_that_opens_nothing_is_kept_and_says_why(command, harbour, bring_in, line, why):
    kept = [told for told in FORM.splitlines() if not told.startswith(line.split(":")[0] + ":")]
    assert bring_in("Phone,Consent date\n07700 900001,2026-11-03\n", "\n".join([*kept, line])).exit_code == 0
    told = ledger(command, harbour, "07700900001")[0]
    assert (told["opens"], why in told["why_not"]) == (False, True)


def test_consent_is_taken_back_once_and_the_day_is_kept(command, harbour, bring_in):
    bring_in()
    for expected in (1, 0):
        done = command("consent", "withdraw", "07700 900001", "--json", settings=harbour)
        assert (done.exit_code, json.loads(done.stdout)["withdrawn"]) == (0, expected)
    told = ledger(command, harbour, "07700900001")[0]
    assert (told["opens"], "taken back on" in told["why_not"], len(told["withdrawn"])) == (False, True, 1)
    assert "took back the consent for client harbour" in command("why", "07700900001", settings=harbour).stdout
    assert ledger(command, harbour, "07700900002")[0]["opens"]


def test_consent_to_one_client_can_be_taken_back_alone(command, harbour, bring_in):
    bring_in()
    done = command("consent", "withdraw", "07700900001", "--client", "elm", settings=harbour)
    assert (done.exit_code, "There is no client elm." in done.stderr) == (3, True)
    command("client", "add", "elm", "--name", "Elm Road", "--contact", "0808 157 0199", settings=harbour)
    done = command("consent", "withdraw", "07700900001", "--client", "elm", settings=harbour)
    assert (done.exit_code, "No consent of +44 7700 •••001 stands." in done.stdout) == (0, True)
    assert ledger(command, harbour, "07700900001")[0]["opens"]


def test_the_wording_that_ships_opens_the_gate_for_who_agreed_to_it(command, harbour, bring_in):
    form = command("consent", "wording", "harbour", "--topic", "selling your home", settings=harbour)
    assert (form.exit_code, "using an automated AI voice (calls made by NextSupport" in form.stdout) == (0, True)
    assert bring_in("Phone,Consent date\n07700 900001,2026-11-03\n", form.stdout).exit_code == 0
    told = ledger(command, harbour, "07700900001")[0]
    assert (told["opens"], told["topic"], told["wording_version"]) == (True, "selling your home", "ai-calls-1")
    assert told["wording"].endswith("press 9 on a call, or ring 0808 157 0123.")
    done = command("consent", "wording", "nobody", "--topic", "x", settings=harbour)
    assert (done.exit_code, "There is no client nobody." in done.stderr) == (3, True)


def test_soft_opt_in_calls_are_off_until_somebody_answers_for_them(command, stored):
    shown = command("operator", "show", "--json", settings=stored)
    assert json.loads(shown.stdout) == {"allow_soft_opt_in_calls": "off"}
    assert command("operator", "allow-soft-opt-in-calls", "on", settings=stored).exit_code == 2
    by = ("--by", "Olu", "--reason", "customers of ten years")
    done = command("operator", "allow-soft-opt-in-calls", "on", *by, settings=stored)
    assert (done.exit_code, "regulation 22(3)" in done.stderr, "egulation 19" in done.stderr) == (0, True, True)
    assert "chosen by Olu" in command("operator", "show", settings=stored).stdout
    done = command("operator", "allow-soft-opt-in-calls", "off", "--by", "Olu", "--reason", "the law", settings=stored)
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(command("operator", "show", "--json", settings=stored).stdout)["allow_soft_opt_in_calls"] == "off"
    done = command("operator", "allow-soft-opt-in-calls", "on", "--by", " ", "--reason", "x", settings=stored)
    assert (done.exit_code, "Say who chooses and why" in done.stderr) == (3, True)
