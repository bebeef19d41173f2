"""Dates as lists have them, and never a guess of which part is the month."""

from datetime import UTC, date, datetime

import pytest

from voice_app.campaigns.lists.dates import age_on, read_day, read_moment


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-03", "03/11/2026", "3/11/2026", "3.11.2026", "3-11-2026", "3 Nov 2026", "3rd November 2026",
        "2026/11/03", "3 11 2026", "03-Nov-2026", "2026-11-03 10:15", "2026-11-03T10:15:00Z", "03/11/2026 10:15:30",
        "3 Nov 2026, 10:15",
    ],
)  # fmt: skip
def test_a_day_is_read_day_first_or_year_first(written):
    assert read_day(written) == date(2026, 11, 3)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "31/02/2026", "11/23/2026", "3/11/26", "2026-13-01", "45234", "3 Foo 2026", "2026-11-03 half past ten",
     "03/11/2026 to 04/11/2026", "٣/11/2026", "0000-01-01", "2026-11-03 10:15:00 yesterday"],
)  # fmt: skip
def test_what_is_no_day_is_none(written):
    assert read_day(written) is None


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-11-03", datetime(2026, 11, 3, 0, 0, tzinfo=UTC)),
        ("2026-07-03", datetime(2026, 7, 2, 23, 0, tzinfo=UTC)),  # London's midnight in summer
        ("2026-07-03 10:15", datetime(2026, 7, 3, 9, 15, tzinfo=UTC)),
        ("2026-07-03T10:15:00Z", datetime(2026, 7, 3, 10, 15, tzinfo=UTC)),
        ("2026-07-03 10:15:00.123+02:00", datetime(2026, 7, 3, 8, 15, tzinfo=UTC)),
        ("3 July 2026 10:15 BST", datetime(2026, 7, 3, 9, 15, tzinfo=UTC)),
        ("2026-07-03 25:00", None),
        ("2026-07-03 10:15 CET", None),
        ("then", None),
    ],
)
def test_a_moment_is_londons_where_no_zone_is_told(written, moment):
    assert read_moment(written) == moment


@pytest.mark.parametrize(
    ("born", "years"),
    [(date(2010, 11, 23), 16), (date(2010, 11, 24), 15), (date(2008, 2, 29), 18), (date(2026, 11, 23), 0)],
)
def test_age_counts_whole_years(born, years):
    assert age_on(born, date(2026, 11, 23)) == years


def test_who_was_born_on_29_february_is_a_year_older_on_1_march():
    assert age_on(date(2012, 2, 29), date(2028, 2, 28)) == 15
    assert age_on(date(2011, 2, 28), date(2027, 2, 28)) == 16
    assert age_on(date(2012, 2, 29), date(2027, 3, 1)) == 15
