"""The demo's acts: enrol, dial, let S3 fail, forge a webhook, dial again. Everything goes through the real parts."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import requests
from sqlalchemy import func, select
from sqlalchemy.orm import Session

import recordings
import scripts
import suppression
from voice_app.calls import RESTING, Call, CallEvent
from voice_app.campaigns import Client, Contact, Decision, add_campaign, add_consents, add_contact, bring_to_run
from voice_app.demo.carrier import CarrierWindow
from voice_app.demo.cast import CAST, LOST_REPLY, NEWCOMER, Person
from voice_app.demo.proofs import FIRST, SECOND, Evidence
from voice_app.stage import Stage, add_practice_client, practice_consent
from voice_app.wiring import Tools

CLIENT, CLIENT_NAME, CLIENT_CONTACT = "harbour-homes", "Harbour Homes", "0808 157 0123"
SAFE = (recordings.State.ERASED_AT_CARRIER, recordings.State.EXPIRED, recordings.State.ABSENT)
_PATIENCE_S, _LOOK_EVERY_S = 60.0, 0.2


class TookTooLong(Exception):
    """Something that must happen did not, within a minute."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a campaign has come."""

    wanted: int
    decided: int
    resting: int
    safe: int
    waiting: int


Watch = Callable[[str, Standing], None]


def play(stage: Stage, tools: Tools, watch: Watch) -> Evidence:
    """All acts, in order; what they leave behind is the evidence."""
    carrier = CarrierWindow(tools.settings.carrier_api)
    carrier.break_down(
        {"kind": "reply_lost", "on": "create", "to": LOST_REPLY, "times": 1},
        {"kind": "duplicate_callbacks"},
        {"kind": "reorder_callbacks", "times": 6},
    )
    _enrol(tools, FIRST, CAST)
    stage.s3.stop()
    _start(tools, FIRST)
    _wait(stage, tools, FIRST, watch, "S3 is down", lambda s: s.waiting >= 3)
    erased, waited = _erased(tools, carrier), _standing(tools, FIRST).waiting
    stage.s3.start()
    _wait(stage, tools, FIRST, watch, "S3 is back", lambda s: s.resting >= s.wanted and s.waiting == 0)
    answers, changed = _forge(tools)
    _enrol(tools, SECOND, (*(person for person in CAST if person.stops), NEWCOMER))
    _start(tools, SECOND)
    _wait(
        stage,
        tools,
        SECOND,
        watch,
        "second campaign",
        lambda s: s.decided >= s.wanted and s.resting >= 1 and s.waiting == 0,
    )
    return Evidence(tools, carrier, stage.folder, answers, changed, erased, waited)


def _second_is_over(standing: Standing) -> bool:
    return standing.decided >= standing.wanted and standing.resting >= 1 and standing.waiting == 0


def _erased(tools: Tools, carrier: CarrierWindow) -> int:
    """Recordings gone at the carrier, but for those that people objected to: these go at once."""
    with tools.sessions.begin() as session:
        kept = session.scalars(select(Call.carrier_id).where(Call.recorder != "forbidden")).all()
    seen = carrier.calls()
    return sum(each["erased"] for name in kept if name in seen for each in seen[name]["recordings"])


def _enrol(tools: Tools, campaign_id: str, people: tuple[Person, ...]) -> None:
    with tools.sessions.begin() as session:
        now, line = tools.now(), tools.settings.from_number
        client = session.get(Client, CLIENT) or add_practice_client(
            session, CLIENT, CLIENT_NAME, CLIENT_CONTACT, line, now
        )
        text, company = always_open(scripts.library_text("property")), tools.settings.company_name
        add_campaign(session, campaign_id, CLIENT, text, "property", company, now)
        for row, person in enumerate(people, start=1):
            fields = {"first_name": person.name, "enquiry_date": date(2026, 11, 3).isoformat()}
            number = suppression.Number(person.number)
            add_consents(session, tools.calls, [practice_consent(number, client, now)], now, "demo", None)
            add_contact(session, campaign_id, number, fields, row, tools.calls, now)


def always_open(text: str) -> str:
    """The library's script for an office that never closes, so that key 0 can be shown at any hour."""
    before, person = text.split("\nperson:", 1)
    return before + "\nperson:" + re.sub(r"\n  hours: .*", "", person, count=1)


def _start(tools: Tools, campaign_id: str) -> None:
    with tools.sessions.begin() as session:
        bring_to_run(session, campaign_id, "the demo's manager", "the demo's approver", tools.now())


def _wait(
    stage: Stage, tools: Tools, campaign_id: str, watch: Watch, what: str, until: Callable[[Standing], bool]
) -> None:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end:
        standing = _standing(tools, campaign_id)
        watch(what, standing)
        if dead := [part.name for part in stage.parts if part is not stage.s3 and not part.is_running()]:
            raise TookTooLong(f"the {dead[0]} has ended")
        if until(standing):
            return
        time.sleep(_LOOK_EVERY_S)
    raise TookTooLong(f"{what}: {standing}")


def _standing(tools: Tools, campaign_id: str) -> Standing:
    with tools.sessions.begin() as session:
        of_campaign = select(Call.id).where(Call.campaign_id == campaign_id)
        states = session.scalars(select(Call.state).where(Call.campaign_id == campaign_id)).all()
        mine = set(session.scalars(of_campaign))
        kept = [row for row in recordings.listing(session) if row.call_id in mine]
        wanted = session.scalar(select(func.count()).where(Contact.campaign_id == campaign_id)) or 0
        decided = session.scalar(select(func.count()).where(Decision.campaign_id == campaign_id)) or 0
    safe = sum(row.state in SAFE for row in kept)
    return Standing(wanted, decided, sum(state in RESTING for state in states), safe, len(kept) - safe)


def _forge(tools: Tools) -> tuple[tuple[int, ...], bool]:
    """A 9 for somebody who never pressed it: unsigned, wrongly signed, and as JSON."""
    with tools.sessions.begin() as session:
        call = session.scalars(select(Call).where(Call.state == "voicemail")).first()
        before = _events(session)
    if call is None:
        return (), True
    address = f"{tools.settings.public_base_url}/twilio/calls/{call.id}/turns/1"
    form = {"CallSid": call.carrier_id, "AccountSid": tools.settings.account_sid, "Digits": "9"}
    forged = {"X-Twilio-Signature": "A" * 27 + "="}
    answers = (
        requests.post(address, data=form, timeout=5).status_code,
        requests.post(address, data=form, headers=forged, timeout=5).status_code,
        requests.post(address, json=form, headers=forged, timeout=5).status_code,
    )
    with tools.sessions.begin() as session:
        return answers, _events(session) != before


def _events(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(CallEvent)) or 0
