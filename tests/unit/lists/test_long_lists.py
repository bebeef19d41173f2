"""What keeps the memory of a long list small: numbers seen in 16 bytes each, rows that wait on disk, processes."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice_app.campaigns.lists import CrewLost
from voice_app.campaigns.lists.crew import Crew
from voice_app.campaigns.lists.seen import Seen
from voice_app.campaigns.lists.spool import BUCKETS, HELD, Spool

NUMBERS = st.integers(min_value=1, max_value=10**15)


@given(st.lists(NUMBERS, max_size=200), st.lists(NUMBERS, max_size=50))
def test_a_number_was_seen_exactly_when_it_was_added(added, asked):
    seen, known = Seen(10), set()
    for number in added:
        assert (number in seen) == (number in known)
        seen.add(number)
        known.add(number)
    assert len(seen) == len(known)
    assert [number in seen for number in asked] == [number in known for number in asked]


def test_it_grows_beyond_what_was_expected():
    seen = Seen(1)
    for number in range(447_700_900_000, 447_700_903_000):
        seen.add(number)
    assert len(seen) == 3_000
    assert all(number in seen for number in range(447_700_900_000, 447_700_903_000))
    assert 447_700_903_000 not in seen


def test_every_row_comes_back_once_in_the_order_of_fingerprints():
    spool, marks = Spool(), [f"{place * 7919 % 65_536:04x}" for place in range(BUCKETS * HELD * 3)]
    for place, mark in enumerate(marks):
        spool.bucket(mark).people.append((mark, place))
        if not place % 1000:
            spool.settle()
    back = [row for waiting in spool.sorted() for row in waiting.people]
    assert [mark for mark, _ in back] == sorted(marks)
    assert sorted(place for _, place in back) == list(range(len(marks)))
    spool.close()


def test_a_helper_that_was_killed_ends_the_work_with_a_sentence():

    with ProcessPoolExecutor(1) as pool:
        os.kill(pool.submit(os.getpid).result(), signal.SIGKILL)
        with pytest.raises(CrewLost, match="free some memory"):
            list(Crew(pool, 1).prepared([(2, ["07700 900001"])] * 10))
