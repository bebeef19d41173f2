"""The whole story with simulated people, on this machine alone."""

import os
import shutil
import time
from pathlib import Path

import click
from rich.console import Console

from voice_app.cli.typed import typed
from voice_app.demo import CALLEES, OutOfStory, Telling, play, prove
from voice_app.stage import ProcessFailed, open_stage
from voice_app.wiring import open_tools

FOLDER = Path("var/demo")
WIDTH = 100  # where there is no terminal to tell


@click.command()
@click.option(
    "--speed", default=15.0, type=click.FloatRange(min=0, min_open=True), show_default=True,
    help="How many times faster than life.",
)  # fmt: skip
@click.option("--brief", is_flag=True, help="Without the timeline of each call.")
def demo(speed: float, brief: bool) -> None:
    """Place some thirty calls to simulated people in two campaigns, and show that every promise is kept.

    Needs no account and calls nobody. What it made stays in var/demo to look at.
    """
    began, console = time.monotonic(), Console()
    if not console.is_terminal:
        console.width = WIDTH
    telling = Telling(console)
    telling.say("A practice carrier plays Twilio, over real HTTP, and its people are simulated. The web process, the")
    telling.say("worker, the database and the S3 server are the real ones. Nobody is called.")
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    try:
        with open_stage(FOLDER, CALLEES, speed) as stage, open_tools(stage.environ) as tools:
            os.environ.update(stage.environ)  # for the commands that the demo types
            evidence = play(stage, tools, typed, telling, is_brief=brief)
            proofs = prove(evidence)
    except (ProcessFailed, OutOfStory) as failure:
        telling.say(f"\nThe demo stopped: {failure}. The logs are in {FOLDER}.")
        raise SystemExit(1) from failure
    telling.heading("Every promise, held against the database, the carrier's own record and the files")
    telling.verdicts(proofs)
    broken = sum(not proof.held for proof in proofs)
    telling.say(f"\n{len(proofs) - broken} of {len(proofs)} promises held, in {time.monotonic() - began:.0f} s.")
    telling.say(f"Everything is in {FOLDER}: database, lists, logs, encrypted recordings.")
    telling.say(f'Look: (. {FOLDER}/environment; .venv/bin/voice-app why "07700 900104")')
    telling.say("Next: .venv/bin/voice-app phone property   (be the person called)")
    raise SystemExit(1 if broken else 0)
