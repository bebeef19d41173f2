"""The demo can be played at any hour of any day."""

from datetime import UTC, datetime, timedelta

import pytest

from voice_app.campaigns import Nation, opening_of
from voice_app.demo import coffee
from voice_app.demo.days import next_morning, next_sunday, working_day
from voice_app.moments import in_london

EVERYWHERE = frozenset(Nation)
REGISTERS_LAST = timedelta(days=28)
DAYS = [datetime(2026, 1, 1, 23, 30, tzinfo=UTC) + timedelta(days=days) for days in range(3 * 366)]


def test_the_sunday_is_a_sunday_to_come_with_a_working_day_behind_it():
    for now in DAYS:
        sunday = next_sunday(now)
        assert in_london(sunday).strftime("%A %H") == "Sunday 11"
        assert sunday > now
        assert opening_of(in_london(sunday).date() + timedelta(days=1), EVERYWHERE)


def test_the_registers_of_today_may_still_be_used_on_the_monday():
    assert max(next_morning(next_sunday(now)) - now for now in DAYS) < REGISTERS_LAST - timedelta(days=1)


def test_no_morning_is_told_before_a_sunday():
    with pytest.raises(ValueError, match="nobody may be rung"):
        next_morning(datetime(2026, 11, 21, 12, tzinfo=UTC))


def test_ten_o_clock_on_the_day_of_the_old_register_is_within_the_hours():
    for now in DAYS:
        moment = working_day(now)
        opening = opening_of(in_london(moment).date(), EVERYWHERE)
        assert opening[0] <= moment < opening[1]


def test_the_list_is_the_same_on_every_day(tmp_path):
    for now in DAYS[::100]:
        coffee.write_files(tmp_path, now.date())
        assert (tmp_path / "coffee.csv").read_text("utf-8-sig").count("\n") == len(coffee.ROWS) + 1
