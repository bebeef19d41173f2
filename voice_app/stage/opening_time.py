"""A practice installation can be tried on a Sunday night: its clock is set to a morning on which calls may be made."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import suppression
from voice_app.campaigns.hours import Nation, is_open, next_opening
from voice_app.clock import PracticeClock, set_practice_clock
from voice_app.keys import read_keys
from voice_app.moments import in_london

ANYWHERE = frozenset(Nation)
_ENOUGH = timedelta(hours=1)  # for a demo, a practice call, a test


def open_the_day(environ: Mapping[str, str]) -> None:
    """Set the installation's clock, if it has one, and load practice registers of that day.

    Real registers that are loaded already stay.
    """
    clock = Path(environ["PRACTICE_CLOCK"])
    now = PracticeClock(clock)()
    begin = workable(now)
    if begin != now:
        set_practice_clock(clock, begin)
    key = read_keys(Path(environ["KEY_FILE"])).registers
    with suppress(suppression.RegisterRefused):
        suppression.load_practice_registers(Path(environ["REGISTERS_DIR"]), key, in_london(begin).date())


def workable(now: datetime) -> datetime:
    """`now`, if anybody may be rung from now on for an hour; else the next moment of which that is true."""
    opening = next_opening(now, ANYWHERE)
    return opening if is_open(opening + _ENOUGH, ANYWHERE) else next_opening(opening + _ENOUGH, ANYWHERE)
