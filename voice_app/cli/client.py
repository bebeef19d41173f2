"""The firms we call for."""

import json

import click
from sqlalchemy import select

from voice_app.campaigns import Client, NotEnrolled, add_client
from voice_app.cli.failures import Faulty
from voice_app.cli.names import check_id
from voice_app.wiring import open_tools


@click.group()
def client() -> None:
    """The firms we call for."""


@client.command("add")
@click.argument("client_id")
@click.option("--name", required=True, help="The name spoken in the opening.")
@click.option("--contact", required=True, help="Freephone number or postal address, spoken in the opening.")
def client_add(client_id: str, name: str, contact: str) -> None:
    """Add a client."""
    check_id(client_id)
    if not (name := " ".join(name.split())):
        raise Faulty("The name is empty: it is spoken in the opening.")
    with open_tools() as tools:
        try:
            with tools.sessions.begin() as session:
                made = add_client(session, client_id, name, contact, tools.now())
        except NotEnrolled as wrong:
            raise Faulty(str(wrong)) from wrong
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
