"""Reserve, arm, place, settle: on both databases, with a carrier that fails in every way it can."""

import itertools
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

import suppression
from tests.make import NUMBER, AskedWork, Clock, make_campaign, make_contact, make_dial_tools
from voice_app.calls import Call, Event, Kind, Placing, State, declined, handle, lost, placed
from voice_app.campaigns import Decision, Refused, Rule, arm, reserve
from voice_app.settings import Mode
from voice_app.workflows import Dialler, hang_up_call, place_call, reserve_call, settle_call

PHONE = suppression.parse_number(NUMBER)


class WorkerDied(BaseException):
    """Stands for kill -9 at this very moment."""


@dataclass
class FakePhone:
    """A carrier that answers as told; `asked` counts what it was asked to place."""

    answers: list = field(default_factory=list)
    found: tuple | None = ()
    ended: Kind | None = None
    asked: list = field(default_factory=list)
    hung_up: list = field(default_factory=list)
    meanwhile: object = None

    def place(self, call_id: str, number: str, time_limit_s: int) -> Placing:
        self.asked.append((call_id, number, time_limit_s))
        if self.meanwhile:
            self.meanwhile()
        answer = self.answers.pop(0) if self.answers else placed("CA" + "4" * 32)
        if isinstance(answer, type):
            raise answer
        return answer

    def ended_as(self, _carrier_id):
        return self.ended

    def find(self, _number, _since):
        return self.found

    def hang_up(self, carrier_id):
        self.hung_up.append(carrier_id)
        return True


@dataclass
class FakeOutbox(AskedWork):
    settle_after: tuple = (1.0, 2.0, 3.0)

    def reconcile(self, _session, call_id, look=0):
        self.asked.append(("reconcile", call_id, look))

    def hang_up(self, _session, call_id, tries=0):
        self.asked.append(("hang_up", call_id))


@pytest.fixture
def dialler(sessions, keys, tmp_path, now):
    outbox = FakeOutbox()
    return Dialler(sessions, Clock(now), make_dial_tools(keys, tmp_path / "journal", outbox), FakePhone(), outbox)


@pytest.fixture
def contact(dialler):
    with dialler.sessions.begin() as session:
        make_campaign(session, dialler.now())
        return make_contact(session, dialler.tools, dialler.now()).id


def state(dialler, call_id):
    with dialler.sessions.begin() as session:
        return session.get_one(Call, call_id).state


def stop(dialler, scope=suppression.ALL_CLIENTS):
    with dialler.sessions.begin() as session:
        opt_out = suppression.OptOut(PHONE, suppression.Channel.WEB, dialler.now(), scope)
        suppression.suppress(session, dialler.tools.calls.number_keys, opt_out)


def refusal(dialler, contact):
    with dialler.sessions.begin() as session:
        answer = reserve(session, contact, 1, dialler.tools, dialler.now())
    return {verdict.rule for verdict in answer.reasons} if isinstance(answer, Refused) else set()


def test_a_placed_call_rings_and_is_looked_after(dialler, contact):
    call_id = reserve_call(dialler, contact, 1)
    place_call(dialler, call_id)
    assert state(dialler, call_id) == State.RINGING
    assert ("reconcile", call_id, 0) in dialler.outbox.asked
    assert dialler.phone.asked == [(call_id, NUMBER, 4 * 60 + 120)]


def test_an_attempt_makes_one_call_however_often_it_is_asked_for(dialler, contact):
    assert reserve_call(dialler, contact, 1) == reserve_call(dialler, contact, 1)


def test_a_suppressed_number_is_refused_with_the_reason_kept(dialler, contact):
    stop(dialler)
    assert refusal(dialler, contact) == {Rule.NOT_SUPPRESSED}
    with dialler.sessions.begin() as session:
        kept = session.scalars(select(Decision)).one()
    assert not kept.allowed
    assert "asked not to be called" in kept.verdicts
    assert NUMBER[3:] not in kept.verdicts


def test_an_opt_out_for_another_client_only_does_not_bind_this_one(dialler, contact):
    stop(dialler, "somebody-else")
    assert refusal(dialler, contact) == set()


def test_an_opt_out_between_reserve_and_arm_stops_the_dial(dialler, contact):
    call_id = reserve_call(dialler, contact, 1)
    stop(dialler)
    place_call(dialler, call_id)
    assert (state(dialler, call_id), dialler.phone.asked) == (State.REFUSED, [])


def test_an_opt_out_while_the_carrier_is_asked_hangs_the_call_up(dialler, contact):
    call_id = reserve_call(dialler, contact, 1)
    dialler.phone.meanwhile = lambda: stop(dialler)
    place_call(dialler, call_id)
    assert state(dialler, call_id) == State.CANCELLED
    assert ("hang_up", call_id) in dialler.outbox.asked
    hang_up_call(dialler, call_id, 0)
    assert dialler.phone.hung_up == ["CA" + "4" * 32]


def test_dialling_is_shut_while_an_opt_out_waits_in_the_journal(dialler, contact):
    other = suppression.OptOut(suppression.parse_number("+447700900002"), suppression.Channel.KEY, dialler.now())
    call_id = reserve_call(dialler, contact, 1)
    dialler.tools.journal.append(other)
    place_call(dialler, call_id)
    assert (state(dialler, call_id), dialler.phone.asked) == (State.REFUSED, [])
    dialler.tools.journal.replay(dialler.sessions.begin, dialler.tools.calls.number_keys)
    assert dialler.tools.journal.is_empty()


@pytest.mark.parametrize(
    ("mode", "number"), [(Mode.PRACTICE, "+447911123456"), (Mode.PRACTICE, "+442071234567"), (Mode.LIVE, NUMBER)]
)
def test_real_numbers_and_drama_numbers_are_kept_apart_by_mode(dialler, keys, tmp_path, mode, number):
    tools = make_dial_tools(keys, tmp_path / "other", mode=mode)
    with dialler.sessions.begin() as session:
        make_campaign(session, dialler.now(), campaign_id="mode")
        person = make_contact(session, tools, dialler.now(), number, "mode")
        answer = reserve(session, person.id, 1, tools, dialler.now())
    assert Rule.MODE in {verdict.rule for verdict in answer.reasons}


@pytest.mark.parametrize("number", ["+449098790000", "+448081570000"])
def test_premium_and_freephone_numbers_are_not_callable(dialler, number):
    with dialler.sessions.begin() as session:
        make_campaign(session, dialler.now(), campaign_id="kinds")
        person = make_contact(session, dialler.tools, dialler.now(), number, "kinds")
        answer = reserve(session, person.id, 1, dialler.tools, dialler.now())
    assert Rule.NUMBER_CALLABLE in {verdict.rule for verdict in answer.reasons}


def test_a_number_on_a_call_is_not_called_a_second_time(dialler, contact):
    place_call(dialler, reserve_call(dialler, contact, 1))
    with dialler.sessions.begin() as session:
        make_campaign(session, dialler.now(), campaign_id="autumn")
        other = make_contact(session, dialler.tools, dialler.now(), campaign_id="autumn")
        answer = reserve(session, other.id, 1, dialler.tools, dialler.now())
    assert Rule.ONE_CALL in {verdict.rule for verdict in answer.reasons}


def test_an_attempt_out_of_its_turn_dials_nobody(dialler, contact):
    with dialler.sessions.begin() as session:
        assert reserve(session, contact, 2, dialler.tools, dialler.now()) == Refused(())


def test_a_declined_call_is_not_placed(dialler, contact):
    dialler.phone.answers = [declined("carrier code 21211", again=False)]
    call_id = reserve_call(dialler, contact, 1)
    place_call(dialler, call_id)
    assert state(dialler, call_id) == State.NOT_PLACED


def test_a_lost_answer_is_looked_for_and_never_asked_again(dialler, contact):
    dialler.phone.answers = [lost("ReadTimeout")]
    call_id = reserve_call(dialler, contact, 1)
    place_call(dialler, call_id)
    assert state(dialler, call_id) == State.UNKNOWN
    place_call(dialler, call_id)
    dialler.phone.found = ("CA" + "5" * 32,)
    settle_call(dialler, call_id, 0)
    assert (state(dialler, call_id), len(dialler.phone.asked)) == (State.RINGING, 1)


def test_a_lost_call_that_the_carrier_never_had_is_given_up_after_the_last_look(dialler, contact):
    dialler.phone.answers = [lost("ReadTimeout")]
    call_id = reserve_call(dialler, contact, 1)
    place_call(dialler, call_id)
    states = []
    for look in range(3):
        settle_call(dialler, call_id, look)
        states.append(state(dialler, call_id))
    assert states == [State.UNKNOWN, State.UNKNOWN, State.NOT_PLACED]


def test_a_carrier_that_cannot_tell_leaves_the_call_unknown(dialler, contact):
    dialler.phone.answers, dialler.phone.found = [lost("ReadTimeout")], None
    call_id = reserve_call(dialler, contact, 1)
    place_call(dialler, call_id)
    for look in range(6):
        settle_call(dialler, call_id, look)
    assert state(dialler, call_id) == State.UNKNOWN


def test_a_worker_that_dies_while_asking_never_asks_again(dialler, contact):
    dialler.phone.answers = [WorkerDied]
    call_id = reserve_call(dialler, contact, 1)
    with pytest.raises(WorkerDied):
        place_call(dialler, call_id)
    assert state(dialler, call_id) == State.ARMED
    place_call(dialler, call_id)
    assert (state(dialler, call_id), len(dialler.phone.asked)) == (State.UNKNOWN, 1)


def test_a_call_whose_end_nobody_told_is_ended_by_looking(dialler, contact):
    call_id = reserve_call(dialler, contact, 1)
    place_call(dialler, call_id)
    dialler.phone.ended = Kind.NOT_ANSWERED
    settle_call(dialler, call_id, 0)
    assert state(dialler, call_id) == State.MISSED


EVENTS = {
    "placed": Event(Kind.PLACED, "placing placed", carrier_id="CA" + "4" * 32),
    "rang": Event(Kind.RANG, "status ringing", carrier_id="CA" + "4" * 32),
    "answered": Event(Kind.ANSWERED, "answered", carrier_id="CA" + "4" * 32),
    "nine": Event(Kind.TURN_ENDED, "turn 1 9", keys="9", turn=1, carrier_id="CA" + "4" * 32),
    "hung up": Event(Kind.HUNG_UP, "status completed", carrier_id="CA" + "4" * 32),
}


def test_a_nine_counts_once_in_whatever_order_and_however_often_the_webhooks_come(dialler):
    keys, orders = dialler.tools.calls.number_keys, list(itertools.permutations(EVENTS))
    numbers = [suppression.Number(f"+447700900{place:03}") for place in range(len(orders))]
    with dialler.sessions.begin() as session:
        make_campaign(session, dialler.now())
        people = [make_contact(session, dialler.tools, dialler.now(), number.e164).id for number in numbers]
    calls = [reserve_call(dialler, person, 1) for person in people]
    with dialler.sessions.begin() as session:  # all of them at first: some orders look like silent calls
        for call_id in calls:
            arm(session, call_id, dialler.tools, dialler.now())
    for number, call_id, order in zip(numbers, calls, orders, strict=True):
        with dialler.sessions.begin() as session:
            for name in [*order, *order]:
                handle(session, call_id, EVENTS[name], dialler.tools.calls, dialler.now())
            assert len(suppression.history(session, keys, keys.fingerprint(number))) == 1, order
