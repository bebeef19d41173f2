"""Every command tells what it does, and a wrong one what is wrong."""

import re
from importlib.metadata import distributions

import click
import pytest

from voice_app.cli import main


def commands(command, path=()):
    """The path of every command and group."""
    yield path
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, (*path, name))


PATHS = list(commands(main))


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_a_help_that_needs_no_settings(command, path, flag):
    done = command(*path, flag, settings={"DATABASE_URL": None})
    usage, purpose, *rest = done.output.split("\n\n")
    assert (done.exit_code, done.stderr) == (0, "")
    assert usage.startswith(f"Usage: main {' '.join(path)}".rstrip())
    assert purpose.strip()[0].isupper()
    assert purpose.strip().endswith((".", ":"))
    assert any("Options:" in block for block in rest)


def test_the_contracts_commands_are_there():
    told = {" ".join(path) for path in PATHS}
    assert told >= {
        "demo", "doctor", "up", "serve", "worker", "db upgrade", "key new", "client add", "client list", "campaign add",
        "campaign start", "campaign status", "script validate", "script preview", "phone", "walk", "stop", "why",
        "suppression import", "suppression export", "hear", "recording list", "recording export",
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong", [["nonsense"], ["client", "nonsense"], ["why"], ["client", "add", "x"], ["--nonsense"]]
)
def test_a_wrong_command_line_is_told_with_exit_code_2(command, wrong):
    done = command(*wrong, settings={})
    assert (done.exit_code, "Usage:" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [(["stpo"], "stop"), (["campain"], "campaign"), (["client", "lst"], "list"), (["--hlep"], "--help")],
)
def test_a_mistyped_word_is_answered_with_the_nearest(command, wrong, meant):
    done = command(*wrong, settings={})
    assert (done.exit_code, f"Did you mean '{meant}'?" in done.stderr) == (2, True)


def test_no_arguments_bring_examples_and_where_to_read_on(command):
    done = command(settings={})
    assert (done.exit_code, done.stdout) == (2, "")
    examples = re.findall(r"^  voice-app ([a-z]+)", done.stderr, re.M)
    assert len(examples) >= 5
    assert set(examples) <= set(main.commands)
    assert "voice-app --help" in done.stderr


def test_the_help_lists_every_command_in_sections(command):
    told = command("--help", settings={}).output
    listed = re.findall(r"^  ([a-z]+)  ", told, re.M)
    assert listed == list(main.commands)


@pytest.mark.skipif(not list(distributions(name="voice-app")), reason="run from a checkout that is not installed")
def test_the_version_is_told(command):
    done = command("--version", settings={})
    assert (done.exit_code, done.output.startswith("voice-app, version ")) == (0, True)
