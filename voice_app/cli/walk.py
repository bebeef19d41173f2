"""A call to walk by hand, with signed requests of one's own."""

import click

from voice_app.calls import Event, Kind, handle
from voice_app.campaigns import arm
from voice_app.cli.enrolling import reserve_practice_call
from voice_app.cli.failures import Refused
from voice_app.wiring import Tools, open_tools


@click.command()
@click.argument("script")
@click.option("--name", default="Sam", show_default=True, help="The first name of the person called.")
@click.option("--contact", default="0808 157 0123", show_default=True, help="The client's freephone number or address.")
@click.option("--number", default="", help="One of Ofcom's drama numbers.  [default: the first not called before]")
def walk(script: str, name: str, contact: str, number: str) -> None:
    """Make a call that waits to be answered by webhooks posted by hand, and print its id (practice mode only).

    The README shows how to sign and post them with curl.
    """
    with open_tools() as tools:
        call_id = reserve_practice_call(tools, script, name, contact, number)
        if not _hand_over(tools, call_id):
            raise Refused(f"The gate refused the call at the last moment. See: voice-app why {number or 'NUMBER'}")
    click.echo(call_id)


def _hand_over(tools: Tools, call_id: str) -> bool:
    """Let the call ring, at whoever posts its webhooks; False where the gate changed its mind.

    No carrier is asked, so nobody who stops this number has to wait for one's answer.
    """
    with tools.sessions.begin() as session:
        if arm(session, call_id, tools.dialling, tools.now()) is None:
            return False
        handle(session, call_id, Event(Kind.PLACED, "walked by hand"), tools.calls, tools.now())
        return True
