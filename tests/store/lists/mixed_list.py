"""A list of 1,000 rows as campaign managers have them, and what must become of each.

| rows | become |
|---:|---|
| 580 | callable, 40 of them on TPS or CTPS with a consent that names the client, 20 by a soft opt-in |
| 30 | NUMBER_NOT_CALLABLE: premium rate and freephone |
| 40 | SUPPRESSED: 30 for all clients, 10 for this one |
| 20 | MINOR: by date of birth |
| 90 | NO_AUTOMATED_CONSENT: said no, calls by people only, "partners", bought, expired, taken back |
| 25 | TPS_HIT, 15 CTPS_HIT: soft opt-ins, which override no listing |
| 100 | need fixing |
| 70 | duplicates in the file, 30 of somebody on the campaign's list already |

All numbers are Ofcom's for drama. The operator's choice to accept soft opt-ins is on, so that TPS and CTPS, which a
full consent overrides, can exclude somebody at all.
"""

import random
from itertools import chain, cycle, islice

SPLIT = {
    "callable": 580,
    "NUMBER_NOT_CALLABLE": 30,
    "SUPPRESSED": 40,
    "MINOR": 20,
    "NO_AUTOMATED_CONSENT": 90,
    "TPS_HIT": 25,
    "CTPS_HIT": 15,
    "faulty": 100,
    "in_file": 70,
    "in_campaign": 30,
}
HEADING = (
    "Customer ID", "Tel. No.", "Forename", "Street", "Date of enquiry", "DOB", "Opted in", "Opt-in date",
    "Consent company", "Consent scope", "Consent basis", "Consent collected by", "Consent expiry",
)  # fmt: skip
TOLD = {"topic": "valuations", "wording": "Yes, ring me.", "version": "v3", "method": "web", "source": "form 12"}
ALL_STOPPED = [f"+4411349600{last:02}" for last in range(30)]
ONE_STOPPED = [f"+4411349601{last:02}" for last in range(10)]
TAKEN_BACK = [f"+4411349602{last:02}" for last in range(10)]
ON_THE_LIST = [f"+4411349603{last:02}" for last in range(30)]
REPAIRS = {
    "The telephone number is missing.": 15,
    "Excel has shortened this number: format the column as Text, enter it again and save.": 20,
    "This has letters in it; write the number in digits.": 10,
    "This has too few digits for a UK number.": 15,
    "The first name is missing.": 10,
    "The enquiry date is no date.": 10,
    "The date of the consent lies in the future.": 10,
    "The date of the consent is missing.": 5,
    "The date of birth cannot be.": 5,
}


def mixed_rows():
    """The rows, without the heading, always in the same mixed order."""
    rows = [*_callable(), *_excluded(), *_faulty()]
    doubles = [[cell, *rest] for cell, *rest in rows[:70]]
    random.Random(20261123).shuffle(rows)
    return [["C" + str(place), *row] for place, row in enumerate([*rows, *doubles])]


def _row(number, **more):
    usual = {
        "name": "Zoë", "street": "12 Elm Road", "enquiry": "03/11/2026", "born": "23/11/1980", "yes": "yes",
        "at": "03/11/2026 10:15", "named": "Harbour Homes", "scope": "automated", "basis": "consent", "by": "own",
        "until": "",
    }  # fmt: skip
    return [number, *(usual | more).values()]


def _callable():
    """First the plain ones, in every form in which numbers come."""
    mobiles = [f"7700900{last:03}" for last in [*range(460), *range(900, 1000)]]
    forms = cycle(("0{}", "+44 {}", "+44 (0){}", "0044{}", "{}", "{}.0", '="0{}"', "'0{}", " 0{} "))
    yield from (_row(form.format(number)) for form, number in zip(forms, mobiles[:520], strict=False))
    yield from (_row(f"07700 900{last}") for last in range(800, 840))
    yield from (_row(f"07700 900{last}", basis="soft opt-in") for last in range(460, 480))


def _excluded():
    yield from (_row(f"0909 8790{last:03}") for last in range(15))
    yield from (_row(f"0808 1570{last:03}") for last in range(15))
    yield from (_row(number) for number in (*ALL_STOPPED, *ONE_STOPPED))
    yield from (_row(f"020 7946 00{last:02}", born="24/11/2010") for last in range(20))
    refusals = chain(
        islice(cycle([{"yes": "no"}]), 30),
        islice(cycle([{"scope": "phone"}]), 20),
        islice(cycle([{"named": "partners"}]), 10),
        islice(cycle([{"by": "third party"}]), 10),
        islice(cycle([{"at": "03/11/2023"}, {"until": "10/11/2026"}]), 10),
    )
    yield from (_row(f"020 7946 01{last:02}", **why) for last, why in enumerate(refusals))
    yield from (_row(number) for number in TAKEN_BACK)
    yield from (_row(f"0121 496 08{last:02}", basis="soft opt-in") for last in range(25))
    yield from (_row(f"0121 496 08{last:02}", basis="soft opt-in") for last in range(50, 65))
    yield from (_row(number) for number in ON_THE_LIST)


def _faulty():
    numbers = (f"0161 496 0{last:03}" for last in range(100))
    yield from (_row("") for _ in range(15))
    yield from (_row("7.70E+09") for _ in range(20))
    yield from (_row("O161 496 0001") for _ in range(10))
    yield from (_row("0161 496 01") for _ in range(15))
    yield from (_row(next(numbers), name=" ") for _ in range(10))
    yield from (_row(next(numbers), enquiry="11/23/2026") for _ in range(10))
    yield from (_row(next(numbers), at="03/11/2027") for _ in range(10))
    yield from (_row(next(numbers), at="") for _ in range(5))
    yield from (_row(next(numbers), born="1/1/80") for _ in range(5))
