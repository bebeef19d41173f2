"""One practice person on one practice campaign, for the commands that let somebody walk a call."""

from datetime import timedelta
from pathlib import Path

import click
from sqlalchemy import select

import scripts
import suppression
from voice_app.calls import Call
from voice_app.campaigns import Client, add_campaign, add_consents, add_contact, bring_to_run
from voice_app.cli.main import FAILED, FAULTY, REFUSED
from voice_app.settings import Mode
from voice_app.stage import add_practice_client, practice_consent
from voice_app.wiring import Tools
from voice_app.workflows import reserve_call

YOU = "+447700900001"
_LISTED_FROM = 800  # practice registers list the drama numbers from here on
_SAMPLE = {"number": "1960", "text": "example"}


def text_of(script: str) -> str:
    """The text of a script file, or of an example by its name."""
    if script in scripts.library():
        return scripts.library_text(script)
    try:
        return Path(script).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        click.echo(f"There is no script {script}. Examples that ship: {', '.join(scripts.library())}.", err=True)
        raise SystemExit(FAULTY) from None


def reserve_practice_call(tools: Tools, script: str, name: str, contact: str, number: str = "") -> str:
    """A call to a practice number that passed the gate and waits to be placed; its id. No number: a fresh one."""
    if tools.settings.mode is not Mode.PRACTICE:
        click.echo("This works in practice mode only.", err=True)
        raise SystemExit(REFUSED)
    try:
        person = suppression.parse_number(number) if number else _nobody_yet(tools)
    except suppression.NotANumber as wrong:
        click.echo(str(wrong), err=True)
        raise SystemExit(FAULTY) from wrong
    call_id = reserve_call(tools.dialler, _enrol(tools, script, name, contact, person), 1)
    if call_id is None:
        click.echo(f"The gate refused the call: see voice-app why {person.e164}", err=True)
        raise SystemExit(REFUSED)
    return call_id


def _nobody_yet(tools: Tools) -> suppression.Number:
    """YOU, or the next practice number that was not called before: the gate lets nobody be rung twice a day."""
    first, keys = int(YOU[-3:]), tools.number_keys
    with tools.sessions.begin() as session:
        for last in range(first, _LISTED_FROM):
            number = suppression.Number(f"{YOU[:-3]}{last:03}")
            called = select(Call.id).where(Call.fingerprint == keys.fingerprint(number)).limit(1)
            if session.scalar(called) is None and not suppression.history(session, keys, keys.fingerprint(number)):
                break
    if number.e164 != YOU:
        click.echo(f"Calling {number.e164}: {YOU} was called before.", err=True)
    return number


def _enrol(tools: Tools, script: str, name: str, contact: str, number: suppression.Number) -> str:
    text = text_of(script)
    try:
        parsed = scripts.load(text, script)
    except scripts.ScriptFaulty as faulty:
        click.echo("\n".join(scripts.render(fault, script) for fault in faulty.faults), err=True)
        raise SystemExit(FAULTY) from None
    now = tools.now()
    client_id, campaign_id = f"practice-{parsed.id}", f"practice-{parsed.id}-{now:%Y%m%d-%H%M%S-%f}"
    with tools.sessions.begin() as session:
        client = session.get(Client, client_id) or add_practice_client(
            session, client_id, parsed.client.name, contact, tools.settings.from_number, now
        )
        add_campaign(session, campaign_id, client_id, text, script, tools.settings.company_name, now)
        bring_to_run(session, campaign_id, "whoever is called", "practice needs no approver", now)
        sample = _SAMPLE | {"date": (now - timedelta(days=20)).date().isoformat()}
        fields = {field.name: sample[field.type] for field in parsed.contact_fields} | {"first_name": name}
        add_consents(session, tools.calls, [practice_consent(number, client, now)], now, "practice", None)
        person = add_contact(session, campaign_id, number, fields, 1, tools.calls, now)
    if person is None:
        raise SystemExit(FAILED)
    return person.id
