"""Workers that die between any two steps of placing a call, each in a process of its own; all else about them is real.

Run as a program with one JSON argument; prints what came of it. It forks, so it starts no thread and leaves no
connection open: its own life, the first, only makes the others quick. The carrier is a folder that outlives them all.
"""

import gc
import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from random import Random

from voice_app.calls import Call, Event, Kind, State, declined, handle, lost, placed
from voice_app.campaigns import Contact, close_attempts, take_due
from voice_app.clock import PracticeClock
from voice_app.database import open_engine
from voice_app.keys import read_keys
from voice_app.settings import read_settings
from voice_app.wiring import Tools
from voice_app.workflows import Dialler, place_call, reserve_call, settle_call

STEPS, LOOKS, DEAD = 44, 3, 9  # points at which a life may end, looks after the dial, exit status of the dead
AROUND_THE_REQUEST = range(9, 13)
AGENTS = 100
MOODS = ("takes it", "takes it", "loses the answer", "never had it", "declines")


class Fate:
    """Ends the process at the given step, as kill -9 would: nothing is flushed, closed or rolled back."""

    def __init__(self, fatal):
        self._left = fatal

    def step(self):
        if self._left == 0:
            os._exit(DEAD)
        self._left -= 1


class MortalSessions:
    """The real sessions, with a step before each transaction, before its commit and after it."""

    def __init__(self, sessions, fate):
        self._sessions, self._fate = sessions, fate

    @contextmanager
    def begin(self):
        self._fate.step()
        with self._sessions.begin() as session:
            yield session
            self._fate.step()
        self._fate.step()


class PaperCarrier:
    """Keeps on paper what it was asked for and which calls it has, by number."""

    def __init__(self, folder, mood, fate):
        self._folder, self._mood, self._fate = folder, mood, fate

    def place(self, call_id, number, _time_limit_s):
        self._fate.step()
        self._write(number, "asked", call_id)
        if self._mood.startswith(("takes", "loses")):
            self._write(number, "has", f"CA{call_id}")
        self._fate.step()
        answers = {"takes it": placed(f"CA{call_id}"), "declines": declined("carrier code 21211", again=False)}
        return answers.get(self._mood, lost("ReadTimeout"))

    def find(self, number, _since):
        return tuple(self._read(number, "has"))

    def ended_as(self, _carrier_id):
        return Kind.NOT_ANSWERED

    def _write(self, number, what, line):
        with (self._folder / f"{number}.{what}").open("a") as file:
            file.write(f"{line}\n")

    def _read(self, number, what):
        path = self._folder / f"{number}.{what}"
        return path.read_text().split() if path.exists() else []


def place_as_if_new(dialler, call_id):
    """The planted fault: a call found armed is placed again, since "the worker died before it asked"."""
    with dialler.sessions.begin() as session:
        call = session.get_one(Call, call_id)
        if call.state not in (State.RESERVED, State.ARMED):
            return
        number = dialler.tools.calls.number_keys.open(call.sealed_number, "contact.number").e164
        handle(session, call_id, Event(Kind.ARMED, "arming"), dialler.tools.calls, dialler.now())
    placing = dialler.phone.place(call_id, number, 60)
    with dialler.sessions.begin() as session:
        event = Event(placing.kind, f"placing {placing.kind}", carrier_id=placing.carrier_id)
        handle(session, call_id, event, dialler.tools.calls, dialler.now())


class DurableQueue:
    """The work that a pacer asks for exists if, and only if, its transaction commits: as the contact in hand does."""

    def dial(self, _session, _contact_id, _attempt):
        return


def live(tools, folder, contact_id, mood, fatal, place):
    """One worker's life, from its turn as pacer to the last look and the attempt's end."""
    fate = Fate(fatal)
    sessions, carrier = MortalSessions(tools.sessions, fate), PaperCarrier(folder, mood, fate)
    dialler = Dialler(sessions, tools.now, tools.dialling, carrier, tools.outbox)
    with sessions.begin() as session:
        take_due(session, DurableQueue(), AGENTS, tools.now())
    with tools.sessions.begin() as session:  # what the queue holds now
        contact = session.get_one(Contact, contact_id)
    if contact.state == "in_hand" and (call_id := reserve_call(dialler, contact_id, contact.tries)):
        place(dialler, call_id)
        for look in range(LOOKS):
            settle_call(dialler, call_id, look)
    with sessions.begin() as session:
        close_attempts(session, tools.now())


def make_due(tools, contact_id):
    with tools.sessions.begin() as session:
        session.get_one(Contact, contact_id).due_at = tools.now()


def in_a_process_of_its_own(*life):
    """Its exit status."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            live(*life)
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def live_and_die(tools, folder, contacts, steps, place, random):
    """For each contact workers that die at a step of `steps` and at one by chance, then one that lives."""
    ends = []
    for turn, contact_id in enumerate(contacts):
        mood = random.choice(MOODS)
        make_due(tools, contact_id)
        tools.engine.dispose()
        for fatal in (steps[turn % len(steps)], random.choice(steps), -1):
            ends.append(in_a_process_of_its_own(tools, folder, contact_id, mood, fatal, place))
            if ends[-1] == 0:
                break
    return {"deaths": ends.count(DEAD), "faults": len(ends) - ends.count(DEAD) - ends.count(0)}


def main(environ, folder, warm_up, contacts, victims):
    settings, folder, random = read_settings(environ), Path(folder), Random(3)
    clock = PracticeClock(settings.practice_clock)
    tools = Tools(settings, open_engine(settings.database_url), read_keys(settings.key_file), clock)
    make_due(tools, warm_up)
    live(tools, folder, warm_up, MOODS[0], -1, place_call)
    tools.engine.dispose()
    gc.freeze()  # else every child's collector would touch, and so copy, all that was loaded
    told = {
        "ours": live_and_die(tools, folder, contacts, range(STEPS), place_call, random),
        "planted": live_and_die(tools, folder, victims, AROUND_THE_REQUEST, place_as_if_new, random),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
