"""Our own export comes back as the facts it was made of; a list from elsewhere stays a list."""

import csv
import io
from datetime import timedelta

import pytest

from suppression import Channel, NumberKeys, OptOut, Scopes, import_list, listing, parse_number, suppress
from suppression.tables import Base

HEAD = "number,scope,reason,date,channel,call,reference\n"
AT, REFERENCE = "2026-11-01T09:30:00.000123+00:00", "S-7F3K-9QXM-2D"
DOUBT = "Its history cannot be read; the number is kept as a line of a list."


@pytest.fixture
def told(now):
    """One number that told us three times, and two others."""
    pat = parse_number("07700 900001")
    return [
        OptOut(pat, Channel.KEY, now - timedelta(days=9, microseconds=7), call_id="a" * 32),
        OptOut(pat, Channel.WEB, now - timedelta(days=2), words="again, please"),
        OptOut(pat, Channel.CLIENT, now - timedelta(days=1), scope="harbour"),
        OptOut(parse_number("+49 160 12345678"), Channel.POST, now, words="'=1+1"),
        OptOut(parse_number("0800 1111"), Channel.IMPORT, now),
    ]


@pytest.fixture
def filled(sessions, number_keys, told):
    with sessions.begin() as session:
        for opt_out in told:
            suppress(session, number_keys, opt_out)


@pytest.fixture
def entries(sessions, number_keys):
    """Everything an entry says, number and words opened."""

    def entries(keys=number_keys):
        with sessions.begin() as session:
            return [(each.suppression, each.number.e164, each.words) for each in listing(session, keys)]

    return entries


def empty(engine):
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)


@pytest.mark.usefixtures("filled")
def test_channel_time_call_and_reference_come_back(engine, entries, give_out, take_in):
    before, text = entries(), give_out()
    empty(engine)
    assert take_in(text) == (5, 0, (), ())
    assert entries() == before


@pytest.mark.usefixtures("filled")
def test_an_export_adds_nothing_where_it_came_from(entries, give_out, take_in):
    before = entries()
    assert take_in(give_out()) == (0, 5, (), ())
    assert entries() == before


@pytest.mark.usefixtures("filled")
def test_the_reference_that_a_person_was_given_is_kept_under_another_key(
    engine, sessions, entries, give_out, keys, now
):
    before, text = entries(), give_out()
    empty(engine)
    others = NumberKeys(bytes(reversed(keys.fingerprint)), keys.sealer)
    for expected in ((5, 0, (), ()), (0, 5, (), ())):
        report = import_list(sessions.begin, others, io.BytesIO(text.encode()), Scopes(frozenset({"harbour"})), now)
        assert report == expected
    after = entries(others)
    assert [row[1:] for row in after] == [row[1:] for row in before]
    assert [(s.channel, s.at, s.call_id, s.reference) for s, *_ in after] == [
        (s.channel, s.at, s.call_id, s.reference) for s, *_ in before
    ]
    assert {s.fingerprint for s, *_ in after}.isdisjoint(s.fingerprint for s, *_ in before)


def test_history_joins_what_the_number_told_us_here(take_in, entries):
    take_in("07700 900001\n")
    assert take_in(f"{HEAD}07700 900001,all,,{AT},speech,{'b' * 32},{REFERENCE}\n") == (1, 0, (), ())
    assert [(s.channel, s.reference) for s, *_ in entries()][1:] == [(Channel.SPEECH, REFERENCE)]
    assert take_in("07700 900001\n")[:2] == (0, 1)


@pytest.mark.parametrize(
    "cells",
    [
        f"all,,{AT},telepathy,,{REFERENCE}",
        f"all,,{AT},web,,S-1",
        f"all,,{AT},web,,",
        f"all,,{AT},key,a b,{REFERENCE}",
        f"harbour,,{AT},key,{'b' * 32},{REFERENCE}",
    ],
    ids=["channel", "reference", "no reference", "call", "a key pressed for one client"],
)
def test_a_line_whose_history_cannot_be_read_is_kept_as_a_line_of_a_list(take_in, entries, cells):
    report = take_in(f"{HEAD}07700 900001,{cells}\n")
    assert (report.kept, report.faulty, report.remarks) == (1, (), ((2, DOUBT),))
    [(entry, _, _)] = entries()
    assert (entry.channel, entry.call_id, entry.at.isoformat()) == (Channel.IMPORT, None, AT)


def test_a_line_whose_date_was_spoilt_does_not_pretend_to_be_the_same_fact(take_in, entries, now):
    report = take_in(f"{HEAD}07700 900001,all,,someday,web,,{REFERENCE}\n")
    assert "date cannot be read" in report.remarks[0].reason
    [(entry, _, _)] = entries()
    assert (entry.channel, entry.at, entry.reference == REFERENCE) == (Channel.IMPORT, now, False)


def test_a_list_from_elsewhere_may_have_columns_of_those_names(take_in, entries):
    text = "phone,channel,reference,call\n07700 900001,web,CRM-12,yesterday\n07700 900002,fax,,\n"
    assert take_in(text) == (2, 0, (), ())
    assert {entry.channel for entry, *_ in entries()} == {Channel.IMPORT}


@pytest.mark.parametrize(
    "words",
    ["=1+1", "'=1+1", "''=1+1", "'quoted'", "'", "-2", "@home", "+44 7700 900001", "\N{FULLWIDTH EQUALS SIGN}1"],
)
def test_words_come_back_as_they_were_and_none_is_a_formula(
    engine, sessions, number_keys, now, give_out, take_in, entries, words
):
    with sessions.begin() as session:
        suppress(session, number_keys, OptOut(parse_number("07700 900001"), Channel.WEB, now, words=words))
    text = give_out()
    reason = next(csv.reader(text.splitlines()[1:]))[2]
    assert not reason.startswith(("=", "+", "-", "@"))
    empty(engine)
    take_in(text)
    assert [kept for *_, kept in entries()] == [words]
