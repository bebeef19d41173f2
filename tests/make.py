"""Makes what tests need, with defaults: plain functions."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import scripts
import suppression
from voice_app.calls import Call, CallTools, State
from voice_app.campaigns import DialTools, add_campaign, add_client, add_contact, bring_to_run, reserve
from voice_app.settings import Mode

NUMBER = "+447700900001"
FIELDS = {"first_name": "Sam", "enquiry_date": "2026-11-03"}
CLIENTS = {"property": "Harbour Homes", "healthcare": "Elm Road Surgery", "ecommerce": "Northbean Coffee"}


@dataclass
class Clock:
    """A clock that goes only when told to."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **how_much) -> None:
        self.at += timedelta(**how_much)


@dataclass
class AskedWork:
    """Remembers what durable work was asked for; nothing of it is done."""

    asked: list = field(default_factory=list)

    def store_recording(self, _session, recording_id):
        self.asked.append(("store", recording_id))

    def discard_recording(self, _session, carrier_id):
        self.asked.append(("discard", carrier_id))

    def hang_up(self, _session, call_id):
        self.asked.append(("hang_up", call_id))

    def reconcile(self, _session, call_id):
        self.asked.append(("reconcile", call_id))


def make_dial_tools(keys, journal_dir, work=None, mode=Mode.PRACTICE) -> DialTools:
    number_keys = suppression.NumberKeys(keys.fingerprint, keys.sealer)
    calls = CallTools(number_keys, keys.sealer, work or AskedWork())
    return DialTools(calls, suppression.Journal(journal_dir, keys.sealer), mode, "NextSupport")


def make_campaign(session, now, name="property", campaign_id="spring", contact="0808 157 0123"):
    """A campaign with a script of the library."""
    client_id = f"client-{campaign_id}"
    add_client(session, client_id, CLIENTS[name], contact, now)
    made = add_campaign(session, campaign_id, client_id, scripts.library_text(name), name, "NextSupport", now)
    bring_to_run(session, campaign_id, "Maya", "Omar", now)
    return made


def make_contact(session, tools, now, number=NUMBER, campaign_id="spring", fields=None):
    return add_contact(session, campaign_id, suppression.parse_number(number), fields or FIELDS, 1, tools.calls, now)


def make_call(session, tools, now, *, number=NUMBER, state=State.RINGING, name="property", fields=None) -> str:
    """A call at the carrier, its id."""
    campaign_id = f"c{secrets.token_hex(4)}"
    make_campaign(session, now, name, campaign_id)
    contact = make_contact(session, tools, now, number, campaign_id, fields)
    reserved = reserve(session, contact.id, 1, tools, now)
    call = session.get_one(Call, reserved.call_id)
    call.state = state
    call.armed_at = now
    session.flush()
    return call.id
