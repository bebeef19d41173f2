"""A list against TPS and CTPS from the command line: how many are listed; nothing of it is kept."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import IO

import click

import suppression
from suppression import ListScreened
from voice_app.cli.failures import Failed, Faulty, Refused
from voice_app.cli.main import FAULTY
from voice_app.cli.output import text_file
from voice_app.wiring import open_tools


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the rows here, with the results.")
@click.option("--column", metavar="HEADING", help="Which column has the numbers, where that is not plain.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def screen(file: IO[bytes], out: Path | None, column: str | None, as_json: bool) -> None:
    """Hold every number in FILE against TPS and CTPS (CSV, or one number a line; - reads standard input).

    Nothing is stored. Rows that are no numbers are told, and end the command with 3.
    """
    with open_tools(even_if_away=True) as tools:
        try:
            with text_file(out) if out else nullcontext() as rows:
                found = suppression.screen_list(tools.registers, file, tools.now(), rows, column)
        except suppression.RegisterUnusable as unusable:
            raise Refused(str(unusable)) from unusable
        except suppression.ListFaulty as fault:
            raise Faulty(str(fault)) from fault
        except suppression.RegisterNotLoaded as failed:
            raise Failed(str(failed)) from failed
    if as_json:
        click.echo(json.dumps(_told(found)))
    else:
        _tell(found, out)
    if found.faulty:
        raise SystemExit(FAULTY)


def _told(found: ListScreened) -> dict[str, object]:
    counts = {name: getattr(found, name) for name in ("rows", "tps_only", "ctps_only", "both", "clear")}
    evidence = found.screening.evidence() if found.screening else {}
    files = {name: value for name, value in evidence.items() if not name.endswith("_result")}
    faults = [row._asdict() for row in found.faults]
    return {**counts, "not_numbers": found.faulty, "first_faults": faults, **files}


def _tell(found: ListScreened, out: Path | None) -> None:
    for row in found.faults:
        click.echo(f"line {row.line}: {row.reason}", err=True)
    if found.faulty > len(found.faults):
        click.echo(f"… and {found.faulty - len(found.faults):,} more; --out FILE tells each.", err=True)
    counts = {
        "rows": found.rows,
        "on TPS": found.tps_only,
        "on CTPS": found.ctps_only,
        "on TPS and CTPS": found.both,
        "clear": found.clear,
        "not numbers": found.faulty,
    }
    for what, count in counts.items():
        click.echo(f"{count:>11,}  {what}")
    if out:
        click.echo(f"Rows with results: {out}")
