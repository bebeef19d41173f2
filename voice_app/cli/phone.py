"""Be the person called, in the terminal: read what is said, type words or keys. No account, no telephone."""

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from werkzeug.serving import WSGIRequestHandler, make_server

from voice_app.calls import Call, State
from voice_app.cli.enrolling import YOU, reserve_practice_call, text_of
from voice_app.practice import Carrier, CarrierSettings, LiveCallee
from voice_app.stage import FROM_NUMBER, free_port, practice_environment, prepare_storage
from voice_app.wiring import Tools, create_app, open_tools
from voice_app.workflows import place_call

HELP = (
    "Type words and Enter to speak, a single key (0-9, * or #) to press it, an empty line to wait, Ctrl-D to hang up."
)


class Quiet(WSGIRequestHandler):
    """A practice call needs no access log between its lines."""

    def log(self, type: str, message: str, *args: object) -> None:
        return


@click.command()
@click.argument("script")
@click.option("--name", default="Sam", show_default=True, help="Your first name.")
@click.option("--contact", default="0808 157 0123", show_default=True, help="The client's freephone number or address.")
@click.option("--aloud", is_flag=True, help="Hear it too (needs espeak-ng).")
@click.option("--speed", default=1.0, show_default=True, help="Seconds of the call in one second.")
def phone(script: str, name: str, contact: str, aloud: bool, speed: float) -> None:
    """Be called with SCRIPT (a file, or the name of an example: property, healthcare, ecommerce)."""
    text_of(script)
    folder = Path(tempfile.mkdtemp(prefix="voice-app-phone-"))
    try:
        with _line(folder, speed) as (tools, carrier):
            _call(tools, carrier, reserve_practice_call(tools, script, name, contact, YOU), _voice(aloud))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _line(folder: Path, speed: float) -> Iterator[tuple[Tools, Carrier]]:
    """The real web app and a practice carrier, both inside this process."""
    environ = practice_environment(folder, s3_port=free_port(), carrier_port=free_port(), web_port=free_port())
    prepare_storage(environ)
    port = int(environ["TWILIO_API_BASE_URL"].rsplit(":", 1)[1])
    settings = CarrierSettings(
        environ["TWILIO_ACCOUNT_SID"], environ["TWILIO_AUTH_TOKEN"], port=port, speed=speed, own_numbers=(FROM_NUMBER,)
    )
    with open_tools(environ) as tools:
        web_port = int(environ["PUBLIC_BASE_URL"].rsplit(":", 1)[1])
        web = make_server("127.0.0.1", web_port, create_app(tools), threaded=True, request_handler=Quiet)
        threading.Thread(target=web.serve_forever, daemon=True).start()
        carrier = Carrier(settings)
        carrier.start()
        try:
            yield tools, carrier
        finally:
            carrier.stop()
            web.shutdown()


def _voice(aloud: bool) -> str | None:
    """The program that speaks, or None where nothing is to be heard."""
    program = shutil.which("espeak-ng") if aloud else None
    if aloud and program is None:
        click.echo("espeak-ng is not installed (apt install espeak-ng), so the call can only be read.", err=True)
    return program


def _call(tools: Tools, carrier: Carrier, call_id: str, voice: str | None) -> None:
    you = LiveCallee()
    carrier.attach(YOU, you)
    place_call(tools.dialler, call_id)
    click.echo(HELP + "\n")
    begun = threading.Event()
    listener = threading.Thread(target=_listen, args=(you, Console(), voice, begun), daemon=True)
    listener.start()
    threading.Thread(target=_speak, args=(you, begun), daemon=True).start()
    you.ended.wait()
    listener.join(5)
    carrier.wait_for_calls()
    click.echo(_ending(tools, call_id))


def _listen(you: LiveCallee, console: Console, voice: str | None, begun: threading.Event) -> None:
    for heard in you.heard():
        begun.set()
        if voice:
            subprocess.Popen([voice, "-v", "en-gb", "--", heard.text], stderr=subprocess.DEVNULL)  # noqa: S603  # no shell
        console.print(f"[bold]agent[/bold]  {heard.text}", highlight=False, soft_wrap=True)


def _speak(you: LiveCallee, begun: threading.Event) -> None:
    """What is typed before anything was heard waits: on a line that listens for nothing yet it would be lost."""
    begun.wait()
    for line in sys.stdin:
        said = line.strip()
        if len(said) == 1 and said in "0123456789*#":
            you.press(said)
        elif said:
            you.say(said)
        if you.ended.is_set():
            return
    you.hang_up()


def _ending(tools: Tools, call_id: str) -> str:
    with tools.sessions.begin() as session:
        call = session.get_one(Call, call_id)
        told = f"\nThe call is over: {call.state.replace('_', ' ')}"
        told += f", outcome {call.outcome}." if call.outcome else "."
        if call.state in (State.OPTED_OUT, State.STOPPING):
            told += " This number would never be called again."
    return told
