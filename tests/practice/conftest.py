"""A carrier on a free port, an application that checks signatures, and Twilio's own client between them."""

import time

import pytest
import requests
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from tests.practice.application import ACCOUNT, COMPANY, SAM, TOKEN, Application
from voice_app.practice import Carrier, CarrierSettings, read_callees

SPEED = 400.0


@pytest.fixture
def application():
    application = Application().start()
    yield application
    application.stop()
    assert application.forged == []


class World:
    """One carrier and everything needed to look at it."""

    def __init__(self, application, callees="", **changes):
        usual = {"speed": SPEED, "calls_per_second": 1000.0, "media_ready_after": 0.0}
        self.application = application
        self.carrier = Carrier(CarrierSettings(ACCOUNT, TOKEN, callees=read_callees(callees), **usual | changes))
        self.url = self.carrier.start()
        self.http = TwilioHttpClient(timeout=5)
        self.client = Client(ACCOUNT, TOKEN, http_client=self.http)
        self.client.api.base_url = self.url

    def place(self, to=SAM, path="/voice", **options):
        where = {} if "twiml" in options or "url" in options else {"url": self.application.url + path}
        return self.client.calls.create(to=to, from_=COMPANY, **where, **options)

    def call(self, to=SAM, **options):
        """Place a call, wait for its end, and tell what happened."""
        placed = self.place(to, **options)
        assert self.carrier.wait_for_calls(20)
        return self.told(placed.sid)

    def until(self, sid, status):
        """Ask until the call is that far."""
        deadline = time.monotonic() + 10
        while self.client.calls(sid).fetch().status != status:
            assert time.monotonic() < deadline, f"the call never became {status}"

    def told(self, sid):
        return requests.get(f"{self.url}/practice/calls/{sid}", timeout=5).json()

    def get(self, path, **options):
        return requests.get(f"{self.url}/2010-04-01/Accounts/{ACCOUNT}{path}", timeout=5, **options)

    def close(self):
        self.carrier.stop()
        self.http.session.close()


@pytest.fixture
def world(application):
    """Makes a carrier: `world(callees=..., speed=...)`. All are stopped at the end."""
    worlds = []

    def make(callees="", **changes):
        worlds.append(World(application, callees, **changes))
        return worlds[-1]

    yield make
    for one in worlds:
        one.close()


def happened(told, kind):
    """The happenings of one kind."""
    return [happening for happening in told["happenings"] if happening["kind"] == kind]


def heard(told):
    return [happening["text"] for happening in happened(told, "heard")]


def warned(told):
    return [happening["code"] for happening in happened(told, "warned")]


@pytest.fixture
def answers():
    """Callees in YAML for Sam's number: one line for each step."""

    def write(*steps, extra=""):
        lines = "\n".join(f"    - {step}" for step in steps)
        return f'"{SAM}":\n  rings: 1\n{extra}' + (f"  answers:\n{lines}\n" if steps else "")

    return write
