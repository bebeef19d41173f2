"""Recordings from the command line: what is kept and until when, and one of them to listen to."""

import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

import click

import recordings
from voice_app.cli.failures import Failed, Faulty, Refused
from voice_app.moments import in_london
from voice_app.wiring import open_tools

STATES = [state.value for state in recordings.State]
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def recording() -> None:
    """Recordings of calls: list them, listen to one.

    \b
    voice-app recording list
    voice-app recording export ID --why "complaint 7" --to heard.wav
    """


@recording.command("list")
@click.option("--call", "call_id", help="Only those of this call.")
@click.option("--state", type=click.Choice(STATES), help="Only those in this state.")
@click.option(
    "--limit", default=1000, type=click.IntRange(min=1), show_default=True, help="At most so many, the newest first."
)
@as_json_option
def list_(call_id: str | None, state: str | None, limit: int, as_json: bool) -> None:
    """Show the register: state, length, kept until when, and what went wrong."""
    wanted = recordings.State(state) if state else None
    with open_tools() as tools, tools.sessions.begin() as session:
        rows = recordings.listing(session, call_id=call_id, state=wanted, limit=limit)
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], default=lambda moment: moment.isoformat()))
        return
    for row in rows:
        click.echo(_line(row))
    if rows:
        click.echo(f"{len(rows)} {'recording' if len(rows) == 1 else 'recordings'}.")
    else:
        click.echo("No such recordings." if call_id or state else "No recordings yet. A call makes one.")


@recording.command()
@click.argument("id_", metavar="ID")
@click.option(
    "--to", "file", default="-", help="File to write, readable by you alone (without it, or -: standard output)."
)
@click.option("--why", required=True, help="Why you listen. Kept with your name and the time.")
@as_json_option
def export(id_: str, file: str, why: str, as_json: bool) -> None:
    """Decrypt recording ID as a WAV. The access is logged first; sound never goes to a terminal."""
    if file == "-" and sys.stdout.isatty():
        raise Refused("Sound is not written to a terminal: give --to FILE, or send it on with | or >.")
    with open_tools() as tools, _in_plain_words(file):
        sound = recordings.export(
            tools.sessions, id_, vault=tools.vault, who=f"{getpass.getuser()} (command line)", why=why, now=tools.now()
        )
        with _output(file) as out:
            count = sum(out.write(chunk) for chunk in sound)
    told = {"recording": id_, "bytes": count, "file": file}
    click.echo(json.dumps(told) if as_json else f"{count:,} bytes written. The access is logged.", err=file == "-")


@contextmanager
def _in_plain_words(file: str) -> Iterator[None]:
    try:
        yield
    except recordings.UnknownRecording as unknown:
        raise Faulty(f"{unknown} See: voice-app recording list") from unknown
    except recordings.RegionRefused:
        raise  # told by the root command, as for every command
    except recordings.Never as refused:
        raise Refused(str(refused)) from refused
    except recordings.RecordingFault as fault:
        left = "What was written is not whole." if file == "-" else "No file was written."
        raise Failed(f"{fault} {left}") from fault


def _line(row: recordings.Listed) -> str:
    length = f"{row.seconds // 60}:{row.seconds % 60:02}" if row.seconds is not None else "-"
    kept = f"deleted {row.deleted_at:%Y-%m-%d}" if row.deleted_at else f"kept until {row.expires_at:%Y-%m-%d}"
    held = f", held: {row.hold_reason}" if row.hold_reason else ""
    fault = f"  ({row.tries} failed; {row.last_error})" if row.last_error and not row.verified_at else ""
    return f"{row.id}  {in_london(row.started_at):%Y-%m-%d %H:%M}  {length:>6}  {row.state:<17}  {kept}{held}{fault}"


@contextmanager
def _output(file: str) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears whole or not at all."""
    if file == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(f"{file}.part")
    try:
        part.unlink(missing_ok=True)
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(descriptor, "wb") as out:
            yield out
        part.replace(file)
    except OSError as fault:
        raise Failed(f"{file} cannot be written: {(fault.strerror or str(fault)).lower()}.") from fault
    finally:
        part.unlink(missing_ok=True)
