"""The web app has its guards compiled before it is served: nobody on a call waits for them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SERVED = """
from voice_app.conversation.examples import examples
from voice_app.conversation.guards.rules import _WRITTEN
from voice_app.wiring import create_app, open_tools
with open_tools() as tools:
    before = [rules for rules in _WRITTEN if "expression" in vars(rules)]
    create_app(tools)
    cold = [rules for rules in _WRITTEN if "expression" not in vars(rules)]
    print(len(before), len(cold), examples.cache_info().currsize)
"""


def test_an_app_that_can_be_served_has_compiled_every_guard(stored):
    done = subprocess.run(
        [sys.executable, "-c", SERVED], cwd=ROOT, env=stored, capture_output=True, text=True, check=False
    )
    assert (done.stdout.split(), done.stderr) == (["0", "0", "1"], "")
