"""The database fails in the middle of a call: a 9 still counts, or the person is told honestly that it did not."""

from dataclasses import replace

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

import suppression
from tests.make import NUMBER, make_campaign, make_contact
from tests.postgres import free_port
from tests.unit.telephony.grammar import faults, said_outside_a_gather
from tests.web.conftest import Phone
from voice_app.campaigns import Refused, Rule, reserve
from voice_app.database import open_engine, open_sessions
from voice_app.health import HealthTools
from voice_app.telephony.tools import EXTENSION

DONE = "Done. We won't ring this number again. Goodbye."
SORRY = "Sorry, something went wrong at our end."
NOT_NOTED = "Sorry, something is wrong at our end and I could not note that."


def _no_room(_connection):
    raise OperationalError("COMMIT", {}, Exception("no room on the disk"))


NO_ROOM = """
create function no_room() returns trigger language plpgsql as $$ begin raise disk_full; end $$;
create constraint trigger no_room after insert on call_event deferrable initially deferred
for each row execute function no_room();
"""


def failing_engine(how, engine, tmp_path):
    """A database that cannot be opened at all, or that takes everything and fails at the commit."""
    if how == "at the commit":
        failing = open_engine(engine.url.render_as_string(hide_password=False))
        if engine.dialect.name == "postgresql":  # for statements that commit by themselves
            with failing.begin() as connection:
                connection.execute(text(NO_ROOM))
        event.listen(failing, "commit", _no_room)
    elif engine.dialect.name == "postgresql":
        failing = open_engine(f"postgresql://postgres@127.0.0.1:{free_port()}/none")
    else:
        (tmp_path / "a-folder").mkdir()
        failing = open_engine(f"sqlite:///{tmp_path}/a-folder")
    return failing


@pytest.fixture(params=["at the first word", "at the commit"])
def adrift(request, app, engine, sessions, dial_tools, clock, tmp_path):
    """A call under way whose next webhooks find the database failing. Its `sessions` still reach the good one."""
    phone = Phone(app, sessions, dial_tools, clock).rings()
    phone.answers()
    failing = failing_engine(request.param, engine, tmp_path)
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], engine=failing, sessions=open_sessions(failing))
    app.extensions["health"] = HealthTools(open_sessions(failing), dial_tools.journal)
    yield phone
    failing.dispose()


@pytest.fixture
def without_journal(adrift, app, keys, tmp_path):
    """The journal's directory cannot be written either: a file stands in its place."""
    place = tmp_path / "in-the-way"
    place.write_text("")
    journal = suppression.Journal(place, keys.sealer)
    app.extensions[EXTENSION] = replace(app.extensions[EXTENSION], journal=journal)
    return adrift


REFUSALS = {"a 9": {"Digits": "9"}, "a 9 among others": {"Digits": "*9"}, "words": {"SpeechResult": "stop ringing me"}}
CALLBACKS = {
    "status": {"CallStatus": "completed", "CallDuration": "5"},
    "machine": {"AnsweredBy": "machine_start"},
    "recording": {"RecordingSid": "RE" + "3" * 32, "RecordingStatus": "completed", "RecordingDuration": "7"},
}
OTHER_TURNS = (
    ("answered", {}),
    ("turns/1", {}),
    ("turns/1", {"Digits": "5"}),
    ("turns/1", {"SpeechResult": "how much is it"}),
    ("turns/1", {"DialCallStatus": "no-answer"}),
    ("fallback", {"ErrorCode": "11200"}),
)


def replay(phone):
    return phone.tools.journal.replay(phone.sessions.begin, phone.tools.calls.number_keys).count


def entries(phone):
    keys = phone.tools.calls.number_keys
    with phone.sessions.begin() as session:
        found = suppression.history(session, keys, keys.fingerprint(suppression.parse_number(NUMBER)))
        return [(entry.suppression.channel, entry.words, entry.suppression.call_id) for entry in found]


@pytest.mark.parametrize("how", REFUSALS)
def test_a_refusal_is_on_disk_when_it_is_confirmed_and_reaches_the_list(adrift, how):
    answer = adrift.posts(f"turns/{adrift.turn_asked}", **REFUSALS[how])
    assert (answer.status_code, adrift.heard, adrift.verbs) == (200, DONE, ["Say", "Hangup"])
    assert (adrift.tools.journal.is_empty(), entries(adrift)) == (False, [])
    assert (replay(adrift), adrift.tools.journal.is_empty()) == (1, True)
    told = ("speech", "stop ringing me") if how == "words" else ("key", "key 9")
    assert entries(adrift) == [(*told, adrift.call_id)]


def test_nobody_is_dialled_while_a_refusal_waits(adrift):
    adrift.turn(Digits="9")
    with adrift.sessions.begin() as session:
        make_campaign(session, adrift.clock(), campaign_id="other")
        contact = make_contact(session, adrift.tools, adrift.clock(), "+447700900002", "other")
        answer = reserve(session, contact.id, 1, adrift.tools, adrift.clock())
    assert isinstance(answer, Refused)
    assert [verdict.rule for verdict in answer.reasons] == [Rule.JOURNAL_EMPTY]


def test_a_refusal_repeated_by_twilio_comes_to_one_entry_on_the_list(adrift):
    turn = adrift.turn_asked
    for _ in range(3):
        adrift.posts(f"turns/{turn}", Digits="9")
    replay(adrift)
    assert entries(adrift) == [("key", "key 9", adrift.call_id)]


def test_any_other_turn_gets_an_apology_that_still_takes_a_nine(adrift):
    for place, form in OTHER_TURNS:
        answer = adrift.posts(place, **form)
        assert (answer.status_code, faults(adrift.twiml), said_outside_a_gather(adrift.twiml)) == (200, [], []), place
        assert adrift.heard.startswith(f"{SORRY} This was a call from NextSupport. To stop these calls, press 9.")
        assert "0 8 0 8, 1 5 7, 0 1 0 0" in adrift.heard
    adrift.posts("fallback/key", Digits="")
    assert (adrift.heard, adrift.verbs, adrift.tools.journal.is_empty()) == ("Goodbye.", ["Say", "Hangup"], True)
    adrift.posts("fallback/key", Digits="9")
    assert (adrift.heard, adrift.tools.journal.is_empty()) == (DONE, False)


def test_who_cannot_be_noted_anywhere_is_told_so_and_how_to_reach_us(without_journal):
    for form in REFUSALS.values():
        answer = without_journal.posts("turns/1", **form)
        assert (answer.status_code, without_journal.verbs) == (200, ["Say", "Hangup"])
        assert without_journal.heard.startswith(NOT_NOTED)
        assert "0 8 0 8, 1 5 7, 0 1 0 0" in without_journal.heard


def test_a_refusal_without_a_number_is_not_confirmed(adrift):
    adrift.posts(f"turns/{adrift.turn_asked}", Digits="9", To="")
    assert (adrift.heard.startswith(NOT_NOTED), adrift.tools.journal.is_empty()) == (True, True)


def test_a_callback_nobody_waits_for_is_asked_for_again_and_unsigned_ones_refused(adrift):
    assert {place: adrift.posts(place, **form).status_code for place, form in CALLBACKS.items()} == dict.fromkeys(
        CALLBACKS, 503
    )
    places = [*CALLBACKS, "answered", "turns/1", "fallback", "fallback/key"]
    assert {adrift.posts(place, signed=False, Digits="9").status_code for place in places} == {403}
    assert adrift.tools.journal.is_empty()


def test_the_process_says_that_it_is_alive_and_not_ready(adrift):
    assert [adrift.client.get(path).status_code for path in ("/healthz", "/readyz")] == [200, 503]
