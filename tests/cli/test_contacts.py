"""`voice-app contacts`, as a campaign manager meets it."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

import scripts
from tests.make import make_client
from voice_app.campaigns import Contact, add_campaign, bring_to_run
from voice_app.wiring import open_tools

FORM = """
named: Harbour Homes
topic: valuations
wording: Yes, Harbour Homes may ring me with an automated AI voice.
version: v3
method: web
source: https://harbourhomes.example/valuation
scope: automated
collected_by: own
"""
DAY = f"{datetime.now(UTC) - timedelta(days=20):%d/%m/%Y}"
LIST = """Phone,First name,Enquiry date,Consent date,Salary
07700 900001,Sam,{day},{day},30000
0808 1570001,Ann,{day},{day},30000
7.70E+09,Tom,{day},{day},30000
07700 900001,Sam,{day},{day},30000
"""


@pytest.fixture
def ready(stored):
    """An installation with a campaign."""
    with open_tools(stored) as tools, tools.sessions.begin() as session:
        now, text = tools.now(), scripts.library_text("property")
        make_client(session, now, "harbour")
        add_campaign(session, "spring", "harbour", text, "property", "NextSupport", now)
    return stored


@pytest.fixture
def files(tmp_path):
    (tmp_path / "list.csv").write_text(LIST.format(day=DAY))
    (tmp_path / "form.yaml").write_text(FORM)
    return tmp_path


@pytest.fixture
def contacts(command, ready, files):
    def run(*words, settings=ready):
        return command("contacts", *(str(files / word) if "." in word else word for word in words), settings=settings)

    return run


def people(settings):
    with open_tools(settings) as tools, tools.sessions.begin() as session:
        return session.scalar(select(func.count()).select_from(Contact))


def test_a_check_shows_how_columns_are_understood_and_every_pile(contacts, ready):
    done = contacts("check", "spring", "list.csv", "--consent", "form.yaml")
    assert done.exit_code == 3
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == "list.csv: 5 columns, read as UTF-8"
    assert "number <- Phone (guessed)" in lines
    assert "first_name <- First name" in lines
    assert "not kept: Salary" in lines
    for pile in ("1 can be called", "1 cannot be called", "1 need fixing", "1 duplicates", "1 in this file"):
        assert pile in lines
    assert "4 rows, every one accounted for" in lines
    assert any(line.startswith("1 Excel has shortened this number") and line.endswith("(row 4)") for line in lines)
    assert people(ready) == 0


def test_an_import_brings_people_in_and_tells_the_next_steps(contacts, ready):
    done = contacts("import", "spring", "list.csv", "--consent", "form.yaml", "--yes", "--by", "Maya")
    assert done.exit_code == 3
    assert "Imported as list" in done.stdout
    assert "Next: voice-app campaign preflight spring" in done.stdout
    assert people(ready) == 1
    listed = json.loads(contacts("lists", "spring", "--json").stdout)
    assert (listed[0]["imported_by"], listed[0]["rows"], listed[0]["callable"]) == ("Maya", 4, 1)
    assert "4 rows: 1 callable, 1 excluded, 1 need fixing, 1 duplicates" in contacts("lists", "spring").stdout


def test_faulty_rows_are_written_mended_and_imported(contacts, files):
    done = contacts("import", "spring", "list.csv", "--consent", "form.yaml", "--yes", "--out", "mend.csv")
    assert "The rows to mend:" in done.stdout
    mend = files / "mend.csv"
    assert mend.stat().st_mode & 0o777 == 0o600
    mend.write_text(mend.read_text("utf-8-sig").replace("7.70E+09", "07700 900002"))
    again = contacts("import", "spring", "mend.csv", "--consent", "form.yaml", "--yes", "--json", "--out", "none.csv")
    assert (again.exit_code, json.loads(again.stdout)["callable"]) == (0, 1)
    assert not (files / "none.csv").exists()


def test_json_tells_all_and_nothing_of_anybody(contacts):
    done = contacts("check", "spring", "list.csv", "--consent", "form.yaml", "--json")
    told = json.loads(done.stdout)
    assert told["excluded"] == {"NUMBER_NOT_CALLABLE": 1}
    assert (told["rows"], told["callable"], told["faulty"], told["duplicates_in_file"]) == (4, 1, 1, 1)
    assert told["columns"][0] == {"field": "number", "column": "Phone", "how": "guessed", "also": []}
    assert told["list"] is None
    assert "Sam" not in done.output
    assert "900001" not in done.output


def test_the_same_file_again_says_so(contacts, files, ready):
    (files / "list.csv").write_text("\n".join(LIST.format(day=DAY).splitlines()[:3]) + "\n")
    first = json.loads(contacts("import", "spring", "list.csv", "--consent", "form.yaml", "--yes", "--json").stdout)
    again = contacts("import", "spring", "list.csv", "--consent", "form.yaml", "--yes")
    assert again.exit_code == 0
    assert f"came in before, as list {first['list']}" in again.stdout
    assert "Nothing was changed." in again.stdout
    assert people(ready) == 1


def test_without_registers_it_reports_and_refuses(contacts, ready, tmp_path):
    without = ready | {"REGISTERS_DIR": str(tmp_path / "nowhere")}
    done = contacts("import", "spring", "list.csv", "--consent", "form.yaml", "--yes", settings=without)
    assert done.exit_code == 5
    assert "(SCREEN_STALE)" in done.stdout
    assert "voice-app register load tps FILE" in done.stderr
    assert "nothing was changed" in done.stderr
    assert people(ready) == 0


def test_undo_takes_it_back(contacts, ready):
    made = json.loads(contacts("import", "spring", "list.csv", "--consent", "form.yaml", "--yes", "--json").stdout)
    done = contacts("undo", made["list"], "--yes", "--by", "Omar")
    assert done.exit_code == 0
    assert done.stdout == f"List {made['list']} is taken back: 1 people and 1 consents are gone.\n"
    assert people(ready) == 0
    assert contacts("undo", made["list"], "--yes").exit_code == 3
    assert "taken back" in contacts("lists", "spring").stdout


def test_undo_of_a_running_campaign_is_refused(contacts, ready):
    made = json.loads(contacts("import", "spring", "list.csv", "--consent", "form.yaml", "--yes", "--json").stdout)
    with open_tools(ready) as tools, tools.sessions.begin() as session:
        bring_to_run(session, "spring", "Maya", "Omar", tools.now())
    done = contacts("undo", made["list"], "--yes")
    assert done.exit_code == 5
    assert "pause it first" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["check", "nowhere", "list.csv"], 3, "There is no campaign nowhere"),
        (["lists", "nowhere"], 3, "There is no campaign nowhere"),
        (["check", "spring", "list.csv"], 3, "--consent FILE"),
        (["check", "spring", "form.yaml"], 3, "telephone numbers"),
        (["check", "spring", "list.csv", "--map", "number"], 2, "FIELD=COLUMN"),
        (["check", "spring", "list.csv", "--map", "number=Handy"], 3, 'no column "Handy"'),
        (["check", "spring", "list.csv", "--out", "list.csv"], 2, "a file of their own"),
        (["check", "spring", "absent.csv"], 2, "does not exist"),
        (["undo", "nothing", "--yes"], 3, "There is no list nothing"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(contacts, words, code, sentence):
    done = contacts(*words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert sentence in done.stderr


def test_nobody_there_to_be_asked_needs_yes(contacts, ready):
    done = contacts("import", "spring", "list.csv", "--consent", "form.yaml")
    assert done.exit_code == 2
    assert "add --yes" in done.stderr
    assert people(ready) == 0


def test_a_long_list_keeps_nobody_waiting_whose_calls_are_under_way(contacts, ready, files):
    with open_tools(ready) as tools, tools.sessions.begin() as session:
        bring_to_run(session, "spring", "Maya", "Omar", tools.now())
    (files / "long.csv").write_text("Phone,First name,Enquiry date,Consent date\n" + "12,Sam,,\n" * 50_001)
    done = contacts("import", "spring", "long.csv", "--consent", "form.yaml", "--yes")
    assert done.exit_code == 1
    assert "voice-app campaign pause spring" in done.stderr


def test_no_lists_yet_teaches_how(contacts):
    assert "voice-app contacts import spring FILE" in contacts("lists", "spring").stdout


def test_an_interrupt_in_the_middle_leaves_nothing(ready, files):
    """On a terminal, with the bar moving: Ctrl-C is pressed while thousands of rows are read."""
    with (files / "long.csv").open("w") as out:
        out.write("Phone,First name,Enquiry date,Consent date\n")
        out.writelines(f"07700 900{n % 1000:03},Sam,{DAY},{DAY}\n" for n in range(200_000))
    words = ("contacts", "import", "spring", files / "long.csv", "--consent", files / "form.yaml", "--yes")
    terminal, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "voice_app", *words], env=ready | {"COLUMNS": "120"}, stdin=inner, stdout=inner,
        stderr=inner, start_new_session=True, preexec_fn=_hear_interrupts,
    ) as process:  # fmt: skip
        os.close(inner)
        shown = _read_until(terminal, b"rows checked", 120)
        assert b"Reading long.csv" in shown
        os.killpg(process.pid, signal.SIGINT)
        shown = _read_until(terminal, b"Nothing was changed.", 60)
        assert process.wait(60) == 1
    os.close(terminal)
    assert people(ready) == 0


def _hear_interrupts():
    """Whoever is started in the background of a script is deaf to Ctrl-C; who sits at a terminal is not."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _read_until(terminal, words, seconds):
    shown, deadline = b"", time.monotonic() + seconds
    while words not in shown:
        assert time.monotonic() < deadline, shown
        shown += os.read(terminal, 4096)
    return shown
