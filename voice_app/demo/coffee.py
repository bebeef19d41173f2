"""The second campaign's list: whoever is on it, what they agreed to, and what must come of each row."""

import csv
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import scripts
import suppression
from voice_app.campaigns import Rule

CLIENT, CLIENT_NAME, CLIENT_CONTACT = "northbean", "Northbean Coffee", "0808 157 0177"
CAMPAIGN = "coffee"
CALLABLE, FAULTY, DUPLICATE = "callable", "faulty", "duplicate"
STOPPED_ON_SUNDAY = "07700 900110"  # on the list when it came in; rings the office before the first dial
CONSENT = f"""\
# What people were told on Northbean's form. A column of the list counts before these lines.
named: {CLIENT_NAME}
topic: restarting a coffee subscription
wording: Yes, {CLIENT_NAME} may ring me on this number using an automated AI voice, even if I am on the TPS.
version: checkout-4
method: web
source: northbean.example/checkout
scope: automated
collected_by: own
"""
_HEADING = (
    "First name", "Mobile", "Last order", "Plan", "Price", "Consent date", "Consent expires", "Consent scope",
    "Consent named", "Consent collected by", "Date of birth",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list. `fate` is callable, faulty, duplicate, or the rule that leaves it out.

    `agreed` and `born` are days before the list is written; None: not told. `ends` are the states in which a call
    may rest. `cells` overrides columns.
    """

    name: str
    number: str  # as the list has it
    fate: str = CALLABLE
    ends: tuple[str, ...] = ()
    agreed: int | None = 20
    born: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def parsed(self) -> suppression.Number | None:
        """The number, where it is one."""
        try:
            return suppression.parse_number(self.number)
        except suppression.NotANumber:
            return None


_NO = Rule.CONSENTED
_LIVE, _BOUGHT = {"Consent scope": "live only"}, {"Consent collected by": "third party"}
ROWS = (
    Row("Abe", "07700 900101", ends=("ended",)),
    Row("Bea", "+44 (0)7700 900102", ends=("ended",)),
    Row("Cal", "7700900103", ends=("opted_out",)),  # Excel has dropped the 0
    Row("Dot", '="07700900104"', ends=("ended",)),  # and here it was kept from doing so
    Row("Ed", "7700900105.0", ends=("missed",)),  # and here it has made a figure of it
    Row("Tess", "07700 900801", ends=("ended",)),  # on TPS, and agreed to calls from this client by name
    Row("Flo", "0044 7700 900106", ends=("missed",)),
    Row("Guy", "07700-900-107", ends=("voicemail",)),
    Row("Hal", "0113 496 0108", ends=("dropped",)),
    Row("Ivy", "020 7946 0109", ends=("missed",)),
    Row("Cleo", "07700 900851", ends=("missed",)),  # on CTPS
    Row("Uwe", "07700 900891", ends=("missed",)),  # on both
    Row("Wes", STOPPED_ON_SUNDAY),
    Row("Ann", "07700 900001", Rule.NOT_SUPPRESSED),  # Ann, Bob, Cas and Dee opted out of the first campaign
    Row("Bob", "7700900002", Rule.NOT_SUPPRESSED),
    Row("Cas", "+447700900003", Rule.NOT_SUPPRESSED),
    Row("Dee", "07700900004", Rule.NOT_SUPPRESSED),
    Row("Pip", "07700 900121", _NO, agreed=None),
    Row("Quo", "07700 900122", _NO, agreed=None),
    Row("Ros", "07700 900123", _NO, agreed=None),
    Row("Sid", "07700 900124", _NO, cells=_LIVE),
    Row("Sue", "07700 900125", _NO, cells=_LIVE),
    Row("Ted", "07700 900126", _NO, cells=_BOUGHT),
    Row("Una", "07700 900127", _NO, cells={"Consent named": "selected partners"}),
    Row("Val", "07700 900128", _NO, agreed=800),
    Row("Win", "07700 900129", _NO, agreed=90, cells={"Consent expires": "yesterday"}),
    Row("Xan", "07700 900802", _NO, agreed=None),  # on TPS
    Row("Yve", "07700 900803", _NO, cells=_LIVE),
    Row("Zak", "07700 900852", _NO, agreed=None),  # on CTPS
    Row("Zoe", "07700 900892", _NO, cells=_BOUGHT),  # on both
    Row("Kit", "07700 900131", Rule.NOT_A_MINOR, born=13 * 365),
    Row("Lou", "07700 900132", Rule.NOT_A_MINOR, born=15 * 365),
    Row("Jen", "0909 879 0033", Rule.NUMBER_CALLABLE),  # premium rate
    Row("Ken", "0808 157 0042", Rule.NUMBER_CALLABLE),  # freephone
    Row("Lil", "01534 123456", Rule.NUMBER_CALLABLE),  # Jersey
    Row("Max", "+1 202 555 0123", Rule.NUMBER_CALLABLE),  # abroad
    Row("Nan", "", FAULTY),
    Row("Oz", "7.7009E+09", FAULTY),  # Excel has shortened it
    Row("Pat", "07700 90014", FAULTY),
    Row("Ray", "07700 900141", FAULTY, cells={"Consent date": "31/02/2026"}),
    Row("", "07700 900142", FAULTY),
    Row("Abe", "+44 7700 900101", DUPLICATE),
    Row("Dot", "07700900104", DUPLICATE),
)


def expected() -> Counter[str]:
    """How many rows must come to which end."""
    return Counter(str(row.fate) for row in ROWS)


def write_files(folder: Path, today: date) -> None:
    """The script, the list and the form's words, as a manager would have them."""
    (folder / "coffee.yaml").write_text(scripts.library_text("ecommerce"), "utf-8")
    (folder / "coffee-consent.yaml").write_text(CONSENT, "utf-8")
    with (folder / "coffee.csv").open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.DictWriter(out, _HEADING)
        lines.writeheader()
        lines.writerows(_cells(row, today) for row in ROWS)


def _cells(row: Row, today: date) -> dict[str, str]:
    usual = {
        "First name": row.name,
        "Mobile": row.number,
        "Last order": _day(today, 40),
        "Plan": "house blend",
        "Price": "£9.50",
        "Consent date": "" if row.agreed is None else _day(today, row.agreed),
        "Date of birth": "" if row.born is None else _day(today, row.born),
    }
    return usual | {name: _day(today, 1) if text == "yesterday" else text for name, text in row.cells.items()}


def _day(today: date, before: int) -> str:
    return f"{today - timedelta(days=before):%d/%m/%Y}"
