"""The files around the code say what is true."""

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from voice_app.cli import main

ROOT = Path(__file__).parents[2]
PROCFILE = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())


def test_the_procfile_has_the_four_processes():
    assert set(PROCFILE) == {"release", "web", "relay", "worker"}


@pytest.mark.parametrize("process", sorted(PROCFILE))
def test_each_process_runs_a_command_that_exists_with_options_it_knows(process):
    program, *words = shlex.split(PROCFILE[process])
    assert program == "voice-app"
    command = main
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_locked_requirements_name_no_host_and_hash_every_file():
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text()
        assert not re.search(r"https?://|file:|index-url|find-links", text), lock.name
        assert len(re.findall(r"^\S+==", text, re.M)) <= text.count("--hash=sha256:")


def test_every_dependency_has_its_reason_in_the_readme():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[\[<>=~! ]", wish)[0] for wish in wanted}
    readme = (ROOT / "README.md").read_text()
    assert [name for name in sorted(names) if f"`{name}`" not in readme] == []


def test_every_make_target_in_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text()
    named = set(re.findall(r"(?:^|`)make ([a-z]+)\b", (ROOT / "README.md").read_text(), re.M))
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.M)] == []


def test_every_voice_app_command_in_the_readme_exists():
    readme = (ROOT / "README.md").read_text()
    for words in re.findall(r"^voice-app ([a-z -]+)", readme, re.M):
        command = main
        for word in words.split():
            if word not in getattr(command, "commands", {}):
                break
            command = command.commands[word]
        assert command is not main, words


def test_no_committed_file_names_a_real_machine_or_host():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    words = re.compile(r"py" + r"pi\.org|npm" + r"js|/wo" + r"rk/(main|shared)")
    found = [f for f in listed.split("\0") if f and words.search((ROOT / f).read_bytes().decode("utf-8", "replace"))]
    assert found == []
