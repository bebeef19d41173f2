"""The short way of a turn on PostgreSQL, without a lock: it answers, and leaves behind, what the locked way would."""

import secrets
import shutil
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.make import Clock
from tests.web.side import Side
from voice_app.calls import Call
from voice_app.database import open_engine
from voice_app.telephony.tools import EXTENSION

SAID = (
    "yes go on then", "how much do you charge", "not interested thanks", "yeah I own it", "three", "pardon?",
    "as soon as possible", "the first one please", "slower please", "are you a robot", "please don't record me",
    "stop ringing me", "can you call me back later", "can I speak to a real person please",
    "you have the wrong number", "I'm only twelve", "what do you know about me", "who gave you my number",
    "I can't cope any more",
)  # fmt: skip
TURNS = (
    {},
    *({"Digits": key} for key in "50#9"),
    {"SpeechResult": "stop ringing me"},
    *({"DialCallStatus": status} for status in ("completed", "no-answer")),
)
WORDS = tuple({"SpeechResult": words} for words in SAID)
RECORDING = {"RecordingSid": "RE" + "3" * 32, "RecordingStatus": "completed", "RecordingDuration": "7"}
CALLBACKS = (("status", {"CallStatus": "completed"}), ("machine", {"AnsweredBy": "fax"}), ("recording", RECORDING))
PLAYED, ZERO, NINE, NO = (0, {}), (0, {"Digits": "0"}), (0, {"Digits": "9"}), (0, {"SpeechResult": "not interested"})
AGAIN = ("again", {})
# What leads into each state of a talk. A happening is the end of a turn, so many after the present one, or a callback.
WAYS_INTO = {
    "identify": [],
    "purpose": [PLAYED],
    "offer": [PLAYED] * 2,
    "converse": [PLAYED] * 3,
    "handing_over": [ZERO],
    "with_person": [ZERO, PLAYED],
    "closing": [*[PLAYED] * 3, NO],
    "stopping": [NINE],
    "ended": [*[PLAYED] * 3, NO, PLAYED],
}
EVERYTHING = (*((0, turn) for turn in TURNS), (-1, {}), (-1, {"Digits": "9"}), (1, {}), *CALLBACKS)
ANYTHING = st.sampled_from(
    [*[(0, turn) for turn in TURNS + WORDS] * 3, (-2, {"Digits": "5"}), (1, {}), AGAIN, *CALLBACKS]
)


@pytest.fixture
def clock(now):
    return Clock(now)


@pytest.fixture
def engines(sqlite_with_tables, postgres_copy, tmp_path):
    """One of each kind: SQLite always goes the locked way, PostgreSQL the short way where it can."""
    shutil.copy(sqlite_with_tables, tmp_path / "voice-app.db")
    both = open_engine(f"sqlite:///{tmp_path}/voice-app.db"), open_engine(postgres_copy)
    yield both
    for engine in both:
        engine.dispose()


@pytest.fixture
def sides(engines, keys, tmp_path, clock):
    return [Side(engine, keys, tmp_path, clock) for engine in engines]


@pytest.fixture
def short(sides):
    """The side that may go the short way, with a call under way."""
    side = sides[1]
    side.ring(side.example, secrets.token_hex(16))
    return side


def place_of(where, turn):
    return f"turns/{max(0, turn + where)}" if isinstance(where, int) else where


def differs(sides, clock, happenings):
    """Where the two ways part on a fresh call: an answer, or what is left at the end; None where they do not."""
    call_id, last = secrets.token_hex(16), ("status", {"CallStatus": "in-progress"})
    for side in sides:
        side.ring(sides[0].example, call_id)
    for where, form in happenings:
        clock.forward(seconds=3)
        last = last if where == "again" else (place_of(where, sides[0].turn), form)
        locked, short = (side.answer(*last) for side in sides)
        if locked != short:
            return last, locked, short
    locked, short = (side.remains() for side in sides)
    return None if locked == short else (locked, short)


@pytest.mark.parametrize("state", WAYS_INTO)
def test_in_every_state_whatever_happens_is_answered_alike_and_leaves_the_same_behind(sides, clock, state):
    everything = EVERYTHING if state != "converse" else EVERYTHING + tuple((0, words) for words in WORDS)
    calls = [[*WAYS_INTO[state], happening, AGAIN] for happening in everything]
    assert [found for happenings in calls if (found := differs(sides, clock, happenings))] == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happenings=st.lists(ANYTHING, min_size=5, max_size=12), evening=st.booleans())
def test_so_is_every_course_of_a_call(sides, clock, now, happenings, evening):
    clock.at = now
    clock.forward(hours=10 if evening else 0)
    assert differs(sides, clock, happenings) is None


@pytest.mark.parametrize(
    ("form", "transactions"),
    [
        ({}, 0),
        ({"Digits": "5"}, 0),
        ({"Digits": "0"}, 0),
        ({"Digits": "9"}, 1),
        ({"SpeechResult": "stop ringing me"}, 1),
    ],
    ids=str,
)
def test_only_a_turn_that_does_no_more_than_move_the_call_goes_the_short_way(short, form, transactions):
    short.answer("turns/1", form)
    assert short.sessions.begun == transactions


def test_a_repeated_turn_gets_its_first_answer_under_the_lock(short):
    first = short.answer("turns/1", {})
    before = short.remains()
    assert short.answer("turns/1", {}) == first
    assert (short.remains(), short.sessions.begun) == (before, 1)


def test_of_ends_of_one_turn_that_come_at_once_one_moves_the_call_and_all_hear_its_answer(short):
    keys = ("5", "#", "*", "7")
    with ThreadPoolExecutor(len(keys)) as crowd:
        for _ in range(25):
            place = f"turns/{short.turn}"
            answers = set(crowd.map(lambda key, place=place: short.answer(place, {"Digits": key}), keys))
            assert len(answers) == 1
    assert short.turn == 26
    kinds = [event["kind"] for event in short.remains()["call_event"]]
    assert (kinds.count("other_key"), kinds.count("stale")) == (25, 75)


def test_a_nine_among_them_is_always_kept(short, sides):
    with ThreadPoolExecutor(3) as crowd:
        for _ in range(25):
            short.ring(short.example, secrets.token_hex(16))
            _, (_, nine), _ = crowd.map(lambda key: short.answer("turns/1", {"Digits": key}), "595")
            left = short.remains()
            assert "We won't ring this number again" in nine
            assert ([call["state"] for call in left["call"]], len(left["suppression_entry"])) == (["stopping"], 1)


@pytest.mark.parametrize("commits", [True, False])
def test_a_turn_waits_for_whoever_holds_the_call_and_goes_by_what_they_leave(short, engines, commits):
    """The turn has read the call when the other's change is committed: it must not be overwritten."""
    with ThreadPoolExecutor(1) as other, engines[1].connect() as held:
        call = Call.__table__
        held.execute(call.update().where(call.c.id == short.phone.call_id).values(state="dropped"))
        answer = other.submit(short.answer, "turns/1", {})
        wait_for_a_lock(engines[1])
        held.commit() if commits else held.rollback()
        text = answer.result()[1]
    assert ("<Hangup" in text, short.remains()["call"][0]["state"]) == (
        (True, "dropped") if commits else (False, "purpose")
    )
    assert [event["became"] for event in short.remains()["call_event"]] == [None if commits else "purpose"]


def administrator(engine):
    return psycopg.connect(engine.url.set(drivername="postgresql").render_as_string(False), autocommit=True)


def wait_for_a_lock(engine):
    """Return once a statement waits for another transaction."""
    with administrator(engine) as watch:
        while not watch.execute("select 1 from pg_stat_activity where wait_event_type = 'Lock'").fetchone():
            pass


def test_a_turn_is_answered_also_when_the_server_has_closed_the_connection(short, engines):
    engines[1].dispose()  # one connection is left, made by the next turns
    short.answer("turns/1", {})
    short.answer("turns/2", {})
    with administrator(engines[1]) as admin:
        admin.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where pid <> pg_backend_pid() and datname = current_database()"
        )
    status, text = short.answer("turns/3", {})
    assert (status, "something went wrong" in text, short.turn) == (200, False, 4)


def test_a_connection_lent_for_single_statements_comes_back_fit_for_transactions(short, engines):
    means = short.phone.client.application.extensions[EXTENSION]
    with pytest.raises(ZeroDivisionError), means.autocommit():
        _ = 1 / 0
    with engines[1].connect() as connection:
        connection.exec_driver_sql("delete from call_event")
        assert connection.connection.driver_connection.info.transaction_status.name == "INTRANS"
