"""The README's "Walk a call by hand", word for word, against everything running."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from tests.e2e.conftest import ROOT, read_until
from voice_app.stage import free_port

SAID = [
    "Hello, this is an AI assistant from NextSupport, calling for Harbour Homes.",
    "I'm calling to arrange the free property valuation you asked about on our website. This call is recorded.",
    "Done. We won't ring this number again. Goodbye.",
]


def readme_block():
    section = (ROOT / "README.md").read_text().split("## Walk a call by hand", 1)[1].split("\n## ", 1)[0]
    (block,) = re.findall(r"```\n(.*?)```", section, re.DOTALL)
    return block


@pytest.fixture
def bash(environ, tmp_path, path_of_commands):
    """Runs a script where the README's reader would: beside .venv and var."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(path_of_commands.split(os.pathsep)[0])

    def run(script):
        return subprocess.run(
            ["bash", "-c", script], cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=120
        )

    return run


def heard(document):
    return " ".join("".join(say.itertext()) for say in ET.fromstring(document).iter("Say"))


@pytest.mark.skipif(shutil.which("curl") is None, reason="the README's block needs curl")
def test_the_readmes_commands_walk_a_call_to_its_refusal(program, bash):
    block = readme_block()
    with program("voice-app", "up", "--port", str(free_port()), "--speed", "20") as running:
        read_until(running, "Ctrl-C ends it.")
        walked = bash(block)
        means, _, _ = block.partition("CALL=")
        forged = bash(f"{means.replace('$SIGNATURE', 'no')}\nCALL=somebody\npost answered")
    documents = [line for line in walked.stdout.splitlines() if line.startswith("<?xml")]
    assert [heard(document) for document in documents] == SAID, walked.stderr
    assert (walked.returncode, "asked not to be called" in walked.stdout.splitlines()[-1]) == (5, True)
    assert forged.stdout.split() == ["refused"]
    assert running.returncode == 0
