"""The web app on a database of each kind, and Twilio as it is seen from our door."""

import re
import xml.etree.ElementTree as ET

import pytest
from flask import Flask
from sqlalchemy import select
from twilio.request_validator import RequestValidator

import suppression
from tests.make import NUMBER, AskedWork, Clock, make_call, make_dial_tools
from voice_app.calls import Call, CallEvent
from voice_app.health import HealthTools
from voice_app.health import door as health_door
from voice_app.telephony.signed import Guard
from voice_app.telephony.tools import EXTENSION, TelephonyTools
from voice_app.telephony.webhooks import door as telephony_door

ACCOUNT, TOKEN, BASE = "AC" + "1" * 32, "t" * 32, "https://calls.example.com/voice"
CALL_SID = "CA" + "2" * 32


@pytest.fixture
def clock(now):
    return Clock(now)


@pytest.fixture
def work():
    return AskedWork()


@pytest.fixture
def dial_tools(keys, tmp_path, work):
    return make_dial_tools(keys, tmp_path / "journal", work)


def make_app(engine, sessions, dial_tools, clock) -> Flask:
    app = Flask("voice_app")
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    app.extensions[EXTENSION] = TelephonyTools(
        engine=engine,
        sessions=sessions,
        now=clock,
        guard=Guard(BASE, ACCOUNT, (TOKEN, "s" * 32)),
        calls=dial_tools.calls,
        journal=dial_tools.journal,
        public_base_url=BASE,
        carrier_api="https://api.twilio.com",
        from_number="+441632960000",
        company="NextSupport",
        company_contact="0808 157 0100",
    )
    app.extensions["health"] = HealthTools(sessions, dial_tools.journal)
    app.register_blueprint(telephony_door)
    app.register_blueprint(health_door)
    return app


@pytest.fixture
def app(engine, sessions, dial_tools, clock):
    return make_app(engine, sessions, dial_tools, clock)


class Phone:
    """Signs what it sends as Twilio does, and follows what it is told."""

    def __init__(self, app, sessions, tools, clock):
        self.client, self.sessions, self.tools, self.clock = app.test_client(), sessions, tools, clock
        self.call_id, self.number, self.twiml = "", NUMBER, ""

    def rings(self, number=NUMBER, **call):
        self.number = number
        with self.sessions.begin() as session:
            self.call_id = make_call(session, self.tools, self.clock(), number=number, **call)
        return self

    def posts(self, place, *, signed=True, call_id=None, token=TOKEN, **form):
        path = f"/twilio/calls/{call_id or self.call_id}/{place}"
        form = self.standard() | form
        headers = {}
        if signed:
            headers["X-Twilio-Signature"] = RequestValidator(token).compute_signature(BASE + path, form)
        answer = self.client.post(path, data=form, headers=headers)
        if answer.mimetype == "text/xml":
            self.twiml = answer.text
        return answer

    def standard(self):
        return {
            "CallSid": CALL_SID, "AccountSid": ACCOUNT, "From": "+441632960000", "To": self.number,
            "CallStatus": "in-progress", "ApiVersion": "2010-04-01", "Direction": "outbound-api", "ToCity": "",
        }  # fmt: skip

    def answers(self):
        self.posts("answered")
        return self

    def hears_to_the_end(self, times=1):
        for _ in range(times):
            self.turn()
        return self

    def presses(self, key):
        return self.turn(Digits=key)

    def says(self, words):
        return self.turn(SpeechResult=words, Confidence="0.9")

    def turn(self, **form):
        self.posts(f"turns/{self.turn_asked}", **form)
        return self

    def hangs_up(self):
        self.posts("status", CallStatus="completed", CallDuration="5")
        return self

    @property
    def turn_asked(self):
        found = re.search(r"/turns/(\d+)", self.twiml)
        assert found, f"nothing is listened for: {self.twiml}"
        return int(found[1])

    @property
    def heard(self):
        return " ".join(say.text or "" for say in ET.fromstring(self.twiml).iter("Say"))

    @property
    def verbs(self):
        return [verb.tag for verb in ET.fromstring(self.twiml)]

    @property
    def state(self):
        with self.sessions.begin() as session:
            return str(session.get_one(Call, self.call_id).state)

    @property
    def log(self):
        with self.sessions.begin() as session:
            rows = session.scalars(select(CallEvent).where(CallEvent.call_id == self.call_id).order_by(CallEvent.id))
            return [(row.was, row.kind, row.became) for row in rows]

    @property
    def is_suppressed(self):
        keys = self.tools.calls.number_keys
        with self.sessions.begin() as session:
            return (
                suppression.standing(session, keys.fingerprint(suppression.parse_number(self.number)), None) is not None
            )


@pytest.fixture
def phone(app, sessions, dial_tools, clock):
    return Phone(app, sessions, dial_tools, clock)
