"""Imports of contact lists at their largest: a million rows of CSV, 200,000 of Excel, with every check.

Each database has an installation of its own. The imports are the real command: every row is read, screened against
TPS and CTPS, held against the do-not-call list and the ledger, sealed and fingerprinted, and brings its consent with
it; one person in fifty comes twice, one in fifty has no consent, one in a hundred has asked us to stop. Ofcom has only
some 20,000 numbers for drama, so the lists have mobile numbers of the usual shape; they are made on the fly, are kept
in memory where the machine has a file system there, and are gone with the run. The installation is one for practice,
whose gate dials drama numbers only, so that nobody could be called. Memory is the resident sets of all processes of
the command added up, read every 20 ms, so what they share counts twice. Prints a line of JSON for each database; run
from the checkout:

    python -m bench.contacts [ROWS] [NUMBERS ON TPS]
"""

import json
import os
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import chain
from pathlib import Path

import scripts
from bench.registers import SIZES, load, run
from bench.server import installation
from suppression import Channel, Number, NumberKeys, OptOut, Register, suppress
from tests.make import make_client
from tests.workbooks import write_workbook
from voice_app.campaigns import add_campaign
from voice_app.stage import practice_environment, prepare_storage
from voice_app.wiring import open_tools

HEADING = ("Customer ID", "First name", "Surname", "Mobile", "Street", "Enquiry date", "Date of birth", "Consent date")
NAMES = ("Sam", "Maya", "Zoë", "Tom", "Aisha", "Liam", "Priya", "Olu")
FORM = """named: Harbour Homes
topic: the valuation I asked for
wording: Yes, Harbour Homes may ring me on this number with an automated AI voice about the valuation I asked for.
version: web-12 v3
method: web
source: https://harbourhomes.example/valuation
scope: automated
collected_by: own
"""
TARGETS = {"csv_s": 60, "xlsx_s": 15}
STOPPED, TWICE, SILENT, WORKBOOK = 100, 50, 50, 200_000  # one in so many rows; rows of the workbook
SPREAD = 7_368_787  # a prime: neighbours in the list are far apart in the registers, as in life


def mobile(place):
    """A number of the usual shape for each place; 071, 072, 073 and 075 to 079 have mobiles in most of their blocks."""
    return f"07{'45789'[place % 5]}{place // 5 * SPREAD % 10**8:08}"


def rows(count, today, first=0):
    for place in range(first, first + count):
        whose = place - 7 if place % TWICE == 49 else place
        given = "" if place % SILENT == 13 else f"{today - timedelta(days=1 + place % 90):%d/%m/%Y} {place % 24:02}:15"
        enquiry = f"{today - timedelta(days=1 + place % 90):%d/%m/%Y}"
        born = f"{1 + place % 28:02}/{1 + place % 12:02}/{1940 + place % 60}"
        street = f"{1 + place % 200} Elm Road"
        yield (f"C{place:07}", NAMES[place % 8], "Okoro", mobile(whose), street, enquiry, born, given)


def write_csv(path, count, today, first=0):
    with path.open("w", encoding="utf-8") as out:
        out.writelines(",".join(row) + "\r\n" for row in chain((HEADING,), rows(count, today, first)))


@contextmanager
def prepared(environ, people):
    """A campaign for each list, and some who have asked us to stop."""
    with open_tools(environ) as tools:
        now, keys = tools.now(), NumberKeys(tools.keys.fingerprint, tools.keys.sealer)
        with tools.sessions.begin() as session:
            make_client(session, now, "harbour")
            text = scripts.library_text("property")
            for name in ("csv", "xlsx", "quarter"):
                add_campaign(session, name, "harbour", text, "property", "NextSupport", now)
            for place in range(0, min(people, 20_000), STOPPED):
                number = Number(f"+44{mobile(place)[1:]}")
                suppress(session, keys, OptOut(number, Channel.STAFF, now))
        yield now.date()


def take_in(environ, campaign, path, form):
    """Seconds, peak of memory in MiB, and the account."""
    words = ("contacts", "import", campaign, path, "--consent", form, "--map", "consent_at=Consent date")
    seconds, peak, told = run(environ, *words, "--yes", "--json")
    piles = told["callable"] + sum(told["excluded"].values()) + told["faulty"]
    assert piles + told["duplicates_in_file"] + told["duplicates_in_campaign"] == told["rows"], told
    return seconds, peak, told


def measure(environ, folder, count):
    form = folder / "form.yaml"
    form.write_text(FORM)
    with prepared(environ, count) as today:
        write_csv(folder / "list.csv", count, today)
        write_csv(folder / "quarter.csv", count // 4, today, first=2_000_000)
        workbook = rows(min(count, WORKBOOK), today, first=4_000_000)
        write_workbook(folder / "list.xlsx", chain((HEADING,), workbook))
    quarter = take_in(environ, "quarter", folder / "quarter.csv", form)
    csv = take_in(environ, "csv", folder / "list.csv", form)
    xlsx = take_in(environ, "xlsx", folder / "list.xlsx", form)
    told = {name: csv[2][name] for name in ("rows", "callable", "excluded", "duplicates_in_file", "consents_added")}
    return {
        "csv_s": round(csv[0], 1),
        "csv_mib": round(csv[1]),
        "quarter_s": round(quarter[0], 1),
        "quarter_mib": round(quarter[1]),
        "xlsx_s": round(xlsx[0], 1),
        "xlsx_mib": round(xlsx[1]),
        **told,
    }


@contextmanager
def databases(folder):
    """The environment of each installation, under one key, so that registers are loaded once."""
    with ExitStack() as stack:
        yield {
            "sqlite": practice_environment(folder, 1, 1, 1),
            "postgresql": stack.enter_context(installation(folder)),
        }


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    sizes = dict(SIZES) | ({Register.TPS: int(sys.argv[2])} if len(sys.argv) > 2 else {})
    shared_memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108  # a place, not a name
    with (
        tempfile.TemporaryDirectory() as name,
        tempfile.TemporaryDirectory(dir=shared_memory) as lists,
        databases(Path(name)) as environs,
    ):
        prepare_storage(environs["sqlite"])
        (Path(name) / "registers").mkdir(exist_ok=True)
        for old in (Path(name) / "registers").iterdir():
            old.unlink()
        load(environs["sqlite"], Path(name), sizes)
        for database, environ in environs.items():
            told = {"database": database, **measure(environ, Path(lists), count), "cpus": os.cpu_count()}
            reached = count < WORKBOOK or all(told[what] <= most for what, most in TARGETS.items())
            print(json.dumps(told | {"reached": reached}), flush=True)


if __name__ == "__main__":
    main()
