"""What README and docs name exists, and what an operator must know is named there."""

import ast
import importlib
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import click
import pytest

from voice_app.campaigns.gate import Rule
from voice_app.cli import main
from voice_app.settings import SettingsFaulty, read_settings

ROOT = Path(__file__).parents[2]
README, RUNBOOK = ROOT / "README.md", ROOT / "docs" / "runbook.md"
DOCS = (README, *sorted((ROOT / "docs").glob("*.md")))
OTHERS = {
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "SAFETY_SCALE",
    "RELAY_PORT",
}  # boto3's, the Makefile's, the Procfile's
OF_DOCS = pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)


class Asked(Mapping):
    """An empty environment that remembers what it was asked for."""

    def __init__(self):
        self.names = set()

    def __getitem__(self, name):
        self.names.add(name)
        raise KeyError(name)

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


def settings_read():
    asked = Asked()
    with pytest.raises(SettingsFaulty):
        read_settings(asked)
    return asked.names


def commands(text):
    """Each `voice-app ...` of code, inline or in a block, as words; comments and what follows a pipe are left out."""
    for code in re.findall(r"```\w*\n(.*?)```|`([^`\n]+)`", text, re.S):
        for line in "".join(code).splitlines():
            for call in re.findall(r"(?:^|[\s(:])voice-app (.*?)(?=[|<>)#]|  |$)", line):
                yield shlex.split(call)


def headings(doc):
    lines = re.sub(r"```.*?```", "", doc.read_text(), flags=re.S).splitlines()
    return {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-") for line in lines if line.startswith("#")
    }


@OF_DOCS
def test_every_command_named_exists_with_its_options(doc):
    named = list(commands(doc.read_text()))
    for words in named:
        command, rest = main, list(words)
        while isinstance(command, click.Group):
            assert rest, f"{words} is a group and no command"
            assert rest[0].startswith("--") or rest[0] in command.commands, words
            command = command.commands.get(rest.pop(0))
        known = {option for parameter in getattr(command, "params", ()) for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= known | {"--help"}, words
    assert named or "voice-app " not in doc.read_text()


@OF_DOCS
def test_every_setting_named_is_read(doc):
    named = set(re.findall(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", doc.read_text()))
    assert named - settings_read() - OTHERS - {str(rule) for rule in Rule} == set()


def test_every_setting_read_is_in_the_readmes_table():
    table = "".join(line for line in README.read_text().splitlines(True) if line.startswith("| `"))
    missing = {name for name in settings_read() if f"`{name}`" not in table}
    assert missing == set()


@OF_DOCS
def test_every_relative_link_leads_somewhere(doc):
    for link in re.findall(r"\]\(([^)\s]+)\)", doc.read_text()):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, place = link.partition("#")
        target = (doc.parent / path).resolve() if path else doc
        assert target.exists(), link
        assert not place or place in headings(target), link


@OF_DOCS
def test_no_line_names_a_machine_path(doc):
    machine = re.compile(r"(?<![\w.:/}])/(?:home|root|tmp|work|usr|opt|mnt|srv|etc|Users)\b|\b[A-Z]:\\")
    assert [line for line in doc.read_text().splitlines() if machine.search(line)] == []


@OF_DOCS
def test_every_file_of_ours_that_is_named_exists(doc):
    named = re.findall(r"`((?:voice_app|scripts|suppression|recordings|tests|docs)/[\w/.]*)`", doc.read_text())
    assert [path for path in named if not (ROOT / path).exists()] == []


@OF_DOCS
def test_python_in_the_docs_compiles_and_imports_what_exists(doc):
    for block in re.findall(r"```python\n(.*?)```", doc.read_text(), re.S):
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom):
                module = importlib.import_module(node.module)
                assert [alias.name for alias in node.names if not hasattr(module, alias.name)] == []


def test_the_runbook_tells_of_every_event_we_log():
    events = set()
    for path in sorted((ROOT / "voice_app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and ast.unparse(node.func.value) == "logger()"
            ):
                events.add(ast.literal_eval(node.args[0]))
    told = RUNBOOK.read_text()
    assert len(events) > 10
    assert [event for event in sorted(events) if f"`{event}`" not in told] == []
