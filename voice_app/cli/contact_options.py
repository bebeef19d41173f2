"""What `contacts check` and `contacts import` are asked alike: the campaign, the file, and how to read it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from voice_app.campaigns.lists import Evidence, FileFaulty, Reading, read_evidence
from voice_app.cli.failures import Faulty

as_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@dataclass(frozen=True, slots=True)
class ListAsked:
    """What was asked for on the command line."""

    campaign_id: str
    file: Path
    reading: Reading
    out: Path | None
    as_json: bool


def of_a_list(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments and options that check and import share, as one value."""

    @wraps(command)
    def run(campaign_id: str, file: Path, consent: Path | None, out: Path | None, **rest: Any) -> None:
        if out is not None and out.exists() and out.samefile(file):
            raise click.UsageError("--out is the list itself: the rows to mend need a file of their own.")
        if sys.stderr.isatty():
            click.echo(f"Reading {file.name} …", err=True)
        reading = Reading(dict(rest.pop("told")), evidence_of(consent), rest.pop("sheet"))
        command(ListAsked(campaign_id, file, reading, out, rest.pop("as_json")), **rest)

    path = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
    for option in (
        click.argument("campaign_id", metavar="CAMPAIGN"),
        click.argument("file", type=path),
        columns_option,
        click.option("--consent", type=path, help="YAML: what all of these people agreed to, where it is no column."),
        click.option("--sheet", metavar="NAME", help="Of a workbook; the first one with rows, if not given."),
        click.option("--out", metavar="FIXFILE", type=click.Path(dir_okay=False, path_type=Path),
                     help="Write the rows that need fixing here, with what to do."),
        as_json_option,
    )[::-1]:  # fmt: skip
        run = option(run)
    return run


def _split(_context: click.Context, _option: click.Parameter, told: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = [each.partition("=") for each in told]
    for field, sign, _ in pairs:
        if not field.strip() or not sign:
            raise click.UsageError("--map takes FIELD=COLUMN, such as --map number=Mobile.")
    return tuple((field.strip(), column.strip()) for field, _, column in pairs)


def evidence_of(file: Path | None) -> Evidence:
    """What a YAML file tells of everybody's consent. Raises Faulty."""
    if file is None:
        return Evidence()
    try:
        return read_evidence(file.read_text("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise Faulty(f"{file} is not UTF-8 text: byte {wrong.start + 1} cannot be read.") from wrong
    except FileFaulty as faulty:
        raise Faulty(str(faulty)) from faulty


columns_option = click.option(
    "--map", "told", metavar="FIELD=COLUMN", multiple=True, callback=_split,
    help="Which column is which field; FIELD= for none. May be given several times.",
)  # fmt: skip
