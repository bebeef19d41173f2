"""Runs a command of ours in this process, as if somebody had typed it: the demo does so."""

import io
from contextlib import redirect_stderr, redirect_stdout

from voice_app.cli.main import main
from voice_app.demo import Said


def typed(*words: str) -> Said:
    """What `voice-app WORDS` says, both streams in one, and its exit code. It finds its settings in os.environ."""
    out, code = io.StringIO(), 0
    with redirect_stdout(out), redirect_stderr(out):
        try:
            main.main(args=list(words), prog_name="voice-app")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Said(words, code, out.getvalue())
