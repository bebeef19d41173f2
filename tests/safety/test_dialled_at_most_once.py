"""A worker that dies between any two steps, and is followed by another: never two requests for one attempt."""

import json
import subprocess
import sys
from collections import Counter

from sqlalchemy import select

from tests.make import make_campaign, make_contact
from tests.safety import mortal_worker
from tests.safety.people import number
from tests.safety.race import NOT_YET
from tests.safety.scale import scaled
from voice_app.calls import RESTING, Call
from voice_app.campaigns import Contact
from voice_app.wiring import open_tools

ATTEMPTS = 2_500  # on each database
VICTIMS = 8  # of the planted fault


def enrol(environ, count):
    with open_tools(environ) as tools, tools.sessions.begin() as session:
        make_campaign(session, tools.now()).calls_per_minute = 60_000.0
        people = [make_contact(session, tools.dialling, tools.now(), number(place)) for place in range(count)]
        for person in people:
            person.due_at = tools.now() + NOT_YET
        return [person.id for person in people]


def start_workers(environ, folder, **contacts):
    """The program in which they live and die, started."""
    folder.mkdir()
    told = {"environ": environ, "folder": str(folder), **contacts}
    command = [sys.executable, "-m", mortal_worker.__name__, json.dumps(told)]
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def what_they_tell(program):
    told, faults = program.communicate()
    assert program.returncode == 0, faults
    return json.loads(told.splitlines()[-1])


def what_came(environ, folder, contacts):
    """How often the carrier was asked for each of their calls, the states of the calls, and who is still in hand."""
    asked = Counter(line for file in folder.glob("*.asked") for line in file.read_text().split())
    with open_tools(environ) as tools, tools.sessions.begin() as session:
        calls = session.execute(select(Call.id, Call.contact_id, Call.state)).all()
        held = session.scalars(select(Contact.id).where(Contact.state == "in_hand", Contact.id.in_(contacts))).all()
    ours = {call.id: call.state for call in calls if call.contact_id in set(contacts)}
    return [asked[call_id] for call_id in ours], Counter(ours.values()), len(held)


def test_no_attempt_is_placed_twice_and_none_stays_unknown(make_installation, durable_postgres_url, tmp_path, tell):
    count, runs = scaled(ATTEMPTS, small=12), []
    for url, folder in ((None, tmp_path / "sqlite"), (durable_postgres_url, tmp_path / "postgres")):
        environ = make_installation(url, folder)
        warm_up, *contacts = enrol(environ, 1 + count + VICTIMS)
        lists = {"warm_up": warm_up, "contacts": contacts[:count], "victims": contacts[count:]}
        runs.append((environ, lists, folder / "carrier", start_workers(environ, folder / "carrier", **lists)))
    for environ, lists, carrier, program in runs:
        told = what_they_tell(program)
        asked, states, lost = what_came(environ, carrier, lists["contacts"])
        asked_for_victims, _, _ = what_came(environ, carrier, lists["victims"])
        twice, caught = sum(times > 1 for times in asked), sum(times > 1 for times in asked_for_victims)
        unsettled = sum(many for state, many in states.items() if state not in RESTING)
        tell(f"placing under kill -9 on {environ['DATABASE_URL'].split(':')[0]}", attempts=count,
             placed=sum(map(bool, asked)), twice=twice, unsettled=unsettled, contacts_lost=lost, **told["ours"],
             planted_twice=caught)  # fmt: skip
        assert (twice, unsettled, lost, told["ours"]["faults"], states.total()) == (0, 0, 0, 0, count)
        assert told["ours"]["deaths"] >= count
        assert caught > 0
