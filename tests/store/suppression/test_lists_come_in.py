"""Do-not-call lists as CSV: every line is accounted for, and every good number kept."""

import codecs
import io
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from suppression import (
    Channel,
    ListFaulty,
    Number,
    OptOut,
    Scopes,
    import_list,
    parse_number,
    standing,
    suppress,
)
from suppression.tables import Entry

SCOPES = Scopes(frozenset({"harbour", "another"}))


def test_one_number_a_line_is_a_list(take_in, listed, now):
    report = take_in("07700 900001\n\n+447700900002\n0044 7700 900003\n")
    assert report == (3, 0, (), ())
    assert listed() == [(f"+44770090000{place}", "all", None, now) for place in (1, 2, 3)]


def test_good_lines_are_kept_and_faulty_ones_listed(take_in, listed):
    report = take_in("number,scope\n07700 900001\n07700\n=\n7.7E+09\n07700 900002,nobody\n07700 900003\n,,,\nx\n")
    assert report.kept == 2
    assert report.faulty == (
        (3, "This has too few digits for a UK number."),
        (4, "There are no digits in this."),
        (5, "Excel has shortened this number: format the column as Text, enter it again and save."),
        (6, "The scope must be all, or the id of a client that there is."),
        (9, "There are no digits in this."),
    )
    assert [number for number, *_ in listed()] == ["+447700900001", "+447700900003"]


def test_a_number_twice_is_there_already(take_in, listed):
    assert take_in("07700 900001\n+447700900001\n7700900001.0\n")[:2] == (1, 2)
    assert take_in("07700900001\n")[:2] == (0, 1)
    assert len(listed()) == 1


def test_a_stop_for_all_clients_covers_one_client_but_not_the_reverse(take_in, listed):
    assert take_in("07700900001,harbour\n07700900001,all\n07700900001,another\n07700900001\n")[:2] == (2, 2)
    assert [scope for _, scope, *_ in listed()] == ["harbour", "all"]


def test_what_pressed_9_is_on_the_list_already(take_in, sessions, number_keys, now):
    with sessions.begin() as session:
        suppress(session, number_keys, OptOut(parse_number("07700 900001"), Channel.KEY, now, call_id="c1"))
    assert take_in("07700900001\n07700900001,harbour\n")[:2] == (0, 2)


@pytest.mark.parametrize(
    "head",
    [
        "number,scope,reason,date",
        "Number,Scope,Reason,Date",
        "\ufeffPhone number,Client ID,Notes,Date added",
        '"Telephone","client","comment","when"',
    ],
)
def test_headings_are_known_by_their_words(take_in, listed, head):
    report = take_in(f"{head}\n07700900001,harbour,asked by post,2026-11-01\n")
    assert report == (1, 0, (), ())
    assert listed() == [("+447700900001", "harbour", "asked by post", datetime(2026, 11, 1, tzinfo=UTC))]


def test_columns_may_be_in_any_order_with_others_between(take_in, listed):
    take_in("name,reason,mobile,town\nAda,asked us,07700900001,Leeds\nBob,,07700900002\n")
    assert [(number, words) for number, _, words, _ in listed()] == [
        ("+447700900001", "asked us"),
        ("+447700900002", None),
    ]


def test_without_headings_the_order_is_number_scope_reason_date(take_in, listed):
    take_in("07700900001,all,asked us,2026-11-01T12:00:00+00:00\n")
    assert listed() == [("+447700900001", "all", "asked us", datetime(2026, 11, 1, 12, tzinfo=UTC))]


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_the_delimiter_is_guessed(take_in, listed, delimiter):
    take_in(delimiter.join(["07700900001", "harbour", "reason"]))
    assert listed()[0][:3] == ("+447700900001", "harbour", "reason")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_will_do(take_in, end):
    report = take_in(end.join(["number", "07700900001", "07700900002", "x"]))
    assert report.kept == 2
    assert report.faulty[0].line == 4


@pytest.mark.parametrize(
    "data",
    [
        "number,reason\n07700900001,café £5\n".encode(),
        "number,reason\n07700900001,café £5\n".encode("utf-8-sig"),
        "number,reason\n07700900001,café £5\n".encode("cp1252"),
        "number,reason\n07700900001,café £5\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + "number,reason\n07700900001,café £5\n".encode("utf-16-be"),
    ],
)
def test_the_usual_encodings_are_read(take_in, listed, data):
    assert take_in(data).kept == 1
    assert listed()[0][2] == "café £5"


def test_a_list_in_two_encodings_is_read(take_in, listed):
    take_in("07700900001,,café\n".encode() + "07700900002,,café\n".encode("cp1252"))
    assert [words for _, _, words, _ in listed()] == ["café", "café"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-11-01", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-07-01", datetime(2026, 6, 30, 23, tzinfo=UTC)),  # midnight in London, in summer
        ("01/11/2026", datetime(2026, 11, 1, tzinfo=UTC)),
        ("1.11.2026", datetime(2026, 11, 1, tzinfo=UTC)),
        ("01/11/2026 14:30", datetime(2026, 11, 1, 14, 30, tzinfo=UTC)),
        ("2026-11-01T14:30:00Z", datetime(2026, 11, 1, 14, 30, tzinfo=UTC)),
        ("2026-11-01 14:30:00+02:00", datetime(2026, 11, 1, 12, 30, tzinfo=UTC)),
    ],
)
def test_dates_are_read_as_written_in_the_uk(take_in, listed, text, at):
    assert take_in(f"number,date\n07700900001,{text}\n").remarks == ()
    assert listed()[0][3] == at


@pytest.mark.parametrize("text", ["yesterday", "13/13/2026", "11/2026", "0001-01-01T00:00:00+23:00", "2099-01-01"])
def test_a_date_that_cannot_be_costs_a_remark_and_not_the_stop(take_in, listed, text, now):
    report = take_in(f"number,date\n07700900001,{text}\n")
    assert (report.kept, report.faulty) == (1, ())
    assert report.remarks[0].line == 2
    assert listed()[0][3] == now


def test_an_unclosed_quote_harms_its_own_line_only(take_in):
    report = take_in('number,reason\n07700900001,"oh\n07700900002,fine\n"07700900003,x\n07700900004\n')
    assert report.kept == 3
    assert [row.line for row in report.faulty] == [4]


def test_a_line_without_end_is_one_faulty_line(take_in):
    report = take_in("07700900001\n" + "9" * 3_000_000 + "\n07700900002\n")
    assert (report.kept, [row.line for row in report.faulty]) == (2, [2])


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"])
def test_a_spreadsheet_is_refused_with_advice(take_in, data):
    with pytest.raises(ListFaulty, match="save it as CSV"):
        take_in(data)


def test_an_empty_file_is_refused(take_in):
    with pytest.raises(ListFaulty, match="empty"):
        take_in(b"")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_a_report_or_a_reason(take_in, data):
    try:
        report = take_in(data)
    except ListFaulty:
        return
    assert report.kept + report.already + len(report.faulty) <= max(1, len(data))


def test_the_caller_keeps_its_file(sessions, number_keys, now):
    file = io.BytesIO(b"07700900001\n")
    import_list(sessions.begin, number_keys, file, SCOPES, now)
    assert standing_for(sessions, number_keys, "+447700900001") is not None


def standing_for(sessions, number_keys, e164):
    with sessions.begin() as session:
        return standing(session, number_keys.fingerprint(Number(e164)), "harbour")


def test_a_long_list_needs_no_memory_for_its_length(take_in, sessions):
    def peak(count):
        data = "".join(f"07{place:09}\n" for place in range(count)).encode()
        tracemalloc.start()
        take_in(data)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    small = peak(2000)
    assert peak(8000) < small * 1.5
    with sessions.begin() as session:
        assert session.scalar(select(func.count()).select_from(Entry)) == 8000
