"""An import happens all at once or not at all, and the same one again changes nothing."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from suppression import Number
from tests.make import make_contact
from voice_app.calls import FIELDS, NUMBER
from voice_app.campaigns import Act, Contact, NotEnrolled, add_consents, move
from voice_app.campaigns.lists import FileFaulty, Overtaken, make_order
from voice_app.campaigns.new_consent import NewConsent
from voice_app.campaigns.tables import Consent, ContactList, Exclusion

GOOD = "07700 9000{:02},Sam,03/11/2026,03/11/2026"
TABLES = (Contact, Consent, Exclusion, ContactList)


@pytest.fixture
def rows_in(sessions):
    def count(*tables):
        with sessions.begin() as session:
            return [session.scalar(select(func.count()).select_from(table)) for table in tables or TABLES]

    return count


def long_list(tmp_path, people=6_000):
    """Drama numbers are few: every row beyond the first thousands is a duplicate, but all are read and judged."""
    blocks = ("07700 900", "020 7946 0", "0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0")
    path = tmp_path / "long.csv"
    with path.open("w") as out:
        out.write("Phone,First name,Enquiry date,Consent date\n")
        out.writelines(f"{blocks[n // 1000]}{n % 1000:03},Sam,03/11/2026,03/11/2026\n" for n in range(people))
    return path


def test_what_is_kept_opens_only_with_the_keys(go, write, sessions, tools, number_keys):
    done = go(write("07700 900001,Zoë,03/11/2026,03/11/2026", "0808 1570001,Sam,03/11/2026,"))
    with sessions.begin() as session:
        kept = session.scalars(select(Contact)).one()
        assert kept.list_id == done.receipt.list_id
        assert (kept.row, kept.state, kept.attempts, kept.tries) == (2, "waiting", 0, 0)
        assert number_keys.open(kept.sealed_number, NUMBER) == Number("+447700900001")
        assert tools.calls.sealer.open(kept.sealed_fields, FIELDS).decode() == (
            '{"first_name":"Zoë","enquiry_date":"2026-11-03"}'
        )
        left_out = session.scalars(select(Exclusion)).one()
        assert left_out.fingerprint == number_keys.fingerprint(Number("+448081570001"))
        assert (left_out.row, left_out.rule) == (3, "NUMBER_NOT_CALLABLE")


def test_the_list_is_on_record_with_mapping_registers_and_who(go, write, sessions):
    done = go(write("07700 900001,Sam,03/11/2026,03/11/2026"))
    with sessions.begin() as session:
        made = session.get_one(ContactList, done.receipt.list_id)
    assert (made.name, made.encoding, made.imported_by) == ("list.csv", "UTF-8", "Maya")
    assert '"number": "Phone"' in made.mapping
    assert '"tps_file_date": "2026-11-23"' in made.registers
    assert len(made.sha256) == 64


def test_the_same_file_again_changes_nothing(go, write, rows_in):
    path = write(GOOD.format(1), GOOD.format(2), "0808 1570001,Sam,03/11/2026,03/11/2026", "12,Sam,,")
    first = go(path)
    before = rows_in()
    again = go(path)
    assert rows_in() == before
    assert (again.receipt.list_id, again.earlier) == ("", first.receipt.list_id)
    assert again.account.in_campaign == 2
    assert again.receipt.consents == 0


def test_the_same_file_brings_in_who_may_be_called_since(go, write, sessions, tools, now):
    path = write(GOOD.format(1), "07700 900002,Tom,03/11/2026,")
    first = go(path)
    assert first.split["NO_AUTOMATED_CONSENT"] == 1
    consent = NewConsent(
        Number("+447700900002"),
        "client-spring",
        "Harbour Homes",
        "valuations",
        "Yes.",
        "v1",
        "form",
        now - timedelta(1),
    )
    with sessions.begin() as session:
        add_consents(session, tools.calls, [consent], now, "Maya", None)
    again = go(path)
    assert (again.account.callable, again.account.in_campaign) == (1, 1)
    assert again.earlier == first.receipt.list_id != again.receipt.list_id


def test_a_file_that_breaks_at_its_end_changes_nothing(go, write, rows_in):
    before = rows_in()
    with pytest.raises(FileFaulty, match="never closed"):
        go(write(*(GOOD.format(n) for n in range(90)), '07700 900099,"Sam,03/11/2026,03/11/2026'))
    assert rows_in() == before


def test_somebody_put_on_the_campaign_meanwhile_stops_the_import(go, write, sessions, tools, now, rows_in):
    path = write(GOOD.format(1), GOOD.format(2), "12,Sam,,")

    class Meddling:
        def write(self, *_row):
            with sessions.begin() as session:
                make_contact(session, tools, now, "+447700900002", consents=False)

    before = rows_in(ContactList, Exclusion, Consent)
    with pytest.raises((Overtaken, IntegrityError)):
        go(path, mending=Meddling())
    assert rows_in(ContactList, Exclusion, Consent) == before


def test_without_usable_registers_nobody_is_callable(go, write, now):
    path = write(GOOD.format(1), "0808 1570001,Sam,03/11/2026,03/11/2026")
    late = go(path, at=now + timedelta(days=28), writes=False)
    assert late.split == {"SCREEN_STALE": 1, "NUMBER_NOT_CALLABLE": 1, "callable": 0, "faulty": 0, "in_file": 0,
                          "in_campaign": 0}  # fmt: skip


def test_nobody_is_added_to_a_campaign_that_is_stopped(sessions, spring, now):
    with sessions.begin() as session:
        move(session, spring, Act.STOP, "Maya", "", now)
        with pytest.raises(NotEnrolled, match="stopped for good"):
            make_order(session, spring, "Maya", now)


def test_a_childs_number_is_called_by_no_row_and_nothing_of_it_is_kept(go, write, rows_in, sessions, tools, now):
    with sessions.begin() as session:
        make_contact(session, tools, now, "+447700900003")
    before = rows_in(Consent)
    heading = "Phone,First name,Enquiry date,Consent date,Date of birth"
    done = go(
        write(
            "07700 900001,Sam,03/11/2026,03/11/2026,",
            "07700 900001,Kim,03/11/2026,03/11/2026,24/11/2010",
            "07700 900002,Tom,03/11/2026,03/11/2026,23/11/2010",
            "nonsense,Ann,soon,,24/11/2015",
            "07700 900003,Ann,03/11/2026,03/11/2026,24/11/2015",
            heading=heading,
        )
    )
    assert (done.account.callable, done.split["MINOR"], done.account.faulty) == (1, 4, 0)
    assert rows_in(Contact, Exclusion) == [1, 0]
    assert rows_in(Consent) == [before[0] + 1]


@pytest.mark.parametrize(("column", "told", "is_minor"), [
    ("Age", "15", True), ("Age", "16", False), ("Year of birth", "2010", True), ("Year of birth", "2009", False),
    ("DOB", "23/11/2010", False), ("DOB", "24/11/2010", True),
])  # fmt: skip
def test_under_16_is_told_by_date_year_or_age(go, write, column, told, is_minor):
    heading = f"Phone,First name,Enquiry date,Consent date,{column}"
    done = go(write(f"07700 900001,Sam,03/11/2026,03/11/2026,{told}", heading=heading), writes=False)
    assert done.split.get("MINOR", 0) == is_minor


@pytest.mark.parametrize("at", ["checked 2000", "checked 6000", "stored", "all stored"])
def test_a_killed_import_leaves_nothing(database_url, spring, registers, tmp_path, go, rows_in, at):
    before, path = rows_in(), long_list(tmp_path)
    folder, _, _ = registers.made_of()
    command = [
        sys.executable,
        "-m",
        "tests.store.lists.mortal_import",
        database_url,
        tmp_path / "keys.json",
        folder,
        path,
    ]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        for line in process.stdout:
            if line.startswith(at):
                break
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert rows_in() == before
    assert _nobody_of(process.pid)
    done = go(path)
    assert done.account.callable + sum(done.account.excluded.values()) == 6_000


def _nobody_of(group):
    """Whether all processes of that session have gone; those that helped notice within a moment."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
    return False
