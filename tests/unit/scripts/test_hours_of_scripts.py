"""Opening hours, as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.hours import HoursFaulty, parse

DAY = (time(9), time(17, 30))


@pytest.mark.parametrize(
    ("text", "open_days"),
    [
        ("Mon-Fri 09:00-17:30", "MTWTF.."),
        ("Mon-Sat 09:00-17:30, Sun closed", "MTWTFS."),
        ("Mon, Wed 09:00-17:30", "M.W...."),
        ("Monday to Friday", None),
        ("Fri-Mon 09:00-17:30", "M...FSS"),
        ("monday - tuesday 9:00 - 17:30", "MT....."),
        ("09:00-17:30", "MTWTFSS"),
        ("Mon–Tue 09:00–17:30", "MT....."),
        ("Sun 09:00-17:30", "......S"),
        ("", None),
        ("Mon", None),
        ("Mon closed, closed", None),
        ("Mon 09:00", None),
        ("Mon 09:00-25:00", None),
        ("Mon 09:60-10:00", None),
        ("Mon 17:00-09:00", None),
        ("Mon 09:00-12:00, Mon 13:00-17:00", None),
        ("Mo 09:00-12:00", None),
        ("Mon-Fri 9-5", None),
    ],
)
def test_hours_are_read_or_refused(text, open_days):
    if open_days is None:
        with pytest.raises(HoursFaulty, match=r"\."):
            parse(text)
        return
    hours = parse(text)
    assert hours.by_weekday == tuple(None if letter == "." else DAY for letter in open_days)
    assert hours.text == text


@given(st.text(alphabet="MonTueFri -,:0123459closed", max_size=30))
def test_any_text_is_hours_or_a_sentence_about_them(text):
    try:
        told = f"{len(parse(text).by_weekday)} days."
    except HoursFaulty as faulty:
        told = str(faulty)
    assert told.endswith(".")
