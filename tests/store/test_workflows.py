"""Durable work, done by a real worker process on both databases, also by one that is killed and starts again."""

from datetime import timedelta

import pytest

import recordings
from tests.store.installation import installed
from voice_app.practice import Fault, Kind
from voice_app.workflows import Outbox, place_call, reserve_call

QUICK = {"SETTLE_AFTER_S": "0.3,0.6,1", "POLL_S": "0.1", "CALLS_PER_SECOND": "3"}
STOPS, DECLINES, ENGAGED, HANGS_UP, FORGOTTEN = (f"+44770090000{last}" for last in "12345")
CALLEES = f"""
"{STOPS}": {{answers: [{{presses: "9", during: 1}}]}}
"{DECLINES}": {{answers: [{{says: "not interested thanks", after: "quick questions"}}]}}
"{ENGAGED}": busy
"{HANGS_UP}": {{answers: [{{hangs_up: true, during: 4}}]}}
"{FORGOTTEN}": {{answers: [{{hangs_up: true, during: 4}}]}}
default: {{answers: [{{says: "not interested thanks", after: "quick questions"}}]}}
"""


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request, tmp_path):
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/voice-app.db" if is_sqlite else request.getfixturevalue("postgres_url")
    with installed(tmp_path / "here", url, CALLEES, **QUICK) as installation:
        yield installation


def forget_recording(installation, contact):
    """A call whose recording nobody told us of, and its row, half an hour old, for which no work was asked."""
    installation.carrier.add_fault(Fault(Kind.DROP_CALLBACKS, to=FORGOTTEN, events=("recording",)))
    dialler = installation.tools.dialler
    call_id = reserve_call(dialler, contact, 1)
    place_call(dialler, call_id)
    assert installation.carrier.wait_for_calls(20)
    (made,) = installation.at_the_carrier()[0]["recordings"]
    before = installation.tools.now() - timedelta(minutes=31)
    announced = recordings.Announced(call_id=call_id, carrier_id=made["sid"], at=before, channels=2, seconds=3)
    with installation.tools.sessions.begin() as session:
        recordings.announce(session, announced)


def test_a_campaign_runs_from_start_to_finish_and_its_recordings_come_home(installation):
    contacts = installation.enrol("spring", [STOPS, DECLINES, ENGAGED, HANGS_UP, FORGOTTEN])
    installation.start("spring")
    forget_recording(installation, contacts[-1])
    installation.worker.start()
    installation.wait(lambda: installation.is_finished(5), "the campaign")
    assert installation.states() == {1: "opted_out", 2: "ended", 3: "missed", 4: "dropped", 5: "dropped"}
    assert len(installation.recordings()) == 3  # two talked, and the forgotten one that the sweep found
    made = [one for call in installation.at_the_carrier() for one in call["recordings"]]
    assert [one["erased"] for one in made] == [True, True, True]
    assert len(installation.s3.objects("voice-app-recordings")) == 3
    with installation.tools.sessions.begin() as session:
        first = recordings.listing(session)[0].id
    sound = b"".join(
        recordings.export(
            installation.tools.sessions, first, vault=installation.tools.vault, who="test", why="test",
            now=installation.tools.now(),
        )
    )  # fmt: skip
    assert sound.startswith(b"RIFF")


def test_a_worker_killed_while_busy_finishes_everything_and_dials_nobody_twice(installation):
    numbers = [f"+4477009001{last:02}" for last in range(6)]
    accepted = installation.carrier.exchange.accepted
    installation.carrier.add_fault(Fault(Kind.SLOW, seconds=0.7))
    installation.enrol("summer", numbers)
    installation.start("summer")
    installation.worker.start()
    installation.wait(accepted, "the first dial")
    installation.kill_worker()
    assert len(accepted()) < len(numbers), "nothing was left to do"
    installation.worker.start()
    installation.wait(lambda: installation.is_finished(len(numbers)), "the rest")
    assert set(accepted().values()) == {1}
    assert installation.decisions() == [True] * len(numbers)
    ended = [row for row, state in installation.states().items() if state == "ended"]
    assert len(ended) == len(accepted())


def test_work_exists_only_if_the_transaction_that_asked_for_it_commits(installation):
    outbox, sessions, now = installation.tools.outbox, installation.tools.sessions, installation.tools.now()

    def ask(session):
        outbox.dial(session, "contact", 1)
        outbox.reconcile(session, "call", 2)
        outbox.hang_up(session, "call")
        outbox.store_recording(session, "recording")
        outbox.discard_recording(session, "carrier's", 3)
        outbox.purge(session, now.date())
        outbox.sweep_call(session, "call", "then")
        outbox.sweep_recording(session, "recording", "then")

    with sessions() as session:
        ask(session)
        session.rollback()
    assert waiting(outbox) == []
    for _ in range(2):
        with sessions.begin() as session:
            ask(session)
    assert waiting(outbox) == sorted(
        [
            "dial-contact-1", "settle-call-2", "hang-up-call-0", "keep-recording-0", "discard-carrier's-3",
            f"purge-{now.date()}", "settle-call-swept-then", "keep-recording-swept-then",
        ]
    )  # fmt: skip


def waiting(outbox: Outbox):
    return sorted(workflow.workflow_id for workflow in outbox.client.list_workflows())
