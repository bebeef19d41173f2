"""What a newcomer meets: wrong figures, missing files, nothing there yet; each answer says what to do."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

import scripts
from voice_app.calls import NUMBER, Call, Ticket
from voice_app.wiring import open_tools

ROOT = Path(__file__).parents[2]
OUT_OF_RANGE = [
    ["up", "--speed", "0"], ["up", "--port", "70000"], ["demo", "--speed", "-1"], ["serve", "--workers", "0"],
    ["serve", "--threads", "0"], ["recording", "list", "--limit", "0"],
]  # fmt: skip


@pytest.mark.parametrize("arguments", OUT_OF_RANGE, ids=" ".join)
def test_a_figure_that_cannot_be_is_wrong_usage(command, arguments):
    done = command(*arguments, settings={})
    assert (done.exit_code, "is not in the range" in done.stderr) == (2, True)


def test_up_says_that_its_port_is_in_use_before_it_starts_anything(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command("up", "--port", str(port), settings={})
    assert (done.exit_code, f"Port {port} is in use already." in done.stderr, "--port NUMBER" in done.stderr) == (
        1, True, True,
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_the_version_is_told_also_where_nothing_is_installed(tmp_path):
    hidden = "import importlib.metadata as m, sys; from voice_app.cli import main; sys.argv[1:] = ['--version']; main()"
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path += {sys.path!r}; {hidden}"],
        cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith("voice-app, ")
    assert done.stderr == ""


def test_missing_settings_come_with_two_ways_to_go_on_without_any(command):
    told = command("client", "list", settings=dict.fromkeys(["DATABASE_URL", "COMPANY_NAME", "KEY_FILE"])).stderr
    assert "voice-app demo" in told
    assert "voice-app up" in told


@pytest.mark.parametrize("name", scripts.library())
def test_an_example_script_is_validated_and_previewed_by_its_name(command, name):
    sound = command("script", "validate", name, settings={})
    assert (sound.exit_code, sound.stdout.startswith(f"{name}: sound")) == (0, True)
    assert "THE LEGAL OPENING" in command("script", "preview", name, settings={}).stdout


def test_a_script_that_is_not_there_is_told_with_the_examples(command):
    done = command("script", "validate", "nowhere.yaml", settings={})
    assert (done.exit_code, done.stdout) == (2, "")
    assert "nowhere.yaml cannot be read: no such file or directory. Examples: ecommerce" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["recording", "list"], "No recordings yet. A call makes one.\n"),
        (["recording", "list", "--state", "failed"], "No such recordings.\n"),
        (["ticket", "list"], "No open tickets.\n"),
    ],
)
def test_an_empty_list_says_so(command, stored, arguments, told):
    assert command(*arguments, settings=stored).stdout == told
    assert json.loads(command(*arguments, "--json", settings=stored).stdout) == []


@pytest.fixture
def owed(command, stored):
    """A ticket about a call, and its number."""
    assert command("walk", "property", settings=stored).exit_code == 0
    with open_tools(stored) as tools, tools.sessions.begin() as session:
        call = session.scalars(select(Call)).one()
        number = tools.number_keys.open(call.sealed_number, NUMBER)
        ticket = Ticket(
            call_id=call.id, client_id=call.client_id, kind="call_back", detail="about the price", opened_at=tools.now()
        )
        session.add(ticket)
        session.flush()
        return ticket.id, number.e164


def test_a_ticket_is_listed_with_its_time_for_programs_and_closed_once(command, stored, owed):
    ticket_id, e164 = owed
    [told] = json.loads(command("ticket", "list", "--json", settings=stored).stdout)
    assert (told["id"], told["opened"][10], e164[-6:] in told["number"]) == (ticket_id, "T", False)
    assert e164 in command("ticket", "list", "--show", settings=stored).stdout
    closed = command("ticket", "close", str(ticket_id), "--json", settings=stored)
    assert json.loads(closed.stdout) == {"ticket": ticket_id, "closed": True}
    again = command("ticket", "close", str(ticket_id), settings=stored)
    assert (again.exit_code, "See: voice-app ticket list" in again.stderr) == (3, True)


def test_set_up_tells_programs_what_it_made(command, bare):
    assert json.loads(command("key", "new", "--json", settings=bare).stdout) == {"key_file": bare["KEY_FILE"]}
    assert json.loads(command("db", "upgrade", "--json", settings=bare).stdout) == {
        "database": "sqlite", "up_to_date": True,
    }  # fmt: skip
