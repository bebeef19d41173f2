"""What hostile webhooks once found, each kept as a test of its own."""

from contextlib import contextmanager

import pytest
from structlog.testing import capture_logs

from tests.safety.door import Door
from tests.safety.hostile import Letter, sign
from tests.safety.people import people_on_the_line
from voice_app.calls import Call, State
from voice_app.wiring import open_tools


class Line:
    """One call, and Twilio at its other end."""

    def __init__(self, tools, environ, logs):
        self.door, self.tools, self.environ, self.person = Door(tools, environ, logs), tools, environ, None

    def is_in(self, state):
        (self.person,) = people_on_the_line(self.environ, 1, states=(state,))
        self.door.logs.clear()  # told in the making
        return self

    def says(self, place, call_id=None, **form):
        return self.door.answer_to(*self.signed(place, call_id, **form))

    def signed(self, place, call_id=None, **form):
        form |= {
            "AccountSid": self.environ["TWILIO_ACCOUNT_SID"], "CallSid": self.person.carrier_id,
            "CallStatus": "in-progress", "CallerZip": "", "To": self.person.number,
        }  # fmt: skip
        letter = Letter(f"/twilio/calls/{call_id or self.person.call_id}/{place}", sorted(form.items()))
        return letter, sign(letter, self.environ)

    @property
    def state(self):
        with self.tools.sessions.begin() as session:
            return session.get_one(Call, self.person.call_id).state


@contextmanager
def line_of(environ):
    with open_tools(environ) as tools, capture_logs() as logs:
        yield Line(tools, environ, logs)


@pytest.fixture
def line(make_installation):
    with line_of(make_installation()) as line:
        yield line


def test_an_answer_that_ends_no_turn_may_come_twice(line):
    line.is_in(State.WITH_PERSON)
    assert line.says("turns/1") == line.says("turns/1")
    assert line.door.failed == []


def test_a_turn_that_has_not_begun_is_turned_away_and_counts_when_it_comes(line):
    line.is_in(State.IDENTIFY)
    assert "<Hangup" in line.says("turns/2")
    line.says("turns/1")
    assert "press 9" in line.says("turns/2")
    assert line.state == State.OFFER


def test_a_nine_for_a_turn_that_has_not_begun_counts(line):
    assert "We won't ring this number again" in line.is_in(State.IDENTIFY).says("turns/3", Digits="9")


def test_an_address_that_names_no_call_is_refused_and_nothing_of_it_is_noted(installation):
    with line_of(installation) as line:
        line.is_in(State.IDENTIFY)
        before = line.door.state()
        for call_id in ("%00" + "0" * 32, "0" * 31, "0" * 33, "A" * 32, "..", "%E2%80%AE"):
            for place in ("answered", "turns/1", "status", "fallback/key"):
                assert line.says(place, call_id, Digits="9") == "refused\n"
        assert line.door.state() == before


def test_a_nine_cannot_be_hidden_in_another_field_of_a_signed_request(line):
    letter, signature = line.is_in(State.IDENTIFY).signed("turns/1", Digits="9")
    names = [name for name, _ in letter.fields]
    at = names.index("Digits")
    assert names[at - 1] == "CallerZip"
    letter.fields[at - 1 : at + 1] = [("CallerZip", "Digits9")]
    assert sign(letter, line.environ) == signature
    assert line.door.answer_to(letter, signature) == "refused\n"
