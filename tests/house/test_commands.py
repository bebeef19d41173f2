"""The table of commands against the modules: names, helps, and that asking for help loads nothing."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from voice_app.cli import main
from voice_app.cli.commands import TABLE, Commands

SHORT = 70  # characters: one line of an 80-column terminal
ROOT = Path(__file__).parents[2]
LINES = [line for lines in TABLE.values() for line in lines]
WEIGHTY = {
    "alembic", "aws_encryption_sdk", "boto3", "cryptography", "dbos", "flask", "phonenumbers", "pydantic", "recordings",
    "requests", "rich", "scripts", "sqlalchemy", "structlog", "suppression", "twilio", "voice_app.wiring",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
def test_each_line_of_the_table_is_a_command_of_that_name_and_help(line):
    command = main.commands[line.name]
    assert command.name == line.name
    assert re.match(rf"{re.escape(line.help.removesuffix('.'))}(?:\W|$)", " ".join(command.help.split()))
    assert line.help.endswith(".")
    assert len(line.help) <= SHORT


def test_each_command_of_the_room_is_in_the_table():
    inner = {id(below) for line in LINES for below in getattr(main.commands[line.name], "commands", {}).values()}
    modules = [path.stem for path in sorted((ROOT / "voice_app" / "cli").glob("*.py")) if path.stem != "__init__"]
    found = {}
    for module in modules:
        __import__(f"voice_app.cli.{module}")
        for thing in vars(sys.modules[f"voice_app.cli.{module}"]).values():
            if isinstance(thing, click.Command) and id(thing) not in inner and thing is not main:
                found[id(thing)] = thing.name
    assert sorted(found.values()) == sorted(line.name for line in LINES)


def test_no_name_stands_in_the_table_twice():
    assert len({line.name for line in LINES}) == len(LINES)


def test_a_command_beside_the_table_is_refused():
    with pytest.raises(TypeError, match="extra: a command is a line in the table"):
        Commands(TABLE)["extra"] = click.Command("extra")


@pytest.mark.parametrize("arguments", [["--help"], ["stpo"], []], ids=["help", "mistyped", "nothing"])
def test_help_and_a_mistyped_command_load_no_library_but_click(arguments):
    asked = (
        "import sys, atexit; from voice_app.cli import main; "
        "atexit.register(lambda: print('loaded', *sys.modules, file=sys.stderr)); main()"
    )
    done = subprocess.run([sys.executable, "-c", asked, *arguments], cwd=ROOT, capture_output=True, text=True)
    loaded = set(done.stderr.splitlines()[-1].split())
    assert {"loaded", "click", "voice_app.cli.main"} <= loaded
    assert loaded & WEIGHTY == set()
