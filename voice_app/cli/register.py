"""The TPS and CTPS registers from the command line: load a file, tell what is loaded."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

import suppression
from suppression import Register, RegisterStatus, name_of
from voice_app.cli.bar import bar
from voice_app.cli.failures import Failed, Faulty, Refused
from voice_app.cli.main import REFUSED
from voice_app.moments import in_london
from voice_app.wiring import Tools, open_tools

DATE_IN_NAME = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.group()
def register() -> None:
    """TPS and CTPS: the registers of who takes no marketing calls.

    \b
    voice-app register load tps tps-2026-11-20.txt
    voice-app register status
    """


@register.command()
@click.argument("register", type=click.Choice([each.value for each in Register]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--date", "file_date", type=click.DateTime(["%Y-%m-%d"]), help="Of the file; its name may tell it too.")
@click.option("--supplier", default="", help="Who supplied it. Kept as evidence.")
@click.option("--licence", default="", help="Under which licence. Kept as evidence.")
@click.option(
    "--replace-smaller",
    metavar="REASON",
    default="",
    help="Take a file that is over 5 % smaller than the last, or older: say why. Kept as evidence.",
)
@as_json_option
def load(register: str, file: Path, file_date: datetime | None, as_json: bool, **particulars: str) -> None:
    """Load the whole register TPS or CTPS from FILE, in either published layout; checked first, then all at once."""
    day = file_date.date() if file_date else _date_in_name(file)
    wanted = suppression.RegisterFile(Register(register), file, day, **particulars)
    with open_tools(even_if_away=True) as tools, _in_plain_words():
        folder, now = tools.settings.registers_dir, tools.now()
        with bar(f"{name_of(wanted.register)} numbers") as advance:
            status = suppression.load_register(folder, tools.keys.registers, wanted, now, advance)
    if as_json:
        click.echo(json.dumps(_told(tools, wanted.register, status, now)))
        return
    click.echo(_loaded(status))
    if status.practice:
        click.echo("It has drama numbers only: a practice register, which does not count in live mode.")


@register.command()
@as_json_option
def status(as_json: bool) -> None:
    """Tell of both registers what is loaded and until when it may be used. Ends with 5 unless both may."""
    with open_tools(even_if_away=True) as tools:
        registers, now = tools.registers, tools.now()
        found = {each: registers.status(each) for each in Register}
        unusable = registers.unusable(now)
        told = [_told(tools, each, state, now) for each, state in found.items()]
    if as_json:
        click.echo(json.dumps({"registers": told, "usable": not unusable, "reason": unusable}))
    else:
        for each, state in found.items():
            click.echo(_line(each, state, now))
        click.echo(unusable or "Both registers may be used.", err=bool(unusable))
    if unusable:
        raise SystemExit(REFUSED)


@contextmanager
def _in_plain_words() -> Iterator[None]:
    try:
        yield
    except suppression.RegisterFaulty as fault:
        raise Faulty(f"{fault} Nothing was changed.") from fault
    except suppression.RegisterRefused as refused:
        raise Refused(f"{refused} Nothing was changed.") from refused
    except suppression.RegisterNotLoaded as failed:
        raise Failed(f"{failed} Nothing was changed.") from failed


def _date_in_name(file: Path) -> date:
    """The date that the file's name carries, told; raises a usage error unless it carries exactly one."""
    found = {(year, month, day) for year, _, month, day in DATE_IN_NAME.findall(file.name)}
    try:
        (parts,) = found
        day = date(*(int(part) for part in parts))
    except ValueError as unclear:
        raise click.UsageError("Say of which day the file is: --date YYYY-MM-DD.") from unclear
    click.echo(f"File date {day:%Y-%m-%d}, by the file's name.", err=True)
    return day


def _loaded(status: RegisterStatus) -> str:
    before = ""
    if status.replaced_count is not None and status.replaced_file_date is not None:
        change = status.count - status.replaced_count
        before = f" {change:+,} against the last, of {status.replaced_file_date:%Y-%m-%d}."
    until = in_london(status.stale_from).date()
    return (
        f"{name_of(status.register)} of {status.file_date:%Y-%m-%d} loaded: {status.count:,} numbers, "
        f"layout {status.layout}.{before} It may be used before {until:%Y-%m-%d}."
    )


def _line(register: Register, status: RegisterStatus | None, now: datetime) -> str:
    if status is None:
        return f"{name_of(register):<5} not loaded"
    state = "too old" if status.is_stale(now) else "practice" if status.practice else "loaded"
    days = f"{status.age(now)} {'day' if status.age(now) == 1 else 'days'} old"
    until = in_london(status.stale_from).date()
    return (
        f"{name_of(register):<5} {state:<8}  {status.count:>11,} numbers  of {status.file_date:%Y-%m-%d} ({days})  "
        f"stale from {until:%Y-%m-%d}  SHA-256 {status.sha256[:12]}"
    )


def _told(tools: Tools, register: Register, status: RegisterStatus | None, now: datetime) -> dict[str, Any]:
    why_not = tools.registers.why_not(register)
    told: dict[str, Any] = {"register": register, "loaded": not why_not, "reason": why_not}
    if status is None:
        return told
    return told | {
        "file_date": status.file_date.isoformat(),
        "age_days": status.age(now),
        "stale": status.is_stale(now),
        "stale_from": status.stale_from.isoformat(),
        "count": status.count,
        "sha256": status.sha256,
        "layout": status.layout,
        "source_name": status.source_name,
        "loaded_at": status.loaded_at.isoformat(),
        "practice": status.practice,
        "supplier": status.supplier,
        "licence": status.licence,
        "replaced_count": status.replaced_count,
        "override_reason": status.reason,
    }
