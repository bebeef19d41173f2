"""A call to walk by hand, with signed requests of one's own."""

import click

from voice_app.campaigns import arm
from voice_app.cli.enrolling import YOU, reserve_practice_call
from voice_app.wiring import open_tools


@click.command()
@click.argument("script")
@click.option("--name", default="Sam", show_default=True, help="The first name of the person called.")
@click.option("--contact", default="0808 157 0123", show_default=True, help="The client's freephone number or address.")
@click.option("--number", default=YOU, show_default=True, help="One of Ofcom's drama numbers.")
def walk(script: str, name: str, contact: str, number: str) -> None:
    """Make a call that waits to be answered by webhooks posted by hand, and print its id (practice mode only).

    The README shows how to sign and post them with curl.
    """
    with open_tools() as tools:
        call_id = reserve_practice_call(tools, script, name, contact, number)
        with tools.sessions.begin() as session:
            arm(session, call_id, tools.dialling, tools.now())
    click.echo(call_id)
