"""`python -m voice_app.practice`: the stand-in carrier as a process of its own. It ends on SIGINT or SIGTERM."""

import re
import signal
import sys
import threading
from pathlib import Path

import click
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from voice_app.practice import (
    Callees,
    CalleesFaulty,
    Carrier,
    CarrierSettings,
    Fault,
    FaultUnclear,
    KeyUnfit,
    load_callees,
    read_fault,
)
from voice_app.practice.wall import now, wall

FAULTY_INPUT = 3
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
PLACE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=5055, show_default=True, help="0 takes a free one.")
@click.option("--account", required=True, help="The account sid: AC and 32 hexadecimal digits.")
@click.option("--token", required=True, envvar="TWILIO_AUTH_TOKEN", help="The auth token, also from TWILIO_AUTH_TOKEN.")
@click.option("--callees", type=FILE, help="Who answers, and how (YAML); without it all answer and stay silent.")
@click.option(
    "--speed", type=click.FloatRange(0.1, 10_000), default=1.0, show_default=True, help="Virtual per real second."
)
@click.option("--faults", type=FILE, help="A YAML list of things that go wrong.")
@click.option("--calls-per-second", type=click.FloatRange(0.01, 1000), default=1.0, show_default=True)
@click.option("--own-number", "own_numbers", multiple=True, help="A number calls may come from; without one, any.")
@click.option("--recording-public-key", type=FILE, help="PEM; recordings are then sealed with it.")
@click.option("--clock", envvar="PRACTICE_CLOCK", type=PLACE, help="The file of a clock that was set.")
@click.option("--region", type=click.Choice(["us1", "ie1", "au1"]), default="us1", show_default=True)
def main(
    port: int,
    account: str,
    token: str,
    callees: Path | None,
    speed: float,
    faults: Path | None,
    calls_per_second: float,
    own_numbers: tuple[str, ...],
    recording_public_key: Path | None,
    clock: Path | None,
    region: str,
) -> None:
    """A stand-in for Twilio on 127.0.0.1. It calls nobody."""
    if not re.fullmatch(r"AC[0-9a-fA-F]{32}", account):
        raise click.BadParameter("must be AC and 32 hexadecimal digits.", param_hint="--account")
    try:
        carrier = Carrier(
            CarrierSettings(
                account_sid=account,
                auth_token=token,
                port=port,
                speed=speed,
                callees=load_callees(callees) if callees else Callees(),
                faults=_faults(faults) if faults else (),
                calls_per_second=calls_per_second,
                own_numbers=own_numbers,
                recording_public_key=recording_public_key.read_bytes() if recording_public_key else None,
                region=region,
                now=wall(clock) if clock else now,
            )
        )
    except (CalleesFaulty, FaultUnclear, KeyUnfit) as fault:
        click.echo(str(fault), err=True)
        sys.exit(FAULTY_INPUT)
    _serve(carrier)


def _faults(path: Path) -> tuple[Fault, ...]:
    try:
        given = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) or []
    except (YAMLError, UnicodeDecodeError) as error:
        raise FaultUnclear(f"{path.name} is not YAML: {' '.join(str(error).split())}.") from error
    if not isinstance(given, list):
        raise FaultUnclear(f"{path.name} must hold a list of faults.")
    return tuple(read_fault(value) for value in given)


def _serve(carrier: Carrier) -> None:
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    click.echo(f"The practice carrier listens on {carrier.start()}.")
    stopping.wait()
    carrier.stop()


if __name__ == "__main__":
    main()
