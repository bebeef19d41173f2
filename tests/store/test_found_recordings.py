"""Recordings whose callbacks are lost: asked for at the carrier when the call is over, by a real worker."""

import pytest

from tests.store.installation import installed
from voice_app.practice import Fault, Kind

TALKS, OBJECTS = "+447700900001", "+447700900002"
CALLEES = f"""
"{TALKS}": {{answers: [{{says: "not interested thanks", after: "quick questions"}}]}}
"{OBJECTS}": {{answers: [{{says: "please don't record me", after: "quick questions"}}, {{hangs_up: true, during: 5}}]}}
"""
QUICK = {"SETTLE_AFTER_S": "0.3,0.6,1", "POLL_S": "0.1", "CALLS_PER_SECOND": "3"}


@pytest.fixture(params=["sqlite", "postgres"])
def installation(request, tmp_path):
    is_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/voice-app.db" if is_sqlite else request.getfixturevalue("postgres_url")
    with installed(tmp_path / "here", url, CALLEES, **QUICK) as installation:
        yield installation


def test_what_no_callback_told_of_is_stored_or_erased_as_the_person_wished(installation):
    installation.carrier.add_fault(Fault(Kind.DROP_CALLBACKS, events=("recording",)))
    installation.enrol("spring", [TALKS, OBJECTS])
    installation.start("spring")
    installation.worker.start()
    installation.wait(lambda: [one["erased"] for one in made(installation)] == [True, True], "the recordings")
    assert installation.states() == {1: "ended", 2: "dropped"}
    assert len(installation.recordings()) == len(installation.s3.objects("voice-app-recordings")) == 1


def made(installation):
    return [one for call in installation.at_the_carrier() for one in call["recordings"]]
