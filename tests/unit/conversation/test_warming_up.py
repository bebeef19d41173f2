"""The guards are compiled when first needed: at the start of whoever serves calls, never by the first caller."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
COUNTING = """
import re, sys
import voice_app.conversation as conversation
from voice_app.conversation.examples import examples
from voice_app.conversation.guards.rules import _WRITTEN
count = lambda: sum("expression" in vars(rules) for rules in _WRITTEN)
print(len(_WRITTEN), count(), examples.cache_info().currsize)
{first}
print(len(_WRITTEN), count(), examples.cache_info().currsize)
"""


def counted(first):
    """Rules written, rules compiled and lists of examples read: after the import, and after `first`."""
    code = COUNTING.format(first=first)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return [tuple(map(int, line.split())) for line in done.stdout.splitlines()]


def test_an_import_compiles_nothing():
    imported, after = counted("pass")
    assert imported == after
    assert (imported[0] > 20, imported[1:]) == (True, (0, 0))


def test_warming_up_leaves_nothing_for_the_first_words():
    _, (written, compiled, read) = counted("conversation.warm_up()")
    assert (compiled, read) == (written, 1)
