"""What people still owe the called: calls back, requests about data, messages for the client's staff."""

import json

import click

from voice_app.calls import NUMBER, close_ticket, open_tickets
from voice_app.cli.failures import Faulty
from voice_app.moments import in_london
from voice_app.wiring import open_tools


@click.group()
def ticket() -> None:
    """What people still owe the called after a call.

    \b
    voice-app ticket list --show      with the numbers, to ring back
    voice-app ticket close 7          once it is done
    """


@ticket.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON array, an object for each ticket.")
@click.option("--show", is_flag=True, help="Numbers in full, to ring back.")
def ticket_list(as_json: bool, show: bool) -> None:
    """Every open ticket, oldest first. A request about data is due within a calendar month (UK GDPR Art 12(3))."""
    with open_tools() as tools, tools.sessions.begin() as session:
        owed = open_tickets(session)
        numbers = [tools.number_keys.open(each.sealed_number, NUMBER) for each in owed]
    told = [
        {
            "id": each.id,
            "kind": each.kind,
            "detail": each.detail,
            "client": each.client_id,
            "number": number.e164 if show else str(number),
            "opened": each.opened_at.isoformat() if as_json else f"{in_london(each.opened_at):%-d %b %Y %H:%M}",
        }
        for each, number in zip(owed, numbers, strict=True)
    ]
    if as_json:
        click.echo(json.dumps(told))
    elif not told:
        click.echo("No open tickets.")
    else:
        for line in told:
            click.echo("{id:>6}  {opened}  {number}  {kind}: {detail}".format(**line))
        click.echo("Done with one? voice-app ticket close ID")


@ticket.command("close")
@click.argument("ticket_id", type=int)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def ticket_close(ticket_id: int, as_json: bool) -> None:
    """Close a ticket once it is done."""
    with open_tools() as tools, tools.sessions.begin() as session:
        closed = close_ticket(session, ticket_id, tools.now())
    if not closed:
        raise Faulty(f"There is no open ticket {ticket_id}. See: voice-app ticket list")
    click.echo(json.dumps({"ticket": ticket_id, "closed": True}) if as_json else f"Ticket {ticket_id} is closed.")
