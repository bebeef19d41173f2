"""A worker that dies between any two steps, and is followed by another: never two requests for one attempt."""

import json
import subprocess
import sys
from collections import Counter

from sqlalchemy import select

from tests.make import make_campaign, make_contact
from tests.safety import mortal_worker
from tests.safety.people import number
from tests.safety.scale import scaled
from voice_app.calls import RESTING, Call
from voice_app.wiring import open_tools

ATTEMPTS = 2_500  # on each database
VICTIMS = 8  # of the planted fault


def enrol(environ, count):
    with open_tools(environ) as tools, tools.sessions.begin() as session:
        make_campaign(session, tools.now())
        return [make_contact(session, tools.dialling, tools.now(), number(place)).id for place in range(count)]


def run_workers(environ, folder, **contacts):
    """What the workers told."""
    folder.mkdir()
    told = {"environ": environ, "folder": str(folder), **contacts}
    ran = subprocess.run(
        [sys.executable, "-m", mortal_worker.__name__, json.dumps(told)],
        env=environ, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return json.loads(ran.stdout.splitlines()[-1])


def what_came(environ, folder, contacts):
    """How often the carrier was asked for each of these contacts' calls, and how many calls are in each state."""
    asked = Counter(line for file in folder.glob("*.asked") for line in file.read_text().split())
    with open_tools(environ) as tools, tools.sessions.begin() as session:
        calls = session.execute(select(Call.id, Call.contact_id, Call.state)).all()
    ours = {call.id: call.state for call in calls if call.contact_id in set(contacts)}
    return [asked[call_id] for call_id in ours], Counter(ours.values())


def test_no_attempt_is_placed_twice_and_none_stays_unknown(installation, tmp_path, tell):
    count = scaled(ATTEMPTS, small=14)
    warm_up, *contacts = enrol(installation, 1 + count + VICTIMS)
    contacts, victims = contacts[:count], contacts[count:]
    told = run_workers(installation, tmp_path / "carrier", warm_up=warm_up, contacts=contacts, victims=victims)
    asked, states = what_came(installation, tmp_path / "carrier", contacts)
    asked_for_victims, _ = what_came(installation, tmp_path / "carrier", victims)
    twice, caught = sum(times > 1 for times in asked), sum(times > 1 for times in asked_for_victims)
    unsettled = sum(many for state, many in states.items() if state not in RESTING)
    database = installation["DATABASE_URL"].split(":")[0]
    tell(f"placing under kill -9 on {database}", attempts=count, placed=sum(map(bool, asked)), twice=twice,
         unsettled=unsettled, **told["ours"], planted_twice=caught)  # fmt: skip
    assert (twice, unsettled, told["ours"]["faults"], states.total()) == (0, 0, 0, count)
    assert told["ours"]["deaths"] >= count
    assert caught > 0
