"""What is wrong with an installation is told at once, in words, with how to mend it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = (
    "PUBLIC_BASE_URL", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM_NUMBER", "COMPANY_NAME",
    "COMPANY_CONTACT", "RECORDINGS_BUCKET",
)  # fmt: skip
READ_SETTINGS = [
    ["client", "list"], ["campaign", "status", "x"], ["why", "07700 900001"], ["stop", "07700 900001"],
    ["recording", "list"], ["suppression", "export"], ["walk", "property"], ["db", "upgrade"], ["serve"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", READ_SETTINGS, ids=" ".join)
def test_all_missing_settings_come_in_one_list(command, arguments):
    done = command(*arguments, settings=dict.fromkeys([*NEEDED, "DATABASE_URL", "TWILIO_API_BASE_URL"]))
    assert (done.exit_code, done.stdout) == (2, "")
    assert [done.stderr.count(f"- {name} is not set.") for name in NEEDED] == [1] * len(NEEDED)
    assert "Traceback" not in done.stderr


def test_a_worker_without_settings_ends_with_the_same_list():
    done = subprocess.run(
        [sys.executable, "-m", "voice_app", "worker"],
        cwd=ROOT,
        env={"PATH": "/usr/bin"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert [done.stderr.count(f"- {name} is not set.") for name in NEEDED] == [1] * len(NEEDED)


WRONG = {
    "AWS_REGION": ("us-east-1", "AWS_REGION is us-east-1: recordings may rest in eu-west-2 (London) only."),
    "AWS_DEFAULT_REGION": ("eu-west-1", "AWS_DEFAULT_REGION is eu-west-1: recordings may rest in eu-west-2"),
    "MODE": ("test", "MODE must be practice or live."),
    "PUBLIC_BASE_URL": ("http://calls.example.com", "PUBLIC_BASE_URL must begin with https://"),
    "TWILIO_API_BASE_URL": ("https://api.twilio.com", "MODE is practice, but TWILIO_API_BASE_URL is the real carrier."),
    "TWILIO_ACCOUNT_SID": ("AC12", "TWILIO_ACCOUNT_SID must be AC and 32 hexadecimal digits."),
    "TWILIO_FROM_NUMBER": ("01632 960000", "TWILIO_FROM_NUMBER must be an E.164 number"),
    "TWILIO_EDGE": ("dublin", "TWILIO_EDGE is set: it would send our requests to another host"),
    "CALLS_PER_SECOND": ("0", "CALLS_PER_SECOND must be a number above 0"),
    "SETTLE_AFTER_S": ("soon", "SETTLE_AFTER_S must be seconds with commas between"),
    "DATABASE_URL": ("mysql://x", "DATABASE_URL must begin with sqlite:/// or postgresql://."),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_told_by_its_name_and_nothing_starts(command, stored, name):
    value, words = WRONG[name]
    done = command("client", "list", settings=stored | {name: value})
    assert (done.exit_code, words in done.stderr) == (2, True)


def test_all_wrong_settings_come_in_one_list(command, stored):
    several = {name: value for name, (value, _) in WRONG.items() if name != "MODE"}
    done = command("client", "list", settings=stored | several)
    assert [name for name in several if WRONG[name][1] not in done.stderr] == []


def test_a_secret_is_never_told(command, stored):
    done = command("client", "list", settings=stored | {"TWILIO_AUTH_TOKEN": "hunter2", "MODE": "test"})
    assert "TWILIO_AUTH_TOKEN is too short" in done.stderr
    assert "hunter2" not in done.output


def test_a_database_that_is_behind_is_told_with_the_command_that_mends_it(command, bare):
    command("key", "new", settings=bare)
    done = command("client", "list", settings=bare)
    assert (done.exit_code, "run voice-app db upgrade" in done.stderr) == (1, True)
    assert command("db", "upgrade", settings=bare).exit_code == 0
    assert command("db", "upgrade", settings=bare).exit_code == 0, "a second time changes nothing"
    assert command("client", "list", settings=bare).exit_code == 0


def test_a_key_file_is_made_once_and_never_replaced(command, bare, tmp_path):
    path = tmp_path / "new" / "keys.json"
    assert command("key", "new", str(path), settings=bare).exit_code == 0
    made = path.read_text()
    again = command("key", "new", str(path), settings=bare)
    assert (again.exit_code, "exists already" in again.stderr, path.read_text()) == (1, True, made)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("setting", "value"),
    [("KEY_FILE", "{here}/nowhere.json"), ("DATABASE_URL", "sqlite:///{here}/keys.json/x.db"),
     ("DATABASE_URL", "sqlite:///{here}"), ("DATABASE_URL", "sqlite:///{here}/keys.json"),
     ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")],
)  # fmt: skip
def test_what_cannot_be_opened_is_told_without_a_traceback(command, stored, tmp_path, setting, value):
    done = command("client", "list", settings=stored | {setting: value.format(here=tmp_path)})
    assert done.exit_code in (1, 2)
    assert done.stderr.strip().endswith(
        ("voice-app key new", "file exists.", "Nothing was changed.", "see DATABASE_URL.")
    )


def findings(command, settings):
    done = command("doctor", "--json", settings=settings)
    return done.exit_code, {check["name"]: check for check in json.loads(done.stdout)}


def test_doctor_finds_a_whole_installation_well(command, whole):
    code, found = findings(command, whole.environ)
    assert (code, {name: check["ok"] for name, check in found.items()}) == (
        0, dict.fromkeys(["settings", "keys", "database", "recordings", "carrier", "journal"], True),
    )  # fmt: skip
    told = command("doctor", settings=whole.environ)
    assert (told.exit_code, told.stdout.count("ok  "), "FAIL" in told.stdout) == (0, 6, False)


def test_doctor_examines_everything_although_nothing_is_there(command, bare):
    code, found = findings(command, bare)
    assert (code, [name for name, check in found.items() if check["ok"]]) == (1, ["settings"])
    assert all(check["mend"] for name, check in found.items() if name != "settings")


def test_doctor_names_wrong_settings_and_stops_there(command, stored):
    code, found = findings(command, stored | {"AWS_REGION": "us-east-1"})
    assert (code, list(found)) == (1, ["settings"])


def test_doctor_says_what_keeps_dialling_shut(command, whole, tmp_path):
    (tmp_path / "note.txt").write_text("?")
    code, found = findings(command, whole.environ | {"JOURNAL_DIR": str(tmp_path)})
    assert (code, found["journal"]["ok"]) == (1, False)
    assert "note.txt is no journal file" in found["journal"]["detail"]


def test_doctor_refuses_a_region_other_than_london(command, whole):
    code, found = findings(command, whole.environ | {"AWS_DEFAULT_REGION": "us-east-1"})
    assert (code, "eu-west-2 (London) only" in found["settings"]["detail"]) == (1, True)
