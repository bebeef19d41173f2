"""TPS and CTPS from the command line: load, status, screen, with their exit codes."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from suppression import load_practice_registers
from voice_app.keys import read_keys
from voice_app.moments import in_london, utc_now

ROOT = Path(__file__).parents[2]


def today():
    return in_london(utc_now()).date()


def drama(count, first=0):
    return b"".join(f"07700900{last:03} \r\n".encode() for last in range(first, first + count))


@pytest.fixture
def settings(stored, tmp_path):
    """An installation that keeps the real time and has no registers yet."""
    kept = {name: value for name, value in stored.items() if name != "PRACTICE_CLOCK"}
    return kept | {"REGISTERS_DIR": str(tmp_path / "none-yet")}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "register.txt"
    path.write_bytes(drama(100))
    return path


@pytest.fixture
def practising(settings):
    load_practice_registers(Path(settings["REGISTERS_DIR"]), read_keys(Path(settings["KEY_FILE"])).registers, today())
    return settings


def load(command, settings, file, *more, register="tps", date=None):
    dated = ["--date", (date or today()).isoformat()]
    return command("register", "load", register, str(file), *dated, *more, settings=settings)


def test_a_load_tells_what_it_did(command, settings, file):
    done = load(command, settings, file)
    until = today() + timedelta(days=28)
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"TPS of {today()} loaded: 100 numbers, layout whole number. It may be used before {until}." in done.stdout
    assert "It has drama numbers only: a practice register, which does not count in live mode." in done.stdout
    file.write_bytes(drama(101))
    assert f"+1 against the last, of {today()}." in load(command, settings, file).stdout


def test_a_load_tells_json(command, settings, file):
    told = json.loads(load(command, settings, file, "--json", "--supplier", "TPS Ltd", "--licence", "L-1").stdout)
    assert (told["register"], told["loaded"], told["count"], told["practice"]) == ("tps", True, 100, True)
    assert (told["supplier"], told["licence"], told["age_days"], told["stale"]) == ("TPS Ltd", "L-1", 0, False)


@pytest.mark.parametrize("form", ["tps-{:%Y-%m-%d}.txt", "{:%Y%m%d}_full.txt", "TPS.{:%Y.%m.%d}"])
def test_the_date_is_taken_from_a_name_that_plainly_has_one(command, settings, file, form):
    path = file.rename(file.parent / form.format(today()))
    done = command("register", "load", "ctps", str(path), settings=settings)
    assert (done.exit_code, done.stderr) == (0, f"File date {today()}, by the file's name.\n")


@pytest.mark.parametrize(
    "name", ["tps.txt", "20261340.txt", "2026-11-01-to-2026-11-20.txt", "120261120.txt", "2026-1120"]
)
def test_a_name_without_a_plain_date_needs_the_option(command, settings, file, name):
    path = file.rename(file.parent / name)
    done = command("register", "load", "tps", str(path), settings=settings)
    assert (done.exit_code, "--date YYYY-MM-DD" in done.stderr) == (2, True)


def test_a_faulty_file_ends_with_3_and_its_line(command, settings, file):
    file.write_bytes(drama(100)[:-5])
    done = load(command, settings, file)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == (
        "Error: Line 100: the file ends in the middle of this line, after 9 of 14 bytes: it is cut off. "
        "Nothing was changed.\n"
    )


def test_a_date_in_the_future_ends_with_3(command, settings, file):
    done = load(command, settings, file, date=today() + timedelta(days=2))
    assert (done.exit_code, "lies in the future. Nothing was changed." in done.stderr) == (3, True)


def test_an_old_file_ends_with_5(command, settings, file):
    done = load(command, settings, file, date=today() - timedelta(days=29))
    assert (done.exit_code, "may not be used" in done.stderr) == (5, True)


def test_a_drop_ends_with_5_unless_a_person_says_why(command, settings, file):
    load(command, settings, file)
    file.write_bytes(drama(50))
    refused = load(command, settings, file)
    assert (refused.exit_code, "50.0% fewer than the last" in refused.stderr) == (5, True)
    assert load(command, settings, file, "--replace-smaller").exit_code == 2
    done = load(command, settings, file, "--replace-smaller", "They cleaned it up.", "--json")
    assert (done.exit_code, json.loads(done.stdout)["override_reason"]) == (0, "They cleaned it up.")


@pytest.mark.parametrize("wrong", [["mps", "x"], ["tps", "/nowhere"], ["tps", "/"], ["tps"]])
def test_wrong_arguments_end_with_2(command, settings, wrong):
    done = command("register", "load", *wrong, settings=settings)
    assert (done.exit_code, done.stdout) == (2, "")


def test_status_ends_with_5_until_both_may_be_used(command, settings, file):
    nothing = command("register", "status", settings=settings)
    assert (nothing.exit_code, nothing.stdout) == (5, "TPS   not loaded\nCTPS  not loaded\n")
    assert "voice-app register load tps FILE" in nothing.stderr
    load(command, settings, file)
    assert command("register", "status", settings=settings).exit_code == 5
    load(command, settings, file, register="ctps", date=today() - timedelta(days=27))
    both = command("register", "status", settings=settings)
    assert (both.exit_code, both.stdout.splitlines()[-1]) == (0, "Both registers may be used.")
    assert "(27 days old)" in both.stdout


def test_status_tells_json(command, practising):
    told = json.loads(command("register", "status", "--json", settings=practising).stdout)
    assert (told["usable"], told["reason"], [each["register"] for each in told["registers"]]) == (
        True,
        "",
        ["tps", "ctps"],
    )
    first = told["registers"][0]
    assert (first["practice"], first["file_date"], first["stale"], len(first["sha256"])) == (
        True, today().isoformat(), False, 64,
    )  # fmt: skip


def test_practice_registers_do_not_count_in_live_mode(command, practising):
    live = practising | {"MODE": "live", "TWILIO_API_BASE_URL": "https://api.twilio.com"}
    done = command("register", "status", "--json", settings=live)
    told = json.loads(done.stdout)
    assert (done.exit_code, [each["loaded"] for each in told["registers"]]) == (5, [False, False])
    assert "does not count in live mode" in told["reason"]
    assert told["registers"][0]["practice"] is True
    assert command("screen", "-", settings=live, words="07700900001\n").exit_code == 5


def test_a_damaged_register_is_told(command, practising):
    path = Path(practising["REGISTERS_DIR"]) / "tps.register"
    path.write_bytes(path.read_bytes()[:-1])
    done = command("register", "status", settings=practising)
    assert (done.exit_code, "The TPS register on disk is damaged" in done.stderr) == (5, True)


LIST = "name,number\nAnn,07700 900800\nBob,07700 900850\nCas,07700 900890\nDee,07700 900001\n"


def test_screen_counts_and_stores_nothing(command, practising, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    done = command("screen", "-", settings=practising, words=LIST)
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line.split(maxsplit=1) for line in done.stdout.splitlines()] == [
        ["4", "rows"], ["1", "on TPS"], ["1", "on CTPS"], ["1", "on TPS and CTPS"], ["1", "clear"],
        ["0", "not numbers"],
    ]  # fmt: skip
    assert sorted(tmp_path.rglob("*")) == before


def test_screen_writes_rows_with_their_results(command, practising, tmp_path):
    out = tmp_path / "out.csv"
    done = command("screen", "-", "--out", str(out), settings=practising, words=LIST + "Eve,none\n")
    assert (done.exit_code, "line 6: There are no digits in this." in done.stderr) == (3, True)
    assert out.read_text("utf-8-sig").splitlines() == [
        "name,number,TPS and CTPS", "Ann,07700 900800,TPS", "Bob,07700 900850,CTPS", "Cas,07700 900890,TPS and CTPS",
        "Dee,07700 900001,clear", "Eve,none,not a number: There are no digits in this.",
    ]  # fmt: skip
    assert out.stat().st_mode & 0o777 == 0o600


def test_screen_tells_json_with_the_evidence_of_the_files(command, practising):
    told = json.loads(command("screen", "-", "--json", settings=practising, words=LIST).stdout)
    assert [told[name] for name in ("rows", "tps_only", "ctps_only", "both", "clear", "not_numbers")] == [
        4,
        1,
        1,
        1,
        1,
        0,
    ]
    assert (told["tps_file_date"], len(told["ctps_sha256"]), "tps_result" in told) == (today().isoformat(), 64, False)


def test_many_faulty_rows_are_counted_and_the_first_told(command, practising):
    done = command("screen", "-", settings=practising, words="number\n" + "none\n" * 30)
    assert (done.exit_code, done.stderr.count("line "), "… and 10 more; --out FILE tells each." in done.stderr) == (
        3,
        20,
        True,
    )


@pytest.mark.parametrize("words", ["", "name,town\nAnn,Leeds\n"])
def test_what_is_no_list_ends_with_3_and_no_file_is_written(command, practising, tmp_path, words):
    done = command("screen", "-", "--out", str(tmp_path / "out.csv"), settings=practising, words=words)
    assert (done.exit_code, done.stdout, list(tmp_path.glob("out*"))) == (3, "", [])


def test_without_registers_nothing_is_screened(command, settings, tmp_path):
    done = command("screen", "-", "--out", str(tmp_path / "out.csv"), settings=settings, words=LIST)
    assert (done.exit_code, done.stdout, list(tmp_path.glob("out*"))) == (5, "", [])
    assert "No TPS register is loaded" in done.stderr


def test_out_that_cannot_be_written_ends_with_1(command, practising, tmp_path):
    done = command("screen", "-", "--out", str(tmp_path / "no" / "out.csv"), settings=practising, words=LIST)
    assert (done.exit_code, "cannot be written" in done.stderr) == (1, True)


def test_the_registers_do_not_need_the_database(command, practising, file):
    away = practising | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
    assert command("register", "status", settings=away).exit_code == 0
    assert load(command, away, file, "--replace-smaller", "a file of this test").exit_code == 0


def read_to_the_end(screen):
    """All that was shown on a terminal, until whoever wrote there has left."""
    seen = b""
    with open(screen, "rb", buffering=0) as file, contextlib.suppress(OSError):
        while more := file.read(65536):
            seen += more
    return seen


def test_a_terminal_sees_a_bar_and_a_pipe_does_not(settings, file):
    file.write_bytes(drama(1000) * 400)
    command = [sys.executable, "-m", "voice_app", "register", "load", "tps", str(file), "--date", today().isoformat()]
    screen, terminal = pty.openpty()
    environ = settings | {"TERM": "xterm"}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=terminal) as done:
        os.close(terminal)
        seen = read_to_the_end(screen)
        told = done.stdout.read()
    assert (done.returncode, b"1,000 numbers" in told) == (0, True)
    assert b"TPS numbers" in seen
    assert b"of 400,000" in seen
    quiet = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True)
    assert (quiet.returncode, quiet.stderr) == (0, b"")
