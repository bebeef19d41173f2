"""A practice installation's clock shows an hour at which people may be rung, and never goes back."""

from datetime import UTC, datetime

import pytest

from voice_app.stage.opening_time import workable

MOMENTS = {
    "a Monday morning is used as it is": (
        datetime(2026, 11, 23, 10, 30, tzinfo=UTC),
        datetime(2026, 11, 23, 10, 30, tzinfo=UTC),
    ),
    "before nine it is nine": (datetime(2026, 11, 23, 6, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)),
    "with less than an hour left it is the next day": (
        datetime(2026, 11, 23, 19, tzinfo=UTC),
        datetime(2026, 11, 24, 9, tzinfo=UTC),
    ),
    "with an hour left it is today": (
        datetime(2026, 11, 23, 18, 44, tzinfo=UTC),
        datetime(2026, 11, 23, 18, 44, tzinfo=UTC),
    ),
    "on a Saturday night it is Monday": (datetime(2026, 11, 21, 22, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)),
    "at Christmas it is after the holidays": (
        datetime(2026, 12, 24, 21, tzinfo=UTC),
        datetime(2026, 12, 29, 9, tzinfo=UTC),
    ),
    "on St Andrew's Day it is the day after": (
        datetime(2026, 11, 30, 12, tzinfo=UTC),
        datetime(2026, 12, 1, 9, tzinfo=UTC),
    ),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_hour_that_is_shown(moment):
    now, shown = MOMENTS[moment]
    assert workable(now) == shown >= now
