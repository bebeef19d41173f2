"""The account's rate in whole dials, and when a campaign may be expected to end."""

from datetime import UTC, datetime, timedelta

import pytest

from voice_app.campaigns import Campaign
from voice_app.campaigns.forecast import forecast
from voice_app.workflows.worker import limiter

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rate", "dials", "seconds"),
    [(1, 1, 1), (20, 20, 1), (2.5, 5, 2), (1.25, 5, 4), (0.5, 1, 2), (0.3, 1, 4), (1.1, 11, 10), (3.14159, 31, 10)],
)
def test_the_accounts_rate_is_whole_dials_in_whole_seconds_and_never_more(rate, dials, seconds):
    assert limiter(rate) == (dials, seconds)
    assert dials / seconds <= rate


def campaign(**manner):
    usual = {"calls_per_minute": 60.0, "concurrency": 75, "opens": None, "closes": None}
    return Campaign(id="spring", **usual | manner)


def test_within_the_day_the_pace_tells_the_end():
    assert forecast(campaign(), 120, MONDAY, MONDAY) == MONDAY + timedelta(minutes=2)


def test_few_calls_at_once_take_as_long_as_their_calls():
    assert forecast(campaign(concurrency=5), 120, MONDAY, MONDAY) == MONDAY + 24 * timedelta(seconds=75)


def test_what_does_not_fit_into_the_week_goes_on_after_the_sunday():
    friday = datetime(2026, 11, 27, 19, 0, tzinfo=UTC)  # 45 minutes left; Saturday has 6 h 45 min
    left = round((timedelta(minutes=45) + timedelta(hours=6, minutes=45) + timedelta(minutes=30)).total_seconds())
    # Monday is kept in Scotland, and a forecast errs on the late side
    assert forecast(campaign(), left, friday, friday) == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def test_nobody_is_expected_before_they_are_due():
    later = MONDAY + timedelta(days=2)
    assert forecast(campaign(), 1, later, MONDAY) == later


def test_what_would_take_more_than_a_year_has_no_end():
    assert forecast(campaign(calls_per_minute=0.1), 10**6, MONDAY, MONDAY) is None
