"""Call scripts: check them, and print the whole call on one sheet."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

import scripts
from scripts import Checked, Script
from voice_app.calls.opening import announcements
from voice_app.cli.main import FAULTY
from voice_app.moments import in_london, utc_now

MOST_BYTES = 256 * 1024 + 1  # one more than a script may have, so that the check can say so
STDIN = "(standard input)"
_COMPANY = click.option(
    "--company", envvar="COMPANY_NAME", default="Your Company", show_default=True, help="Who calls, as spoken."
)
_CONTACT = click.option(
    "--contact", default="0808 157 0123", show_default=True, help="The client's freephone number or address, as spoken."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def script() -> None:
    """Call scripts. Examples that ship go by their names: ecommerce, healthcare, property.

    \b
    voice-app script preview property            the whole call on a sheet
    voice-app script validate renewals.yaml      the faults of your own, with their lines
    """


@script.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@_COMPANY
@_CONTACT
@_JSON
def validate(files: Sequence[str], company: str, contact: str, as_json: bool) -> None:
    """Tell every fault of each FILE, with its place and the nearest right name. FILE may be - for standard input."""
    checked = {_shown(file): _check(file, company, contact) for file in files}
    if as_json:
        click.echo(json.dumps([_told(name, result) for name, result in checked.items()]))
    else:
        for name, result in checked.items():
            _tell(name, result)
    if any(result.script is None for result in checked.values()):
        sys.exit(FAULTY)


@script.command()
@click.argument("file", metavar="FILE")
@_COMPANY
@_CONTACT
@_JSON
def preview(file: str, company: str, contact: str, as_json: bool) -> None:
    """Print the whole call: every line with its seconds, what counts as which answer, where each branch leads."""
    checked = _check(file, company, contact)
    if checked.script is None:
        if as_json:
            click.echo(json.dumps(_told(_shown(file), checked)))
        else:
            _tell(_shown(file), checked)
        sys.exit(FAULTY)
    sheet = scripts.preview(checked.script, _opening(checked.script, company, contact), _today())
    click.echo(json.dumps(asdict(sheet)) if as_json else scripts.paper(sheet), nl=as_json)


def _check(file: str, company: str, contact: str) -> Checked:
    return scripts.check(_read(file), _shown(file), lambda found: _opening(found, company, contact), _today())


def _opening(found: Script, company: str, contact: str) -> tuple[str, str, str]:
    return announcements(company, found.client.name, found.purpose, contact)


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(MOST_BYTES)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_BYTES)
    except OSError as error:
        if file in scripts.library():
            return scripts.library_text(file).encode()
        reason = (error.strerror or str(error)).lower()
        raise click.UsageError(f"{file} cannot be read: {reason}. Examples: {', '.join(scripts.library())}.") from error


def _tell(name: str, checked: Checked) -> None:
    """The faults, then the warnings, how many there are, and what to do next."""
    for fault in checked.faults:
        click.echo(scripts.render(fault, name) + "\n")
    for warning in checked.warnings:
        click.echo(f"warning: {scripts.render(warning, name)}\n")
    count = f"{_number(len(checked.faults), 'fault')}, {_number(len(checked.warnings), 'warning')}"
    if checked.script is None:
        click.echo(f"{name}: {count}. Next: mend the faults from the top, then run this command again.")
    else:
        file = "-" if name == STDIN else name
        click.echo(f"{name}: sound, {count}, content {checked.script.hash[:12]}. Next: voice-app script preview {file}")


def _told(name: str, checked: Checked) -> dict[str, object]:
    return {
        "file": name,
        "sound": checked.script is not None,
        "hash": checked.script.hash if checked.script else None,
        "faults": [asdict(fault) for fault in checked.faults],
        "warnings": [asdict(warning) for warning in checked.warnings],
    }


def _number(count: int, what: str) -> str:
    return f"{count or 'no'} {what}{'' if count == 1 else 's'}"


def _shown(file: str) -> str:
    return STDIN if file == "-" else file


def _today() -> date:
    return in_london(utc_now()).date()
