"""A race for one number: two diallers of two campaigns against one opt-out, let go together, thousands of times."""

import secrets
import threading
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

import suppression
from tests.make import AskedWork, make_campaign, make_contact
from tests.safety.people import number
from voice_app.calls import ACTIVE, Call, placed
from voice_app.campaigns import Contact, close_attempts, take_due
from voice_app.workflows import place_call, recall, reserve_call

SEASONS = ("spring", "autumn")
NOT_YET = timedelta(days=365)
AT_ONCE = 25  # numbers put on the books at a time
_START_S = 0.003  # at most, before a dialler begins
_ON_THE_WAY_S, _PAUSED_S = 0.002, 0.03  # at most, before a request begins and again until its answer; when paused


class WatchedPhone:
    """A carrier that takes every call, after a while on the way, and remembers when each request began."""

    def __init__(self):
        self.asked, self._random, self._moment = defaultdict(list), Random(2), threading.Event()

    def place(self, _call_id, number, _time_limit_s):
        self._be_on_the_way()
        self.asked[number].append(time.monotonic())
        self._be_on_the_way()
        return placed("CA" + secrets.token_hex(16))

    def _be_on_the_way(self):
        """Mostly short, one time in four long: a process may be paused anywhere."""
        self._moment.wait(self._random.uniform(0, self._random.choice((_PAUSED_S, *(_ON_THE_WAY_S,) * 3))))


class NoOutbox(AskedWork):
    """Nobody does the work that is asked for, but for the dials: those lie here until a worker takes one."""

    settle_after = (1.0,)

    def __init__(self):
        super().__init__()
        self._dials, self._lock = [], threading.Lock()

    def dial(self, session, contact_id, attempt):
        """Asked for in a transaction: to be had once that commits."""
        session.info.setdefault("dials", []).append((contact_id, attempt))

    def commit(self, session):
        with self._lock:
            self._dials += session.info.pop("dials", [])

    def next_dial(self):
        with self._lock:
            return self._dials.pop() if self._dials else None

    def reconcile(self, _session, call_id, look=0):
        self.asked.append(("reconcile", call_id, look))


@dataclass
class Races:
    """What came of them. `dialled` and `undialled` must both be found, or nothing was raced."""

    races: int = 0
    dialled: int = 0
    late: int = 0  # a request to the carrier began after the opt-out was acknowledged
    twice: int = 0
    left: int = 0  # calls to suppressed numbers that nobody called back
    failed: list = field(default_factory=list)
    lead_s: float = 0.02  # of the diallers, on average: sought so that each side wins half of the races

    @property
    def wrong(self):
        return self.late + self.twice + self.left

    @property
    def undialled(self):
        return self.races - self.dialled

    def count(self, asked, acknowledged):
        """One race more: when the carrier was asked, and when the opt-out was acknowledged, if it was."""
        self.races += 1
        self.dialled += bool(asked)
        self.twice += len(asked) > 1
        self.late += acknowledged is not None and any(began > acknowledged for began in asked)
        self.lead_s = min(2.0, max(0.001, self.lead_s * (0.9 if asked else 1.1)))


def dial(dialler, _contact_id):
    """The product's own way: a worker takes its turn as pacer, then does what lies in the queue."""
    with dialler.sessions.begin() as session:
        close_attempts(session, dialler.now())
    with dialler.sessions.begin() as session:
        take_due(session, dialler.outbox, dialler.tools.agents, dialler.now())
    dialler.outbox.commit(session)
    while asked := dialler.outbox.next_dial():
        if call_id := reserve_call(dialler, *asked):
            place_call(dialler, call_id)


def opt_out(dialler, at):
    """An opt-out by another way than the call: stored, then calls under way are called back; then acknowledged."""
    with dialler.sessions.begin() as session:
        told = suppression.OptOut(suppression.parse_number(at), suppression.Channel.WEB, dialler.now())
        stands = suppression.suppress(session, dialler.tools.calls.number_keys, told)
    recall(dialler, stands.fingerprint)


def run_races(dialler, count, dial, stop=opt_out, *, found=None, until_wrong=False):
    """Race `dial(dialler, contact_id)` twice against `stop(dialler, number)`, over `count` new numbers."""
    found, random, campaigns = found or Races(), Random(7), [f"{name}-{secrets.token_hex(4)}" for name in SEASONS]
    with dialler.sessions.begin() as session:
        for campaign in campaigns:
            made = make_campaign(session, dialler.now(), campaign_id=campaign)
            made.calls_per_minute, made.concurrency = 60_000.0, 1000
    with ThreadPoolExecutor(3) as pool:
        for first in range(0, count, AT_ONCE):
            for at, contacts in _enrol(dialler, range(first, min(first + AT_ONCE, count)), campaigns):
                _race(pool, dialler, at, contacts, dial, stop, found, random)
                if until_wrong and found.wrong:
                    return found
            found.left += _still_active(dialler)
    return found


def _enrol(dialler, places, campaigns):
    """Each number on the lists of both campaigns, due when its race begins: (number, contact ids)."""
    enrolled = []
    with dialler.sessions.begin() as session:
        for place in places:
            people = [make_contact(session, dialler.tools, dialler.now(), number(place), name) for name in campaigns]
            for person in people:
                person.due_at = dialler.now() + NOT_YET
            enrolled.append((number(place), [person.id for person in people]))
    return enrolled


def make_due(dialler, contacts):
    """From now on the pacer may take them."""
    with dialler.sessions.begin() as session:
        for contact in contacts:
            session.get_one(Contact, contact).due_at = dialler.now()


def _race(pool, dialler, at, contacts, dial, stop, found, random):
    barrier = threading.Barrier(3)
    make_due(dialler, contacts)

    def run(delay, work, *arguments):
        """The moment when it was done, or the name of the database's fault."""
        barrier.wait()
        time.sleep(delay)
        try:
            work(dialler, *arguments)
        except SQLAlchemyError as fault:
            return type(fault).__name__
        return time.monotonic()

    runs = [pool.submit(run, random.uniform(0, _START_S), dial, contact) for contact in contacts]
    runs.append(pool.submit(run, random.uniform(0, 2 * found.lead_s), stop, at))
    ends = [each.result() for each in runs]
    found.failed += [end for end in ends if isinstance(end, str)]
    found.count(dialler.phone.asked.pop(at, []), ends[-1] if isinstance(ends[-1], float) else None)


def _still_active(dialler):
    with dialler.sessions.begin() as session:
        return session.scalar(select(func.count()).select_from(Call).where(Call.state.in_(ACTIVE)))
