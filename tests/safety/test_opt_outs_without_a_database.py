"""The database dies under the web process: opt-outs go to the journal, and nobody is dialled until they are in it."""

import threading
from dataclasses import dataclass, field
from http.client import HTTPConnection

import pytest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from suppression.tables import Entry
from tests.make import make_campaign, make_contact
from tests.postgres import postgres_server
from tests.safety.crowd import crowd_of
from tests.safety.mortal_postgres import MortalPostgres
from tests.safety.people import number, people_on_the_line
from tests.safety.scale import scaled
from tests.safety.web import served
from voice_app.calls import placed
from voice_app.wiring import open_tools
from voice_app.workflows import Dialler, place_call, reserve_call

DEATHS, PEOPLE = 30, 100  # times the database dies, and opt-outs around each death
TRIES = 10  # dials tried at each look at the gate
SPARE = 17_000  # drama numbers from here on are for dialling


@dataclass
class CountingPhone:
    """A carrier that takes every call and counts them."""

    asked: list = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def place(self, call_id, _number, _time_limit_s):
        with self.lock:
            self.asked.append(call_id)
        return placed(f"CA{len(self.asked):032x}")


class Gate:
    """Tries the gate as a worker would: new contacts, and a call reserved before the database died."""

    def __init__(self, tools, port):
        self.phone, self.port, self.tried = CountingPhone(), port, 0
        self.dialler = Dialler(tools.sessions, tools.now, tools.dialling, self.phone, tools.outbox)
        with tools.sessions.begin() as session:
            make_campaign(session, tools.now(), campaign_id="gate")
            self.contacts = [
                make_contact(session, tools.dialling, tools.now(), number(SPARE + place), "gate").id
                for place in range(DEATHS * 2 + TRIES)
            ]

    def reserve(self):
        """A call that the open gate allows."""
        return reserve_call(self.dialler, self.contacts.pop(), 1)

    def is_shut(self, reserved):
        """Whether nothing can be dialled now, and the load balancer is told so."""
        before = len(self.phone.asked)
        for contact in self.contacts[:TRIES]:
            self._try(lambda contact=contact: reserve_call(self.dialler, contact, 1))
        self._try(lambda: reserved)
        return len(self.phone.asked) == before and self.readiness() == 503

    def readiness(self):
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.request("GET", "/readyz")
        status = line.getresponse().status
        line.close()
        return status

    def _try(self, reserve):
        self.tried += 1
        try:
            if call_id := reserve():
                place_call(self.dialler, call_id)
        except SQLAlchemyError:
            return


@pytest.fixture
def mortal():
    """A durable server of its own, to be killed."""
    with postgres_server(durable=True) as address:
        server = MortalPostgres(f"{address}/postgres")
        yield server
        server.stop()


def die_once(server, web, gate, crowd):
    """One death in the middle of opt-outs, and the web's own while the database is away; whether dialling was shut.

    Shut it must be while the database is away and also when it is back, until the journal is replayed.
    """
    reserved = gate.reserve()
    crowd.wait_for(PEOPLE // 4)
    server.kill()
    crowd.wait_for(PEOPLE // 2)
    web.kill_all(None)
    crowd.wait_for(3 * PEOPLE // 4)
    web.wait_until_all_serve()
    was_shut = gate.is_shut(reserved)
    server.start()
    crowd.wait_for(PEOPLE)
    return was_shut and gate.is_shut(reserved)


def open_again(tools, gate):
    """Replay the journal, as the worker does every second; whether a call can be placed then."""
    assert tools.replay_journal() == ()
    before = len(gate.phone.asked)
    place_call(gate.dialler, gate.reserve())
    return gate.readiness() == 200 and len(gate.phone.asked) == before + 1


def test_opt_outs_are_kept_and_dialling_is_shut_while_the_database_is_dead(make_installation, mortal, tmp_path, tell):
    deaths, acked, other_answers = scaled(DEATHS), set(), 0
    environ = make_installation(mortal.url)
    with open_tools(environ) as tools, served(environ, tmp_path) as web:
        gate = Gate(tools, web.port)
        for death in range(deaths):
            people = people_on_the_line(environ, PEOPLE, death * PEOPLE)
            web.wait_until_all_serve()
            with crowd_of(environ, people) as crowd:
                assert die_once(mortal, web, gate, crowd)
            assert open_again(tools, gate)
            acked, other_answers = acked | crowd.acked, other_answers + len(crowd.others)
        with tools.sessions.begin() as session:
            lost = acked - set(session.scalars(select(Entry.call_id)))
    by_journal = (tmp_path / "web.log").read_text().count("opt-out noted in the journal")
    while_shut = len(gate.phone.asked) - deaths
    tell("opt-outs with PostgreSQL killed", acked=len(acked), deaths=deaths, by_journal=by_journal,
         other_answers=other_answers, dials_tried_while_shut=gate.tried, dialled_while_shut=while_shut,
         lost=len(lost))  # fmt: skip
    assert (len(acked), other_answers, while_shut, len(lost)) == (deaths * PEOPLE, 0, 0, 0)
    assert by_journal > 0
