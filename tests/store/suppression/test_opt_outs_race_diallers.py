"""Many at once: one entry for one fact, no dial after a stop, no lists that wait for each other."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import func, select

from suppression import Channel, OptOut, lock, lock_all, parse_number, standing, suppress
from suppression.tables import Entry

ROUNDS, DIALLERS, THREADS = 40, 3, 8


def number(place):
    return parse_number(f"07700 900{place:03}")


def together(works):
    """Run every piece of work in its own thread, all let go at once; their results."""
    barrier = Barrier(len(works))

    def run(work):
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result() for future in [pool.submit(run, work) for work in works]]


def test_one_fact_told_by_many_is_one_entry(sessions, number_keys, now):
    def tell(opt_out):
        with sessions.begin() as session:
            return suppress(session, number_keys, opt_out)

    for place in range(10):
        opt_out = OptOut(number(place), Channel.KEY, now, call_id=f"c{place}")
        told = together([lambda opt_out=opt_out: tell(opt_out)] * THREADS)
        assert len(set(told)) == 1
    with sessions.begin() as session:
        assert session.scalar(select(func.count()).select_from(Entry)) == 10


def test_nobody_dials_after_a_stop(sessions, number_keys, now):
    def dial(fingerprint, log):
        with sessions.begin() as session:
            lock(session, fingerprint)
            if standing(session, fingerprint, "harbour") is None:
                log.append("dial")

    def stop(opt_out, log):
        with sessions.begin() as session:
            suppress(session, number_keys, opt_out)
            log.append("stop")

    orders = set()
    for place in range(ROUNDS):
        log, opt_out = [], OptOut(number(place), Channel.KEY, now)
        fingerprint = number_keys.fingerprint(opt_out.number)
        works = [lambda f=fingerprint, log=log: dial(f, log)] * DIALLERS + [lambda o=opt_out, log=log: stop(o, log)]
        random.shuffle(works)
        together(works)
        assert log[-1] == "stop", log
        orders.add(tuple(log))
    assert len(orders) > 1  # else the race was never run


def test_lists_in_any_order_do_not_wait_for_each_other(sessions, number_keys):
    def hold(fingerprints):
        with sessions.begin() as session:
            lock_all(session, random.sample(fingerprints, 150))
        return True

    for first in range(0, 1000, 200):
        fingerprints = [number_keys.fingerprint(number(place)) for place in range(first, first + 200)]
        for _ in ("never seen", "seen before"):
            assert all(together([lambda f=fingerprints: hold(f)] * 4))
