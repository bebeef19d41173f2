"""An installation with a real worker process: the carrier and the web app live in the test's own process."""

import signal
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime

import requests
from sqlalchemy import select
from werkzeug.serving import WSGIRequestHandler, make_server

import recordings
import scripts
import suppression
from tests.make import give_consent, make_client
from tests.store.recordings.servers import ACCESS, SECRET, s3_server
from voice_app.calls import RESTING, Call
from voice_app.campaigns import Contact, Decision, add_campaign, add_contact, bring_to_run
from voice_app.clock import set_practice_clock
from voice_app.keys import read_keys
from voice_app.practice import Carrier, CarrierSettings, read_callees
from voice_app.stage import BUCKET, Process, free_port, practice_environment, prepare_storage
from voice_app.wiring import create_app, open_tools

MONDAY = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
FIELDS = {"first_name": "Sam", "enquiry_date": "2026-11-03"}
PATIENCE_S, SPEED = 40, 200.0


class Quiet(WSGIRequestHandler):
    def log(self, type, message, *args):
        return


class Installation:
    """What a test may do with it."""

    def __init__(self, folder, environ, tools, carrier, s3):
        self.folder, self.environ, self.tools, self.carrier, self.s3 = folder, environ, tools, carrier, s3
        command = [sys.executable, "-m", "voice_app", "worker"]
        self.worker = Process("worker", command, environ, folder / "worker.log")

    def enrol(self, campaign_id, numbers):
        """A campaign with these people; the ids of its contacts, in order."""
        tools, now = self.tools, self.tools.now()
        with tools.sessions.begin() as session:
            make_client(session, now, campaign_id)
            text = scripts.library_text("property")
            add_campaign(session, campaign_id, campaign_id, text, "property", "NextSupport", now)
            for number in numbers:
                give_consent(session, tools.dialling, now, number, campaign_id)
            people = [
                add_contact(session, campaign_id, suppression.parse_number(number), FIELDS, row, tools.calls, now)
                for row, number in enumerate(numbers, start=1)
            ]
            return [person.id for person in people]

    def start(self, campaign_id):
        with self.tools.sessions.begin() as session:
            bring_to_run(session, campaign_id, "Maya", "Omar", self.tools.now())

    def states(self):
        """The state of the call of each number's contact, by the row of its list."""
        rows = select(Contact.row, Call.state).join(Call, Call.contact_id == Contact.id)
        with self.tools.sessions.begin() as session:
            return dict(session.execute(rows).all())

    def decisions(self):
        with self.tools.sessions.begin() as session:
            return [row.allowed for row in session.scalars(select(Decision))]

    def recordings(self):
        with self.tools.sessions.begin() as session:
            return recordings.listing(session)

    def is_finished(self, calls):
        """Every call at rest, and of each that came to talk a recording, which is the only copy."""
        resting = [state for state in self.states().values() if state in RESTING]
        talked = sum(state in ("ended", "dropped") for state in resting)
        safe = [row for row in self.recordings() if row.state is recordings.State.ERASED_AT_CARRIER]
        return len(resting) == calls and len(safe) == talked

    def at_the_carrier(self):
        """The carrier's own record of each call."""
        return requests.get(f"{self.tools.settings.carrier_api}/practice/calls", timeout=5).json()

    def wait(self, until, what):
        end = time.monotonic() + PATIENCE_S
        while not until():
            assert time.monotonic() < end, f"{what}: {self.states()}\n{self.worker.log.read_text()[-3000:]}"
            time.sleep(0.05)

    def kill_worker(self):
        self.worker.stop(signal.SIGKILL)


@contextmanager
def installed(folder, database_url, callees="", **more):
    """A fresh installation in `folder` on this database. `more` are settings beside those of practice."""
    with s3_server(folder / "s3") as s3:
        environ = practice_environment(folder, s3.port, free_port(), free_port()) | more
        environ |= {"DATABASE_URL": database_url, "AWS_ACCESS_KEY_ID": ACCESS, "AWS_SECRET_ACCESS_KEY": SECRET}
        environ |= {"PRACTICE_CLOCK": str(folder / "clock"), "REGISTERS_DIR": str(folder / "registers")}
        prepare_storage(environ)
        set_practice_clock(folder / "clock", MONDAY)
        recordings.make_bucket(recordings.open_bucket(BUCKET, s3.endpoint))
        key = read_keys(folder / "keys.json").registers
        suppression.load_practice_registers(folder / "registers", key, MONDAY.date())
        with open_tools(environ) as tools, _line(tools, callees) as carrier:
            installation = Installation(folder, environ, tools, carrier, s3)
            try:
                yield installation
            finally:
                installation.kill_worker()
            tools.outbox.client.destroy()


@contextmanager
def _line(tools, callees):
    """The web app and the carrier, each on the port its settings name."""
    settings = tools.settings
    web_port, carrier_port = (int(url.rsplit(":", 1)[1]) for url in (settings.public_base_url, settings.carrier_api))
    web = make_server("127.0.0.1", web_port, create_app(tools), threaded=True, request_handler=Quiet)
    threading.Thread(target=web.serve_forever, args=(0.02,), daemon=True).start()
    carrier = Carrier(
        CarrierSettings(
            settings.account_sid, settings.auth_tokens[0], port=carrier_port, speed=SPEED, calls_per_second=1000.0,
            callees=read_callees(callees), media_ready_after=0.0, now=tools.now,
        )
    )  # fmt: skip
    carrier.start()
    try:
        yield carrier
    finally:
        carrier.stop()
        web.shutdown()
        web.server_close()
