"""`python -m voice_app.practice` as a process of its own."""

import signal
import subprocess
import sys

import pytest
import requests
from click.testing import CliRunner

from tests.practice.application import ACCOUNT, COMPANY, SAM, TOKEN
from voice_app.practice.__main__ import main

OPTIONS = ["--account", ACCOUNT, "--token", TOKEN, "--port", "0"]
COMMAND = [sys.executable, "-m", "voice_app.practice", *OPTIONS]


@pytest.fixture
def carrier():
    """Start the command with more options; gives its URL. Ended with SIGTERM."""
    running = []

    def start(*options):
        process = subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, text=True)
        running.append(process)
        return process.stdout.readline().split()[-1].rstrip(".")

    yield start
    for process in running:
        process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 0
        process.stdout.close()


def test_the_command_serves_calls_with_callees_and_faults(carrier, application, tmp_path):
    application.says("/voice", "<Response><Say>Hello.</Say></Response>")
    (tmp_path / "callees.yaml").write_text(f'"{SAM}": busy\n')
    (tmp_path / "faults.yaml").write_text("- {kind: refuse, times: 1}\n")
    url = carrier("--speed", "100", "--callees", tmp_path / "callees.yaml", "--faults", tmp_path / "faults.yaml")
    form = {"To": SAM, "From": COMPANY, "Url": application.url + "/voice"}
    calls = f"{url}/2010-04-01/Accounts/{ACCOUNT}/Calls.json"
    replies = [requests.post(calls, data=form, auth=(ACCOUNT, TOKEN), timeout=5).status_code for _ in range(2)]
    assert replies == [429, 201]
    assert requests.get(f"{url}/practice", timeout=5).json()["speed"] == 100


@pytest.mark.parametrize(
    ("option", "content", "reason"),
    [
        ("--callees", f'"{SAM}": {{ring: 3}}', "there is no key 'ring'"),
        ("--faults", "- {kind: earthquake}", "no fault of the kind"),
        ("--faults", "kind: slow", "must hold a list of faults"),
        ("--recording-public-key", "no key", "is not a PEM public key"),
    ],
)
def test_a_faulty_file_ends_the_command_with_three(tmp_path, option, content, reason):
    (tmp_path / "file").write_text(content)
    done = CliRunner().invoke(main, [*OPTIONS, option, str(tmp_path / "file")])
    assert done.exit_code == 3
    assert reason in done.stderr


def test_a_wrong_account_is_a_usage_error():
    done = CliRunner().invoke(main, ["--account", "AC12", "--token", TOKEN])
    assert (done.exit_code, "32 hexadecimal digits" in done.stderr) == (2, True)
