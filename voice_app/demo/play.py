"""The whole demo: both halves, act by act, and what they leave behind as evidence."""

import shlex
from pathlib import Path

from voice_app.demo import first_half, second_half, tables
from voice_app.demo.carrier import look_at
from voice_app.demo.desk import Desk
from voice_app.demo.evidence import Evidence, Notes
from voice_app.demo.scene import Scene
from voice_app.demo.telling import Telling
from voice_app.demo.timeline import timelines
from voice_app.stage import Stage
from voice_app.wiring import Tools


def play(stage: Stage, tools: Tools, desk: Desk, telling: Telling, *, is_brief: bool) -> Evidence:
    """Everything goes through the real parts. Raises OutOfStory."""
    scene = Scene(stage, tools, look_at(tools), desk, telling)
    telling.heading("1. Fourteen people are rung for Harbour Homes, while S3 fails and webhooks are forged")
    outage, forgery = first_half.ring_fourteen(scene)
    for each in () if is_brief else timelines(tools, scene.carrier.record()):
        telling.show(each)
    telling.heading("2. A manager brings two files for Northbean Coffee: a script and a list")
    unready = second_half.bring_two_files(scene)
    telling.heading("3. It is Sunday: the campaign runs, and nobody is rung")
    sunday = second_half.keep_sunday(scene)
    telling.heading("4. Monday, nine o'clock: dialling begins, is paused, goes on, and ends by itself")
    pause = second_half.ring_on_monday(scene)
    telling.heading("5. Two of these people are on Harbour Homes' list too: one was rung today, one has opted out")
    second_half.ring_for_the_other_client(scene)
    telling.heading("6. Twenty-nine days later nobody has loaded a register: the gate is shut, until somebody does")
    stale = second_half.let_registers_grow_old(scene)
    notes = Notes(outage, forgery, unready, sunday, pause, stale)
    evidence = Evidence(tools, scene.carrier.record(), stage.folder, notes)
    telling.heading("What is on file")
    for table in (tables.stops(evidence), tables.sounds(evidence), tables.reasons(evidence)):
        telling.show(table)
    _leave_settings(stage)
    return evidence


def _leave_settings(stage: Stage) -> None:
    """So that any command can look at what the demo left; the file has the keys of this practice installation."""
    settings = Path(stage.folder) / "environment"
    settings.touch(0o600)
    settings.write_text("".join(f"export {name}={shlex.quote(value)}\n" for name, value in stage.environ.items()))
