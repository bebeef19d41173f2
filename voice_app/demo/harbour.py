"""Two more people for the first client, both on the second client's list too: a manager's second list."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import suppression

CONSENT = """\
named: Harbour Homes
topic: a free property valuation
wording: Yes, Harbour Homes may ring me about my valuation using an automated AI voice, even if I am on the TPS.
version: valuation-form-3
method: web
source: harbourhomes.example/valuation
scope: automated
collected_by: own
"""


@dataclass(frozen=True, slots=True)
class Shared:
    """Somebody on both lists."""

    name: str
    number: suppression.Number


OPTS_OUT_MEANWHILE = Shared("Cal", suppression.Number("+447700900103"))
RUNG_TODAY = Shared("Dot", suppression.Number("+447700900104"))
PEOPLE = (OPTS_OUT_MEANWHILE, RUNG_TODAY)


def write_files(folder: Path, today: date) -> None:
    """The list and the form's words."""
    asked = f"{today - timedelta(days=15):%d/%m/%Y}"
    (folder / "harbour-consent.yaml").write_text(CONSENT, "utf-8")
    with (folder / "harbour.csv").open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(("First name", "Phone", "Enquiry date", "Consent date"))
        lines.writerows((person.name, person.number.national(), asked, asked) for person in PEOPLE)
