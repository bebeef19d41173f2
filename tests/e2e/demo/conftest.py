"""The demo, played once with real processes; what it left is the evidence for every test here."""

import io
import os
from dataclasses import dataclass

import pytest
from rich.console import Console

from voice_app.cli.typed import typed
from voice_app.demo import CALLEES, Evidence, Telling, play, prove
from voice_app.stage import open_stage
from voice_app.wiring import open_tools

WIDTH, SPEED = 100, 15.0


@dataclass(frozen=True)
class Played:
    evidence: Evidence
    verdicts: list
    printed: str


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    folder, out = tmp_path_factory.mktemp("demo"), io.StringIO()
    telling = Telling(Console(file=out, width=WIDTH))
    with (
        pytest.MonkeyPatch.context() as patch,
        open_stage(folder, CALLEES, SPEED) as stage,
        open_tools(stage.environ) as tools,
    ):
        for name, value in stage.environ.items():
            patch.setitem(os.environ, name, value)
        evidence = play(stage, tools, typed, telling, is_brief=False)
        verdicts = prove(evidence)
        telling.verdicts(verdicts)
        yield Played(evidence, verdicts, out.getvalue())


@pytest.fixture
def evidence(played):
    return played.evidence


@pytest.fixture
def session(evidence):
    """What a test plants is gone when it ends."""
    with evidence.tools.sessions() as session:
        yield session
        session.rollback()
