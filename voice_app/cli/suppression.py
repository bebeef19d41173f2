"""Who may not be called, from the command line: stop one number, take a list in, give the list out."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click
from sqlalchemy import select

import suppression as do_not_call
from voice_app.campaigns import Client
from voice_app.cli.failures import Failed, Faulty
from voice_app.cli.main import FAULTY
from voice_app.wiring import Tools, open_tools
from voice_app.workflows import recall

as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")
client_option = click.option("--client", "client_id", help="Only for this client; without it, for all clients.")


@click.command()
@click.argument("number")
@client_option
@click.option("--reason", help="Why, in the person's words if there are any. Kept sealed.")
@as_json_option
def stop(number: str, client_id: str | None, reason: str | None, as_json: bool) -> None:
    """Never call NUMBER again. Any usual form: "07700 900123", +447700900123.

    A call to it that waits is never placed; one that rings or talks is hung up. Nothing takes a number off the list.

    \b
    voice-app stop "07700 900123" --reason "rang the office"
    """
    with open_tools(even_if_away=True) as tools:
        opt_out = do_not_call.OptOut(
            number=_number(number),
            channel=do_not_call.Channel.STAFF,
            at=tools.now(),
            scope=_scope(tools, client_id),
            words=reason,
        )
        kept = _keep(tools, opt_out)
        if not as_json:
            click.echo(_promise(opt_out, kept))
        recalled = 0 if kept.place is do_not_call.Place.JOURNAL else recall(tools.dialler, kept.fingerprint)
    if as_json:
        click.echo(json.dumps(_told(opt_out, kept, recalled)))
    elif recalled:
        click.echo(f"{recalled} {'call' if recalled == 1 else 'calls'} to this number stopped.")


@click.group()
def suppression() -> None:
    """The do-not-call list: who may not be called.

    \b
    voice-app suppression import their-list.csv
    voice-app suppression export our-list.csv
    """


@suppression.command("import")
@click.argument("file", type=click.File("rb"))
@client_option
@as_json_option
def import_(file: IO[bytes], client_id: str | None, as_json: bool) -> None:
    """Add every number in FILE (CSV: number[,scope,reason,date]; - reads standard input).

    A file that voice-app exported comes back with the channel, time, call and reference of each opt-out. Good lines
    are kept; faulty ones are listed with line and reason, and end the command with 3.
    """
    with open_tools() as tools:
        scopes = do_not_call.Scopes(_clients(tools), _scope(tools, client_id))
        try:
            report = do_not_call.import_list(tools.sessions.begin, tools.number_keys, file, scopes, tools.now())
        except do_not_call.ListFaulty as fault:
            raise Faulty(str(fault)) from fault
    if as_json:
        click.echo(json.dumps(_accounted(report)))
    else:
        _tell(report)
    if report.faulty:
        raise SystemExit(FAULTY)


@suppression.command("export")
@click.argument("file", default="-")
@as_json_option
def export(file: str, as_json: bool) -> None:
    """Write the whole list to FILE as CSV, readable by you alone (- or nothing: standard output).

    A line for each opt-out: number, scope, reason, date, channel, call, reference. It can be imported again.
    """
    with open_tools() as tools, _output(file) as out:
        count = do_not_call.export_list(tools.sessions.begin, tools.number_keys, out)
    words = f"{count:,} {'entry' if count == 1 else 'entries'} written{'' if file == '-' else f' to {file}'}."
    click.echo(json.dumps({"entries": count, "file": file}) if as_json else words, err=file == "-")


def _number(text: str) -> do_not_call.Number:
    try:
        return do_not_call.parse_number(text)
    except do_not_call.NotANumber as reason:
        raise Faulty(f"{reason} Nothing was changed.") from reason


def _scope(tools: Tools, client_id: str | None) -> str:
    if client_id is None:
        return do_not_call.ALL_CLIENTS
    if client_id not in _clients(tools):
        raise Faulty(f"There is no client {client_id}. Nothing was changed. See: voice-app client list")
    return client_id


def _clients(tools: Tools) -> frozenset[str]:
    with tools.sessions.begin() as session:
        return frozenset(session.scalars(select(Client.id)))


def _keep(tools: Tools, opt_out: do_not_call.OptOut) -> do_not_call.Kept:
    try:
        return do_not_call.keep(tools.sessions.begin, tools.number_keys, tools.journal, opt_out)
    except do_not_call.NotKept as failed:
        raise Failed(f"{failed} The number may still be called: stop the worker, and try again.") from failed


def _promise(opt_out: do_not_call.OptOut, kept: do_not_call.Kept) -> str:
    by = "any client" if opt_out.scope == do_not_call.ALL_CLIENTS else f"client {opt_out.scope}"
    sentence = f"{opt_out.number} will never be called again by {by}. Reference {kept.reference}."
    if kept.place is do_not_call.Place.JOURNAL:
        return f"{sentence} The database failed: the journal has it, and nobody is dialled until the database does."
    return sentence


def _told(opt_out: do_not_call.OptOut, kept: do_not_call.Kept, recalled: int) -> dict[str, object]:
    told: dict[str, object] = {"number": opt_out.number.masked, "scope": opt_out.scope, "reference": kept.reference}
    return {**told, "kept_in": kept.place, "at": opt_out.at.isoformat(), "calls_stopped": recalled}


def _accounted(report: do_not_call.ImportReport) -> dict[str, object]:
    faulty, remarks = ([row._asdict() for row in rows] for rows in (report.faulty, report.remarks))
    return {"kept": report.kept, "already": report.already, "faulty": faulty, "remarks": remarks}


def _tell(report: do_not_call.ImportReport) -> None:
    for row in report.faulty:
        click.echo(f"line {row.line}: {row.reason}", err=True)
    for row in report.remarks:
        click.echo(f"line {row.line} (kept): {row.reason}", err=True)
    total = report.kept + report.already + len(report.faulty)
    click.echo(f"{total:>9,}  numbers in the file")
    click.echo(f"{report.kept:>9,}  kept: never called again")
    click.echo(f"{report.already:>9,}  on the list already")
    click.echo(f"{len(report.faulty):>9,}  need fixing" + (" (listed above)" if report.faulty else ""))


@contextmanager
def _output(file: str) -> Iterator[IO[str]]:
    """Standard output, or a file that appears whole or not at all."""
    if file == "-":
        yield sys.stdout
        return
    part = Path(f"{file}.part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8-sig", newline="") as out:  # the mark tells Excel that it is UTF-8
            yield out
        part.replace(file)
    except OSError as fault:
        raise Failed(f"{file} cannot be written: {(fault.strerror or str(fault)).lower()}.") from fault
    finally:
        part.unlink(missing_ok=True)
