"""The whole story with simulated people, on this machine alone."""

import shutil
import time
from pathlib import Path

import click
from rich.console import Console

from voice_app.demo import CALLEES, Telling, TookTooLong, play, prove
from voice_app.stage import ProcessFailed, open_stage
from voice_app.wiring import open_tools

FOLDER = Path("var/demo")


@click.command()
@click.option(
    "--speed", default=12.0, type=click.FloatRange(min=0, min_open=True), show_default=True,
    help="How many times faster than life.",
)  # fmt: skip
@click.option("--brief", is_flag=True, help="Without the timeline of each call.")
def demo(speed: float, brief: bool) -> None:
    """Place fourteen calls to simulated people, and show that every promise of a call is kept.

    Needs no account and calls nobody. What it made stays in var/demo to look at.
    """
    began, console = time.monotonic(), Console()
    console.print("Fourteen people will be called on this machine: a practice carrier plays Twilio, over real HTTP.")
    console.print("The web process, the worker, the database and the S3 server are the real ones.\n")
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    try:
        with open_stage(FOLDER, CALLEES, speed) as stage, open_tools(stage.environ) as tools:
            telling = Telling(console)
            evidence = play(stage, tools, telling.watch)
            proofs = prove(evidence)
            if not brief:
                telling.timelines(evidence)
            telling.lists(evidence)
    except (ProcessFailed, TookTooLong) as failure:
        console.print(f"\nThe demo stopped: {failure}. The logs are in {FOLDER}.")
        raise SystemExit(1) from failure
    telling.verdicts(proofs)
    broken = sum(not proof.held for proof in proofs)
    console.print(
        f"\n{len(proofs) - broken} of {len(proofs)} promises held, in {time.monotonic() - began:.0f} s. "
        f"Everything is in {FOLDER}: database, logs, encrypted recordings."
    )
    console.print("Next: .venv/bin/voice-app phone property   (be the person called)")
    raise SystemExit(1 if broken else 0)
