"""The times on offer are real: working days, opening hours, London's clocks."""

from datetime import UTC, datetime, time

import pytest

from scripts import Hours, SlotsFrom
from tests.unit.conversation.make import CONTACT, PROPERTY, last
from voice_app.conversation import slots

NINE_TO_SIX = Hours(((time(9), time(18)),) * 7, "09:00-18:00")
SOURCE = SlotsFrom("valuers", 7, NINE_TO_SIX)
TO_SLOT = ("yes", "yes", "three", "straight away")


def at(*when):
    return datetime(*when, 9, tzinfo=UTC)


OFFERS = {
    "an ordinary monday": (at(2026, 11, 23), ["2026-11-24T10:00:00+00:00", "2026-11-25T14:00:00+00:00"]),
    "a friday skips the weekend": (at(2026, 11, 27), ["2026-11-30T10:00:00+00:00", "2026-12-01T14:00:00+00:00"]),
    "clocks go back on 25 october": (at(2026, 10, 23), ["2026-10-26T10:00:00+00:00", "2026-10-27T14:00:00+00:00"]),
    "the week before is summer time": (at(2026, 10, 20), ["2026-10-21T10:00:00+01:00", "2026-10-22T14:00:00+01:00"]),
    "clocks go forward on 29 march": (at(2026, 3, 27), ["2026-03-30T10:00:00+01:00", "2026-03-31T14:00:00+01:00"]),
    "easter skips good friday and monday": (at(2026, 4, 2), ["2026-04-07T10:00:00+01:00", "2026-04-08T14:00:00+01:00"]),
    "christmas": (at(2026, 12, 24), ["2026-12-29T10:00:00+00:00", "2026-12-30T14:00:00+00:00"]),
    "late in the evening it is already tomorrow in london": (
        datetime(2026, 6, 1, 23, 30, tzinfo=UTC), ["2026-06-03T10:00:00+01:00", "2026-06-04T14:00:00+01:00"]),
}  # fmt: skip


@pytest.mark.parametrize("name", OFFERS)
def test_two_working_times_are_offered(name):
    now, wanted = OFFERS[name]
    assert [moment.isoformat() for moment in slots.offer(SOURCE, now)] == wanted


def test_times_run_out_after_the_days_ahead():
    assert slots.offer(SlotsFrom("valuers", 2, NINE_TO_SIX), at(2026, 11, 23), page=1) == ()


def test_a_saturday_that_the_hours_name_counts():
    saturdays = Hours((None,) * 5 + ((time(9), time(12)), None), "Sat 09:00-12:00")
    offered = slots.offer(SlotsFrom("clinic", 21, saturdays), at(2026, 11, 23))
    assert [(moment.weekday(), moment.hour) for moment in offered] == [(5, 10), (5, 11)]


def test_times_are_spoken_as_people_say_them():
    now = at(2026, 11, 23)
    first, second = slots.offer(SOURCE, now)
    assert slots.spoken(first, now) == "Tuesday at ten in the morning"
    assert slots.spoken(second, now) == "Wednesday at two in the afternoon"
    assert slots.spoken(second, at(2026, 11, 16)) == "Wednesday the twenty fifth of November at two in the afternoon"


CHOICES = {
    "the first": "Tuesday at ten", "the second one please": "Wednesday at two", "tuesday": "Tuesday at ten",
    "wednesday's fine": "Wednesday at two", "ten": "Tuesday at ten", "2pm": "Wednesday at two",
    "the afternoon one": "Wednesday at two", "the morning please": "Tuesday at ten", "either": "Tuesday at ten",
}  # fmt: skip


@pytest.mark.parametrize("words", CHOICES)
def test_a_choice_is_recognised(words):
    turn = last(PROPERTY, *TO_SLOT, words)
    assert turn.outcome == "booked"
    assert CHOICES[words] in turn.say


@pytest.mark.parametrize("words", ["neither", "I can't do either of those days", "no"])
def test_neither_leads_to_the_script_s_question_and_other_times(words):
    assert last(PROPERTY, *TO_SLOT, words).say == "Shall I try another day?"
    assert "Thursday at ten in the morning or Friday at two" in last(PROPERTY, *TO_SLOT, words, "yes").say


def test_a_day_that_was_not_offered_brings_its_own_times():
    assert "Thursday at ten in the morning or Thursday at two" in last(PROPERTY, *TO_SLOT, "thursday").say


def test_the_contact_list_s_own_times_come_first():
    contact = {**CONTACT, "slot_1": "Monday at noon", "slot_2": "Friday at four"}
    turn = last(PROPERTY, *TO_SLOT, "friday", contact=contact)
    assert "Friday at four" in turn.say
