"""A stop binds from its commit on, for ever, and whom it should."""

from datetime import timedelta

import pytest
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from suppression import (
    Channel,
    OptOut,
    history,
    listing,
    parse_number,
    reference_of,
    standing,
    suppress,
    suppressed_among,
)
from suppression.tables import Entry, NumberLock

NUMBER, OTHER = parse_number("07700 900123"), parse_number("07700 900124")


@pytest.fixture
def stop(sessions, number_keys):
    def stop(opt_out):
        with sessions.begin() as session:
            return suppress(session, number_keys, opt_out)

    return stop


@pytest.fixture
def stands(sessions, number_keys):
    def stands(number, client=None):
        with sessions.begin() as session:
            return standing(session, number_keys.fingerprint(number), client)

    return stands


def test_nobody_is_suppressed_at_first(stands):
    assert stands(NUMBER, "harbour") is None


def test_pressing_9_stops_every_client(stop, stands, now):
    stopped = stop(OptOut(NUMBER, Channel.KEY, now, call_id="c1"))
    assert stands(NUMBER, "harbour") == stands(NUMBER, "another") == stands(NUMBER) == stopped
    assert stands(OTHER, "harbour") is None


def test_a_stop_for_one_client_leaves_the_others(stop, stands, now):
    stop(OptOut(NUMBER, Channel.EMAIL, now, scope="harbour"))
    assert stands(NUMBER, "harbour").channel is Channel.EMAIL
    assert stands(NUMBER, "another") is None
    assert stands(NUMBER) is None


def test_a_stop_says_why_and_since_when(stop, stands, now):
    stop(OptOut(NUMBER, Channel.SPEECH, now, call_id="c1", words="leave me alone"))
    stop(OptOut(NUMBER, Channel.WEB, now - timedelta(days=3)))
    first = stands(NUMBER, "harbour")
    assert first.at == now - timedelta(days=3)
    assert first.at.tzinfo is not None
    assert first.why == f"The person asked us to stop on the web page (reference {first.reference})."


def test_a_repeated_webhook_makes_one_entry(stop, sessions, number_keys, now):
    first = stop(OptOut(NUMBER, Channel.KEY, now, call_id="c1"))
    again = stop(OptOut(NUMBER, Channel.KEY, now + timedelta(seconds=9), call_id="c1"))
    assert again == first
    with sessions.begin() as session:
        assert len(history(session, number_keys, first.fingerprint)) == 1


def test_every_other_opt_out_is_written_down(stop, sessions, number_keys, now):
    stop(OptOut(NUMBER, Channel.KEY, now, call_id="c1"))
    stop(OptOut(NUMBER, Channel.SPEECH, now + timedelta(seconds=1), call_id="c1", words="stop"))
    stop(OptOut(NUMBER, Channel.WEB, now + timedelta(days=1), words="please"))
    with sessions.begin() as session:
        told = history(session, number_keys, number_keys.fingerprint(NUMBER))
    assert [(entry.suppression.channel, entry.words) for entry in told] == [
        (Channel.KEY, None),
        (Channel.SPEECH, "stop"),
        (Channel.WEB, "please"),
    ]
    assert {entry.number for entry in told} == {NUMBER}


def test_the_reference_can_be_told_before_the_database_has_it(stop, number_keys, now):
    opt_out = OptOut(NUMBER, Channel.KEY, now, call_id="c1")
    assert stop(opt_out).reference == reference_of(opt_out, number_keys.fingerprint(NUMBER))


def test_a_transaction_that_is_rolled_back_stops_nobody(sessions, number_keys, stands, now):
    with sessions() as session:
        suppress(session, number_keys, OptOut(NUMBER, Channel.KEY, now))
        session.rollback()
    assert stands(NUMBER) is None


def test_a_list_is_asked_about_at_once(stop, sessions, number_keys, now):
    numbers = [parse_number(f"07700 900{place:03}") for place in range(1000)]
    fingerprints = [number_keys.fingerprint(number) for number in numbers]
    stop(OptOut(numbers[7], Channel.KEY, now))
    stop(OptOut(numbers[8], Channel.POST, now, scope="harbour"))
    stop(OptOut(numbers[999], Channel.POST, now, scope="another"))
    with sessions.begin() as session:
        assert suppressed_among(session, fingerprints, "harbour") == {fingerprints[7], fingerprints[8]}
        assert suppressed_among(session, fingerprints, None) == {fingerprints[7]}
        assert suppressed_among(session, [], "harbour") == set()


def test_the_listing_is_in_order_and_can_be_resumed(stop, sessions, number_keys, now):
    for place in range(12):
        stop(OptOut(parse_number(f"07700 900{place:03}"), Channel.STAFF, now))
    with sessions.begin() as session:
        everything = list(listing(session, number_keys))
        rest = list(listing(session, number_keys, after=everything[4].id))
    assert [entry.number.e164[-3:] for entry in everything] == [f"{place:03}" for place in range(12)]
    assert rest == everything[5:]


def test_the_database_holds_no_number_and_no_words(stop, engine, now):
    stop(OptOut(NUMBER, Channel.SPEECH, now, words="leave Ada alone"))
    with engine.connect() as connection:
        rows = [row for table in (Entry, NumberLock) for row in connection.execute(select(table.__table__))]
    held = b"".join(
        bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode() for r in rows for cell in r
    )
    assert rows
    assert b"7700900123" not in held
    assert b"Ada" not in held


RAW = {
    "update": "update suppression_entry set scope = 'nobody'",
    "update of one": "update suppression_entry set fingerprint = 'x' where id = 1",
    "delete": "delete from suppression_entry",
    "delete of one": "delete from suppression_entry where channel = 'key'",
    "truncate": "truncate suppression_entry",
    "replace": "insert or replace into suppression_entry (id, fact, fingerprint, sealed_number, scope, channel, "
    "reference, at) values (1, 'f', 'x', '', 'nobody', 'key', 'S', '2026-01-01')",
    "replace by fact": "insert or replace into suppression_entry (fact, fingerprint, sealed_number, scope, channel, "
    "reference, at) select fact, 'x', '', 'nobody', 'key', 'S', at from suppression_entry",
}


@pytest.mark.parametrize("statement", RAW)
def test_raw_sql_cannot_unsay_a_stop(engine, stop, stands, now, statement):
    stopped = stop(OptOut(NUMBER, Channel.KEY, now))
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(RAW[statement]))
    assert stands(NUMBER, "harbour") == stopped


@pytest.mark.parametrize("statement", [name for name in RAW if not name.startswith("replace")])
def test_it_is_the_trigger_that_refuses(engine, stop, now, statement):
    if engine.dialect.name == "sqlite" and statement == "truncate":
        return  # SQLite has no such statement
    stop(OptOut(NUMBER, Channel.KEY, now))
    with pytest.raises(DBAPIError, match="a suppression entry is never"), engine.begin() as connection:
        connection.execute(text(RAW[statement]))


def test_sqlite_replaces_are_refused_by_the_trigger(engine, stop, now):
    stop(OptOut(NUMBER, Channel.KEY, now))
    wanted = "never replaced" if engine.dialect.name == "sqlite" else "syntax error"
    for statement in ("replace", "replace by fact"):
        with pytest.raises(DBAPIError, match=wanted), engine.begin() as connection:
            connection.execute(text(RAW[statement]))


def test_a_lock_row_is_made_once_where_rows_are_locked(stop, sessions, engine, now):
    stop(OptOut(NUMBER, Channel.KEY, now, call_id="c1"))
    stop(OptOut(NUMBER, Channel.KEY, now, call_id="c2"))
    with sessions.begin() as session:
        rows = session.scalar(select(func.count()).select_from(NumberLock))
    assert rows == (1 if engine.dialect.name == "postgresql" else 0)


def test_constraints_are_named(engine):
    found = inspect(engine)
    assert found.get_pk_constraint("suppression_entry")["name"] == "pk_suppression_entry"
    assert [unique["name"] for unique in found.get_unique_constraints("suppression_entry")] == [
        "uq_suppression_entry_fact"
    ]
    assert {index["name"] for index in found.get_indexes("suppression_entry")} >= {"ix_suppression_entry_fingerprint"}
