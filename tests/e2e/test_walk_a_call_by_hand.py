"""The README's "Walk a call by hand", word for word, against everything running."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

from tests.e2e.conftest import ROOT, read_until
from voice_app.stage import free_port

TURN = """
URL=$NEXT
FORM="$FORM&Digits=9"
"""


def readme_block():
    section = (ROOT / "README.md").read_text().split("## Walk a call by hand", 1)[1].split("\n## ", 1)[0]
    walk, why = re.findall(r"```\n(.*?)```", section, re.DOTALL)
    return walk, why


def bash(script, environ, folder):
    return subprocess.run(
        ["bash", "-eu", "-c", script], cwd=folder, env=environ, capture_output=True, text=True, timeout=120
    )


def heard(document):
    return " ".join("".join(say.itertext()) for say in ET.fromstring(document).iter("Say"))


@pytest.mark.skipif(shutil.which("curl") is None, reason="the README's block needs curl")
def test_the_readmes_commands_walk_a_call_to_its_refusal(program, environ, tmp_path):
    walk, why = readme_block()
    with program("voice-app", "up", "--port", str(free_port()), "--speed", "20") as running:
        read_until(running, "Ctrl-C ends it.")
        first = bash(walk, environ, tmp_path)
        assert first.returncode == 0, first.stderr
        assert heard(first.stdout) == "Hello, this is an AI assistant from NextSupport, calling for Harbour Homes."
        again = walk.replace("CALL=$(voice-app walk property)", f"CALL={call_of(first.stdout)}")
        again = again.replace("SIGNATURE=", TURN.replace("$NEXT", next_address(first.stdout)) + "SIGNATURE=", 1)
        second = bash(again, environ, tmp_path)
        assert heard(second.stdout) == "Done. We won't ring this number again. Goodbye.", second.stderr
        told = bash(f". var/practice/environment\n{why}", environ, tmp_path)
        forged = bash(re.sub(r"X-Twilio-Signature: \$SIGNATURE", "X-Twilio-Signature: no", again), environ, tmp_path)
    assert (told.returncode, "asked not to be called" in told.stdout) == (5, True), told.stderr
    assert forged.stdout == "refused\n"
    assert running.returncode == 0


def next_address(document):
    """Where the next turn goes, without what stands behind #, which is never sent."""
    return ET.fromstring(document).find("Gather").get("action").split("#")[0]


def call_of(document):
    return re.search(r"/calls/([0-9a-f]{32})/", document)[1]
