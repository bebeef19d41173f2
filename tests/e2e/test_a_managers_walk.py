"""The README's "From two files to a finished campaign", word for word, against everything running."""

import re
import shlex
import subprocess
from datetime import UTC, datetime

import pytest

from tests.e2e.conftest import ROOT, read_until
from voice_app.clock import set_practice_clock
from voice_app.stage import free_port

A_MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)  # a working day soon after the example's people had agreed
MARK = re.compile(r"^== (\d+)\n", re.MULTILINE)  # what each command ends with: its exit code
DONE, FAULTY, REFUSED = 0, 3, 5
CODES = {
    "contacts check spring docs": FAULTY,  # three rows need fixing
    "contacts import spring docs": FAULTY,
    "campaign preflight": REFUSED,  # it has not been checked yet
    "why": REFUSED,
}
PATIENCE_S = 1200  # a machine that does much else at the same time


def blocks(kind):
    section = (ROOT / "README.md").read_text().split("## From two files to a finished campaign", 1)[1]
    found = re.findall(r"```(\w*)\n(.*?)```", section.split("\n## ", 1)[0], re.DOTALL)
    return [block for its_kind, block in found if its_kind == kind]


def code_of(line):
    return next((code for begin, code in CODES.items() if line.startswith(f"voice-app {begin}")), DONE)


@pytest.fixture
def folder(tmp_path):
    """Where the README's reader stands: beside the shipped examples, with a clock that shows that Monday."""
    for shipped in ("docs", "scripts"):
        (tmp_path / shipped).symlink_to(ROOT / shipped)
    clock = tmp_path / "var" / "practice" / "clock.json"
    clock.parent.mkdir(parents=True)
    set_practice_clock(clock, A_MONDAY)
    return tmp_path


@pytest.fixture
def walked(program, folder, environ):
    """Each line of the README's second block with what it said, once all of them have run."""
    up, acts = blocks("")
    with program(*shlex.split(up), "--port", str(free_port())) as running:
        read_until(running, "Ctrl-C ends it.")
        script = "".join(f"{line}\necho == $?\n" for line in acts.splitlines())
        done = subprocess.run(
            ["bash", "-c", script], cwd=folder, env=environ, text=True, timeout=PATIENCE_S,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    assert running.returncode == 0
    told = MARK.split(done.stdout)
    return list(zip(acts.splitlines(), told[::2], map(int, told[1::2]), strict=False))


def said(walked, begin):
    return next(told for line, told, _ in walked if line.startswith(f"voice-app {begin}"))


def test_a_manager_comes_from_two_files_to_a_finished_campaign(walked):
    codes = [(line, code) for line, _, code in walked]
    assert codes == [(line, code_of(line)) for line, _ in codes], "".join(told for _, told, _ in walked)
    assert "Traceback" not in "".join(told for _, told, _ in walked)
    everything = {line.rstrip() for _, told, _ in walked for line in told.splitlines()}
    shown = [line for block in blocks("text") for line in block.splitlines() if line]
    assert len(shown) > 15
    assert [line for line in shown if line not in everything] == []
    assert "\n          3  can be called\n" in said(walked, "contacts import spring mended.csv")
    assert "campaign                 it has not been checked" in said(walked, "campaign preflight")
    assert "with 12 people:" in said(walked, "campaign rehearse")
    assert said(walked, "campaign watch").splitlines()[-1].startswith("spring finished: ")
    status = said(walked, "campaign status")
    assert status.startswith("spring is finished: 12 of 12 contacts done with.\n")
    assert " 3  NO AUTOMATED CONSENT" in status
    assert " 2  opted out" in status
