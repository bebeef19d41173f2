"""Clients and campaigns."""

import json
import re
from pathlib import Path

import click
from sqlalchemy import func, select

import scripts
from voice_app.calls import Call
from voice_app.campaigns import Campaign, Client, Contact, NotEnrolled, add_campaign, add_client, start
from voice_app.cli.main import FAULTY
from voice_app.wiring import open_tools

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


@click.group()
def client() -> None:
    """The firms we call for."""


@client.command("add")
@click.argument("client_id")
@click.option("--name", required=True, help="The name spoken in the opening.")
@click.option("--contact", required=True, help="Freephone number or postal address, spoken in the opening.")
def client_add(client_id: str, name: str, contact: str) -> None:
    """Add a client."""
    _check_id(client_id)
    if not (name := " ".join(name.split())):
        raise _faulty("The name is empty: it is spoken in the opening.")
    with open_tools() as tools:
        try:
            with tools.sessions.begin() as session:
                made = add_client(session, client_id, name, contact, tools.now())
        except NotEnrolled as wrong:
            raise _faulty(str(wrong)) from wrong
    click.echo(f"Added client {made.id}: {made.name}, reached at {made.contact}.")
    click.echo(f"Next: voice-app campaign add NAME --client {made.id} --script FILE")


@client.command("list")
@click.option("--json", "as_json", is_flag=True)
def client_list(as_json: bool) -> None:
    """All clients."""
    with open_tools() as tools, tools.sessions.begin() as session:
        rows = session.scalars(select(Client).order_by(Client.id)).all()
        told = [{"id": row.id, "name": row.name, "contact": row.contact} for row in rows]
    if as_json:
        click.echo(json.dumps(told))
    elif not told:
        click.echo(
            'No clients yet. Add one: voice-app client add harbour --name "Harbour Homes" --contact "0808 157 0123"'
        )
    else:
        for row in told:
            click.echo(f"{row['id']:<20} {row['name']:<30} {row['contact']}")


@click.group()
def campaign() -> None:
    """Campaigns: one script, one list, one client."""


@campaign.command("add")
@click.argument("campaign_id")
@click.option("--client", "client_id", required=True)
@click.option("--script", "file", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def campaign_add(campaign_id: str, client_id: str, file: Path) -> None:
    """Add a campaign with a checked script."""
    _check_id(campaign_id)
    with open_tools() as tools:
        try:
            with tools.sessions.begin() as session:
                text, company = file.read_text("utf-8"), tools.settings.company_name
                made = add_campaign(session, campaign_id, client_id, text, file.name, company, tools.now())
        except NotEnrolled as wrong:
            raise _faulty(str(wrong)) from wrong
        except UnicodeDecodeError as wrong:
            raise _faulty(f"{file} is not UTF-8 text: byte {wrong.start + 1} cannot be read.") from wrong
        except scripts.ScriptFaulty as faulty:
            raise _faulty("\n".join(scripts.render(fault, str(file)) for fault in faulty.faults)) from faulty
    click.echo(f"Added campaign {made.id}; its script is {made.script_hash[:12]}.")


@campaign.command("start")
@click.argument("campaign_id")
def campaign_start(campaign_id: str) -> None:
    """Ask for a call to every contact. Each passes the gate at the moment of its dial."""
    with open_tools() as tools:
        try:
            with tools.sessions.begin() as session:
                count = start(session, campaign_id, tools.outbox)
        except NotEnrolled as wrong:
            raise _faulty(str(wrong)) from wrong
    click.echo(
        f"{count} contacts will be called, each if the gate allows it. See: voice-app campaign status {campaign_id}"
    )


@campaign.command("status")
@click.argument("campaign_id")
@click.option("--json", "as_json", is_flag=True)
def campaign_status(campaign_id: str, as_json: bool) -> None:
    """How many calls are in which state."""
    with open_tools() as tools, tools.sessions.begin() as session:
        found = session.get(Campaign, campaign_id)
        if found is None:
            raise _faulty(f"There is no campaign {campaign_id}.")
        contacts = session.scalar(select(func.count()).where(Contact.campaign_id == campaign_id)) or 0
        counted = select(Call.state, func.count()).where(Call.campaign_id == campaign_id).group_by(Call.state)
        states = dict(session.execute(counted).all())
        told = {"campaign": campaign_id, "state": found.state, "contacts": contacts, "calls": states}
    if as_json:
        click.echo(json.dumps(told))
        return
    click.echo(f"{campaign_id}: {told['state']}, {contacts} contacts")
    for state, count in sorted(states.items()):
        click.echo(f"  {count:>7}  {state.replace('_', ' ')}")


def _check_id(name: str) -> None:
    if not ID.fullmatch(name):
        raise _faulty(f"{name!r} is no name for this: letters, digits, - _ and . please, such as spring-2026.")


def _faulty(words: str) -> SystemExit:
    click.echo(words, err=True)
    return SystemExit(FAULTY)
