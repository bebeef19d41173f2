"""When a person may be rung: London's clock, weekdays, bank holidays of the nation, both clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import suppression
from voice_app.campaigns.hours import HARD, Nation, NeverOpen, is_open, nations_of, next_opening, opening_of
from voice_app.moments import LONDON, in_london

ALL = frozenset(Nation)
ENGLAND, SCOTLAND, IRELAND = ({nation} for nation in Nation)
MONDAY = date(2026, 11, 23)


def london(day, hours, minutes=0):
    return datetime.combine(day, time(hours, minutes), LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("clock", "allowed"),
    [((8, 59), False), ((9, 0), True), ((13, 0), True), ((19, 44), True), ((19, 45), False), ((20, 0), False)],
)
def test_on_a_weekday_dials_begin_from_nine_until_a_quarter_to_eight(clock, allowed):
    assert is_open(london(MONDAY, *clock), ALL) is allowed


@pytest.mark.parametrize(("clock", "allowed"), [((9, 59), False), ((10, 0), True), ((16, 44), True), ((16, 45), False)])
def test_on_saturday_dials_begin_from_ten_until_a_quarter_to_five(clock, allowed):
    assert is_open(london(date(2026, 11, 21), *clock), ALL) is allowed


def test_nobody_is_rung_on_a_sunday():
    assert opening_of(date(2026, 11, 22), ALL) is None
    assert not any(is_open(london(date(2026, 11, 22), hour), ALL) for hour in range(24))


HOLIDAYS = {
    date(2026, 4, 6): ENGLAND | IRELAND,  # Easter Monday
    date(2026, 8, 31): ENGLAND | IRELAND,
    date(2026, 8, 3): SCOTLAND,
    date(2026, 11, 30): SCOTLAND,  # St Andrew's Day
    date(2026, 1, 2): SCOTLAND,
    date(2026, 3, 17): IRELAND,
    date(2026, 7, 13): IRELAND,
    date(2026, 12, 28): ALL,  # Boxing Day was a Saturday
    date(2027, 12, 27): ALL,
}


@pytest.mark.parametrize("day", HOLIDAYS)
def test_a_bank_holiday_closes_its_own_nations_and_every_number_that_may_lie_there(day):
    closed = {nation for nation in Nation if opening_of(day, {nation}) is None}
    assert closed == HOLIDAYS[day]
    assert opening_of(day, ALL) is None


NUMBERS = {
    "+441134960000": ENGLAND,
    "+442079460000": ENGLAND,
    "+442920180000": ENGLAND,  # Cardiff
    "+441289300000": ENGLAND | SCOTLAND,  # Berwick-upon-Tweed
    "+441314960000": SCOTLAND,
    "+441414960000": SCOTLAND,
    "+441463234567": SCOTLAND,
    "+442890180000": IRELAND,
    "+447700900001": ALL,
    "+443069990000": ALL,
    "+441632960000": ALL,
}


@pytest.mark.parametrize("number", NUMBERS)
def test_the_area_code_tells_the_nation_and_a_mobile_tells_none(number):
    assert nations_of(suppression.Number(number)) == NUMBERS[number]


def test_nine_in_london_is_another_hour_of_utc_after_each_clock_change():
    spring = (date(2027, 3, 27), date(2027, 3, 30))  # Saturday, and the Tuesday after the change and Easter Monday
    autumn = (date(2026, 10, 24), date(2026, 10, 26))
    assert [opening_of(day, ALL)[0].hour for day in spring] == [10, 8]
    assert [opening_of(day, ALL)[0].hour for day in autumn] == [9, 9]
    assert [in_london(opening_of(day, ALL)[0]).hour for day in (*spring, *autumn)] == [10, 9, 10, 9]


@pytest.mark.parametrize("change", [datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)])
def test_in_the_night_of_a_clock_change_no_minute_is_open(change):
    assert not any(is_open(change + timedelta(minutes=minute), ALL) for minute in range(-180, 180))


def test_a_campaign_narrows_the_window():
    opening = opening_of(MONDAY, ALL, time(10), time(18))
    assert opening == (london(MONDAY, 10), london(MONDAY, 17, 45))


def test_a_campaign_cannot_widen_the_window():
    assert opening_of(MONDAY, ALL, time(7), time(22)) == opening_of(MONDAY, ALL)


def test_times_that_leave_nothing_close_the_day_and_are_found_out():
    assert opening_of(MONDAY, ALL, time(18), time(18, 10)) is None
    with pytest.raises(NeverOpen):
        next_opening(london(MONDAY, 12), ALL, time(18), time(18, 10))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (london(MONDAY, 12, 30), london(MONDAY, 12, 30)),
        (london(MONDAY, 6), london(MONDAY, 9)),
        (london(MONDAY, 19, 45), london(date(2026, 11, 24), 9)),
        (london(date(2026, 11, 21), 18), london(MONDAY, 9)),
        (london(date(2026, 12, 24), 20), london(date(2026, 12, 29), 9)),
    ],
)
def test_the_next_opening_is_now_or_the_next_one_there_is(now, then):
    assert next_opening(now, ALL) == then


FIRST = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 13 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
TIMES = st.none() | st.times()


@given(MOMENTS, st.sets(st.sampled_from(list(Nation)), min_size=1), TIMES, TIMES)
def test_whatever_a_campaign_asks_for_nobody_is_rung_outside_the_hard_limits(moment, nations, opens, closes):
    if is_open(moment, nations, opens, closes):
        local = in_london(moment)
        first, last = HARD[local.weekday()]
        assert first <= local.time() < last


@given(MOMENTS, st.sets(st.sampled_from(list(Nation)), min_size=1))
def test_the_next_opening_is_open_and_nothing_before_it_is(moment, nations):
    then = next_opening(moment, nations)
    assert is_open(then, nations)
    assert then == moment or not any(is_open(moment + (then - moment) * part / 16, nations) for part in range(16))
