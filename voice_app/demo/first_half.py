"""The first half, what a call promises: fourteen people are rung while S3 fails, and webhooks are forged."""

import re
from datetime import timedelta

import requests
from sqlalchemy import func, select
from sqlalchemy.orm import Session

import scripts
import suppression
from voice_app.calls import Call, CallEvent, State
from voice_app.campaigns import CampaignState, add_campaign, add_consents, add_contact, bring_to_run
from voice_app.demo.cast import CAST, LOST_REPLY
from voice_app.demo.evidence import Forgery, Outage
from voice_app.demo.scene import APPROVER, MANAGER, Scene
from voice_app.moments import in_london
from voice_app.stage import add_practice_client, practice_consent

CLIENT, CLIENT_NAME, CLIENT_CONTACT = "harbour-homes", "Harbour Homes", "0808 157 0123"
CAMPAIGN = "spring-valuations"
_PER_MINUTE, _AT_ONCE = 300.0, 10


def ring_fourteen(scene: Scene) -> tuple[Outage, Forgery]:
    """The whole first campaign, with everything that may go wrong at a carrier and an object store."""
    scene.carrier.break_down(
        {"kind": "reply_lost", "on": "create", "to": LOST_REPLY, "times": 1},
        {"kind": "duplicate_callbacks"},
        {"kind": "reorder_callbacks", "times": 6},
    )
    scene.stage.s3.stop()
    _enrol(scene)
    found = scene.wait(CAMPAIGN, "S3 is down", lambda s: s.unsafe >= 3)
    outage = Outage(_erased(scene), found.unsafe)
    scene.stage.s3.start()
    _ = scene.tools.vault  # its libraries take two seconds to load: here, while people are on the line
    scene.wait(CAMPAIGN, "S3 is back", lambda s: s.state == CampaignState.FINISHED)
    return outage, _forge(scene)


def _enrol(scene: Scene) -> None:
    tools = scene.tools
    with tools.sessions.begin() as session:
        now, line = tools.now(), tools.settings.from_number
        client = add_practice_client(session, CLIENT, CLIENT_NAME, CLIENT_CONTACT, line, now)
        text, company = always_open(scripts.library_text("property")), tools.settings.company_name
        campaign = add_campaign(session, CAMPAIGN, CLIENT, text, "property", company, now)
        campaign.calls_per_minute, campaign.concurrency, campaign.attempts = _PER_MINUTE, _AT_ONCE, 1
        asked = (in_london(now).date() - timedelta(days=20)).isoformat()
        for row, person in enumerate(CAST, start=1):
            number = suppression.Number(person.number)
            add_consents(session, tools.calls, [practice_consent(number, client, now)], now, MANAGER, None)
            fields = {"first_name": person.name, "enquiry_date": asked}
            add_contact(session, CAMPAIGN, number, fields, row, tools.calls, now)
        bring_to_run(session, CAMPAIGN, MANAGER, APPROVER, now)


def always_open(text: str) -> str:
    """The library's script for an office that never closes, so that key 0 can be shown at any hour."""
    before, person = text.split("\nperson:", 1)
    return before + "\nperson:" + re.sub(r"\n  hours: .*", "", person, count=1)


def _erased(scene: Scene) -> int:
    """Recordings gone at the carrier, but for those that people objected to: these go at once."""
    with scene.tools.sessions.begin() as session:
        kept = session.scalars(select(Call.carrier_id).where(Call.recorder != "forbidden")).all()
    seen = scene.carrier.calls()
    return sum(each["erased"] for name in kept if name in seen for each in seen[name]["recordings"])


def _forge(scene: Scene) -> Forgery:
    """A 9 for somebody who never pressed it: unsigned, wrongly signed, and as JSON."""
    tools = scene.tools
    with tools.sessions.begin() as session:
        call = session.scalars(select(Call).where(Call.state == State.VOICEMAIL)).one()
        before = _turns(session, call)
    address = f"{tools.settings.public_base_url}/twilio/calls/{call.id}/turns/1"
    form = {"CallSid": call.carrier_id, "AccountSid": tools.settings.account_sid, "Digits": "9"}
    forged = {"X-Twilio-Signature": "A" * 27 + "="}
    answers = (
        requests.post(address, data=form, timeout=30).status_code,
        requests.post(address, data=form, headers=forged, timeout=30).status_code,
        requests.post(address, json=form, headers=forged, timeout=30).status_code,
    )
    with tools.sessions.begin() as session:
        return Forgery(answers, _turns(session, call) != before)


def _turns(session: Session, call: Call) -> tuple[int, bool]:
    """Events of the call's turns that were written down, and whether its number is on the do-not-call list.

    Callbacks of the carrier, which may come late and twice, are neither.
    """
    counted = select(func.count()).where(CallEvent.call_id == call.id, CallEvent.key.startswith("turn"))
    return session.scalar(counted) or 0, suppression.standing(session, call.fingerprint, None) is not None
