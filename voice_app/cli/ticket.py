"""What people still owe the called: calls back, requests about data, messages for the client's staff."""

import json

import click

from voice_app.calls import NUMBER, close_ticket, open_tickets
from voice_app.cli.main import FAULTY
from voice_app.moments import in_london
from voice_app.wiring import open_tools


@click.group()
def ticket() -> None:
    """What people still owe the called after a call."""


@ticket.command("list")
@click.option("--json", "as_json", is_flag=True)
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
            "opened": f"{in_london(each.opened_at):%-d %b %Y %H:%M}",
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


@ticket.command("close")
@click.argument("ticket_id", type=int)
def ticket_close(ticket_id: int) -> None:
    """Close a ticket once it is done."""
    with open_tools() as tools, tools.sessions.begin() as session:
        closed = close_ticket(session, ticket_id, tools.now())
    if not closed:
        click.echo(f"There is no open ticket {ticket_id}.", err=True)
        raise SystemExit(FAULTY)
    click.echo(f"Ticket {ticket_id} is closed.")
