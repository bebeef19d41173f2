"""Imports a list in a process that can be killed: tells on standard output when it begins, and when rows are written.

python -m tests.store.lists.mortal_import DATABASE_URL KEY_FILE REGISTERS LIST
"""

import sys
from contextlib import ExitStack
from pathlib import Path

from suppression import NumberKeys
from tests.conftest import NOW
from tests.store.lists.conftest import FORM
from voice_app.campaigns.lists import (
    Doing,
    Means,
    Reading,
    judge_list,
    make_order,
    open_contacts,
    open_crew,
    take_in,
)
from voice_app.database import open_engine, open_sessions
from voice_app.keys import read_keys


def main(url, key_file, registers, path):
    keys, sessions = read_keys(Path(key_file)), open_sessions(open_engine(url))
    number_keys = NumberKeys(keys.fingerprint, keys.sealer)
    with ExitStack() as stack:
        with sessions.begin() as session:
            order = make_order(session, "spring", "Maya", NOW)
        found = stack.enter_context(open_contacts(Path(path), order, Reading({}, FORM)))
        crew = stack.enter_context(
            open_crew(found.plan, Means(number_keys, Path(registers), keys.registers, False), 99_999)
        )
        doing = Doing(crew, lambda done, _about: print("checked", done, flush=True))
        judged = stack.enter_context(judge_list(sessions.begin, order, found, doing))
        with sessions.begin() as session:
            take_in(session, judged, number_keys, lambda done, _about: print("stored", done, flush=True))
            print("all stored, nothing committed", flush=True)
            sys.stdin.readline()
    print("done", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
