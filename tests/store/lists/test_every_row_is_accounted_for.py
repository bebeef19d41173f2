"""Rows in = callable + excluded + faulty + duplicate, on the documented list and on any other."""

import csv
from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

import suppression
from suppression import Channel, Number, OptOut
from tests.make import give_consent, make_contact
from tests.store.lists.conftest import CLIENT
from tests.store.lists.mixed_list import (
    ALL_STOPPED,
    HEADING,
    ON_THE_LIST,
    ONE_STOPPED,
    REPAIRS,
    SPLIT,
    TAKEN_BACK,
    TOLD,
    mixed_rows,
)
from tests.workbooks import write_workbook
from voice_app.campaigns import Choice, Contact, choose, judge, refusals
from voice_app.campaigns.consents import withdraw
from voice_app.campaigns.facts import gather
from voice_app.campaigns.gate import Rule
from voice_app.campaigns.lists import Evidence
from voice_app.campaigns.tables import Consent, ContactList, Exclusion

LASTING = {
    Rule.NUMBER_CALLABLE, Rule.NOT_SUPPRESSED, Rule.NOT_A_MINOR, Rule.CONSENTED, Rule.NOT_ON_TPS, Rule.NOT_ON_CTPS,
    Rule.SCREENED,
}  # fmt: skip
EVIDENCE = Evidence(**TOLD)


@pytest.fixture
def books(sessions, spring, tools, number_keys, now):
    """What is known before the list comes: who asked us to stop, took a consent back, is on the list."""
    with sessions.begin() as session:
        choose(session, Choice.ALLOW_SOFT_OPT_IN_CALLS, "on", "Omar", "for this test", now)
        for e164 in ALL_STOPPED:
            suppression.suppress(session, number_keys, OptOut(Number(e164), Channel.STAFF, now))
        for e164 in ONE_STOPPED:
            suppression.suppress(session, number_keys, OptOut(Number(e164), Channel.STAFF, now, scope=CLIENT))
        for e164 in TAKEN_BACK:
            give_consent(session, tools, now - timedelta(days=30), e164)
            fingerprint = number_keys.fingerprint(Number(e164))
            withdraw(session, fingerprint, CLIENT, "post", "wrote to us", "Maya", now - timedelta(days=1))
        for e164 in ON_THE_LIST:
            make_contact(session, tools, now, e164)


@pytest.fixture
def mixed(tmp_path):
    path = tmp_path / "mixed.csv"
    with path.open("w", encoding="cp1252", newline="") as out:
        csv.writer(out, delimiter=";").writerows([HEADING, *mixed_rows()])
    return path


def count(session, table, **where):
    return session.scalar(select(func.count()).select_from(table).filter_by(**where))


def test_the_documented_list_comes_out_as_documented(books, go, mixed, sessions):
    assert sum(SPLIT.values()) == 1000
    done = go(mixed, EVIDENCE)
    assert done.split == SPLIT
    assert {each.fault.reason: each.count for each in done.account.repairs} == REPAIRS
    with sessions.begin() as session:
        made = session.get_one(ContactList, done.receipt.list_id)
        assert (made.rows, made.callable, made.faulty, made.duplicate) == (1000, 580, 100, 100)
        assert count(session, Contact, list_id=made.id) == 580
        assert count(session, Exclusion, list_id=made.id) == 200  # nothing of the 20 minors is kept


def test_a_check_says_what_an_import_does_and_changes_nothing(books, go, mixed, sessions):
    with sessions.begin() as session:
        before = [count(session, table) for table in (Contact, Consent, Exclusion, ContactList)]
    checked = go(mixed, EVIDENCE, writes=False)
    with sessions.begin() as session:
        assert [count(session, table) for table in (Contact, Consent, Exclusion, ContactList)] == before
    assert checked.account == go(mixed, EVIDENCE).account


def test_a_workbook_comes_out_as_the_same_list_does(books, go, tmp_path):
    write_workbook(tmp_path / "mixed.xlsx", [HEADING, *mixed_rows()])
    assert go(tmp_path / "mixed.xlsx", EVIDENCE).split == SPLIT


def test_several_processes_come_to_the_same_account(books, go, mixed):
    assert go(mixed, EVIDENCE, writes=False, rows_about=100_000).account == go(mixed, EVIDENCE, writes=False).account


def test_the_import_and_the_gate_say_the_same_of_each_row(books, go, mixed, sessions, tools, number_keys, now):
    """Each row's person is put before the gate itself; the minors with the date of birth that the list has."""
    done, judged = go(mixed, EVIDENCE), Counter()
    with sessions.begin() as session:
        taken = set(session.scalars(select(Contact.row).filter_by(list_id=done.receipt.list_id)))
        left_out = dict(session.execute(select(Exclusion.row, Exclusion.rule)).all())
        for row, cells in enumerate(mixed_rows(), start=2):
            said = _gate(session, cells, tools, number_keys, now)
            if row in taken:
                assert not said & LASTING, row
            elif row in left_out:
                assert left_out[row] in said, row
            elif Rule.NOT_A_MINOR not in said:
                continue  # faulty, or a duplicate
            judged["callable" if row in taken else left_out.get(row, "MINOR")] += 1
    assert judged == {pile: many for pile, many in SPLIT.items() if pile not in {"faulty", "in_file", "in_campaign"}}


def _gate(session, cells, tools, number_keys, now):
    try:
        number = suppression.parse_number(cells[1])
    except suppression.NotANumber:
        return set()
    day, month, year = cells[5].split("/")
    if len(year) < 4:
        return set()  # to be mended
    contact = Contact(
        campaign_id="spring",
        fingerprint=number_keys.fingerprint(number),
        sealed_number=number_keys.seal(number, "contact.number"),
        sealed_fields=number_keys.sealer.seal(f'{{"dob": "{year}-{month:>02}-{day:>02}"}}'.encode(), "contact.fields"),
    )
    return {verdict.rule for verdict in refusals(judge(gather(session, contact, tools, now)))}


CELLS = st.sampled_from(
    ["", "Sam", "07700 900001", "07700900002", "+44 7700 900003", "7.70E+09", "0909 8790001", "n/a", "03/11/2026",
     "2031-01-01", "yesterday", "yes", "no", "=1+1", "07700\n900004", 'a "quoted", b', "0808 1570001", "\x07", "é"]
)  # fmt: skip


@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=30))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_sum_is_right_for_any_dirty_file(go, tmp_path, rows):
    path = tmp_path / "dirty.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([["Phone", "First name", "Enquiry date", "Consent", "Consent date"], *rows, ["x"]])
    account = go(path, writes=False).account
    told = sum(1 for row in [*rows, ["x"]] if any(cell.strip() for cell in row))
    assert account.rows == told
    assert account.callable + sum(account.excluded.values()) + account.faulty + account.duplicate == told
