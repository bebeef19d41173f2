"""Makes what tests need, with defaults: plain functions."""

import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import scripts
import suppression
from voice_app.calls import Call, CallTools, State
from voice_app.campaigns import (
    Campaign,
    Client,
    DialTools,
    Item,
    NewConsent,
    add_campaign,
    add_client,
    add_consents,
    add_contact,
    bring_to_run,
    list_at,
    note,
    reserve,
)
from voice_app.settings import Mode

NUMBER = "+447700900001"
FIELDS = {"first_name": "Sam", "enquiry_date": "2026-11-03"}
LINE = "+441632960000"
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


@dataclass
class PaperRegisters:
    """TPS and CTPS on paper: the numbers they list, and how old they are; None: not loaded."""

    tps: set = field(default_factory=set)
    ctps: set = field(default_factory=set)
    age_days: int | None = 0

    def screen(self, number, now):
        register = suppression.Register
        return suppression.Screening(
            self._find(register.TPS, number.e164 in self.tps, now.date()),
            self._find(register.CTPS, number.e164 in self.ctps, now.date()),
            now,
        )

    def _find(self, register, listed, today: date):
        if self.age_days is None:
            return suppression.Finding(register, None, why_not=f"No {register.upper()} register is loaded.")
        return suppression.Finding(register, listed, today - timedelta(days=self.age_days), "0" * 64, True)


def make_dial_tools(keys, journal_dir, work=None, mode=Mode.PRACTICE, **more) -> DialTools:
    number_keys = suppression.NumberKeys(keys.fingerprint, keys.sealer)
    calls = CallTools(number_keys, keys.sealer, work or AskedWork())
    journal = suppression.Journal(journal_dir, keys.sealer)
    more = {"registers": PaperRegisters(), "line": LINE, "agents": 9999} | more
    return DialTools(calls, journal, mode, "NextSupport", **more)


def make_client(session, now, client_id, name="Harbour Homes", contact="0808 157 0123"):
    """A client whose checklist is complete."""
    client = add_client(session, client_id, name, contact, now)
    for item, value in {
        Item.DPA: "DPA-1",
        Item.SUB_PROCESSORS: list_at(now).version,
        Item.DPIA: "DPIA-1",
        Item.LAWFUL_BASIS: "opt-in form 12",
        Item.LINE: f"{LINE}, letter of authority",
    }.items():
        note(session, client_id, item, value, "Maya", now)
    return client


def make_campaign(session, now, name="property", campaign_id="spring", contact="0808 157 0123", runs=True):
    """A campaign with a script of the library, of a client that is ready."""
    client_id = f"client-{campaign_id}"
    make_client(session, now, client_id, CLIENTS[name], contact)
    made = add_campaign(session, campaign_id, client_id, scripts.library_text(name), name, "NextSupport", now)
    if runs:
        bring_to_run(session, campaign_id, "Maya", "Omar", now)
    return made


def make_consent(number, client_id, client_name, now, **more) -> NewConsent:
    """A consent that opens the gate, unless told otherwise."""
    usual = {
        "named": client_name,
        "topic": "valuations",
        "wording": f"Yes, {client_name} may ring me on this number with an automated AI voice about valuations.",
        "wording_version": "v3",
        "source": "https://harbourhomes.example/valuation",
        "given_at": now - timedelta(days=20),
    }
    return NewConsent(suppression.parse_number(number), client_id, **(usual | more))


def give_consent(session, tools, now, number=NUMBER, campaign_id="spring", **more):
    """This number's consent to calls for the campaign's client."""
    client_id = session.get_one(Campaign, campaign_id).client_id
    name = session.get_one(Client, client_id).name
    return add_consents(session, tools.calls, [make_consent(number, client_id, name, now, **more)], now, "Maya", None)


def make_contact(session, tools, now, number=NUMBER, campaign_id="spring", fields=None, consents=True):
    """Somebody on the campaign's list who agreed to be called."""
    if consents:
        give_consent(session, tools, now, number, campaign_id)
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
