"""The firms we call for, and what must be on file before anybody is called for them."""

import getpass
import json

import click
from sqlalchemy import select

from voice_app.campaigns import (
    MEANINGS,
    Client,
    Item,
    Missing,
    NotEnrolled,
    Onboarding,
    add_client,
    missing,
    note,
    onboarding_of,
)
from voice_app.cli.failures import Faulty
from voice_app.cli.names import check_id
from voice_app.moments import in_london
from voice_app.wiring import Tools, open_tools

NONE_YET = 'No clients yet. Add one: voice-app client add harbour --name "Harbour Homes" --contact "0808 157 0123"'
by = click.option("--by", "who", metavar="NAME", default=getpass.getuser, help="Who does it; you, if not given.")
as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.group()
def client() -> None:
    """The firms we call for.

    \b
    voice-app client add harbour --name "Harbour Homes" --contact "0808 157 0123"
    voice-app client show harbour                        its checklist: what is missing, and what mends it
    voice-app client note harbour dpa DPA-2026-014       put an item on file
    """


@client.command("add")
@click.argument("client_id")
@click.option("--name", required=True, help="The name spoken in the opening.")
@click.option("--contact", required=True, help="Freephone number or postal address, spoken in the opening.")
@as_json_option
def client_add(client_id: str, name: str, contact: str, as_json: bool) -> None:
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
    if as_json:
        click.echo(json.dumps({"id": made.id, "name": made.name, "contact": made.contact}))
        return
    click.echo(f"Added client {made.id}: {made.name}, reached at {made.contact}.")
    click.echo(f"Next, what has to be on file before anybody is called: voice-app client show {made.id}")


@client.command("list")
@as_json_option
def client_list(as_json: bool) -> None:
    """All clients, and whether calls may be made for them."""
    with open_tools() as tools, tools.sessions.begin() as session:
        rows = session.scalars(select(Client).order_by(Client.id)).all()
        gaps = {row.id: missing(session, row, tools.now()) for row in rows}
        told = [{"id": row.id, "name": row.name, "contact": row.contact, "ready": not gaps[row.id]} for row in rows]
    if as_json:
        click.echo(json.dumps(told))
        return
    if not rows:
        click.echo(NONE_YET)
    for row in rows:
        lacks = f"lacks {', '.join(gap.item for gap in gaps[row.id])}" if gaps[row.id] else "ready"
        click.echo(f"{row.id:<20} {row.name:<30} {row.contact:<20} {lacks}")


@client.command("show")
@click.argument("client_id")
@as_json_option
def client_show(client_id: str, as_json: bool) -> None:
    """A client's checklist: what is on file, what is missing, and the command that mends it."""
    with open_tools() as tools:
        found, gaps = _read(tools, client_id)
    if as_json:
        click.echo(json.dumps(_as_told(found, gaps)))
        return
    click.echo(f"{found.id}: {found.name}, reached at {found.contact}\n")
    lacking = {gap.item: gap for gap in gaps}
    for item in Item:
        _print_item(item, found, lacking.pop(item, None))
    for gap in lacking.values():
        click.echo(f"  MISSING  {gap.item:<15} {gap.what}\n           {gap.act}")
    click.echo("\nCalls may be made for this client." if not gaps else "\nNobody is called for this client until then.")


@client.command("note")
@click.argument("client_id")
@click.argument("item", type=click.Choice([str(item) for item in Item]))
@click.argument("value")
@by
@as_json_option
def client_note(client_id: str, item: str, value: str, who: str, as_json: bool) -> None:
    """Put an item of the checklist on file; an empty VALUE takes it back. Earlier notes are kept, the newest stands.

    VALUE is the item's reference; of the calling line it is "NUMBER, PROOF".
    """
    with open_tools() as tools:
        try:
            with tools.sessions.begin() as session:
                noted = note(session, client_id, Item(item), value, who, tools.now())
        except NotEnrolled as wrong:
            raise Faulty(str(wrong)) from wrong
    if as_json:
        told = {"client": client_id, "item": item, "value": noted.value, "by": noted.by, "record": noted.record}
        click.echo(json.dumps(told | {"at": noted.at.isoformat()}))
        return
    click.echo(f"{client_id}: {item} is {noted.value}." if noted.value else f"{client_id}: {item} is taken back.")
    click.echo(f"See: voice-app client show {client_id}")


def _read(tools: Tools, client_id: str) -> tuple[Onboarding, tuple[Missing, ...]]:
    with tools.sessions.begin() as session:
        found = session.get(Client, client_id)
        if found is None:
            raise Faulty(f"There is no client {client_id}. See: voice-app client list")
        return onboarding_of(session, found), missing(session, found, tools.now())


def _print_item(item: Item, found: Onboarding, gap: Missing | None) -> None:
    noted = found.notes.get(item)
    if noted:
        click.echo(f"  {'ASK ANEW' if gap else 'on file ':<8} {item:<15} {noted.value}")
        click.echo(f"           by {noted.by}, {in_london(noted.at):%-d %B %Y %H:%M}")
    else:
        click.echo(f"  MISSING  {item:<15} {MEANINGS[item]}")
    if gap:
        click.echo(f"           {gap.act}")


def _as_told(found: Onboarding, gaps: tuple[Missing, ...]) -> dict[str, object]:
    notes = {
        str(item): {"value": noted.value, "by": noted.by, "at": noted.at.isoformat(), "record": noted.record}
        for item, noted in found.notes.items()
    }
    lacking = [{"item": str(gap.item), "what": gap.what, "act": gap.act} for gap in gaps]
    return {
        "id": found.id, "name": found.name, "contact": found.contact, "ready": not gaps, "checklist": notes,
        "missing": lacking,
    }  # fmt: skip
