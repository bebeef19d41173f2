"""Decisions of the gate with their evidence written: `reserve`, each in a durable transaction, on PostgreSQL.

As many processes as there are processors, four threads each, every contact once; every second one never agreed.
Each decision locks the number, gathers all facts, judges every rule, writes the evidence, makes the call or ends the
contact, and commits. Prints one line of JSON; run from the checkout: python -m bench.gate [CONTACTS]
"""

import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from bench.server import installation
from tests.make import make_campaign, make_contact
from tests.safety.people import number
from voice_app.campaigns import Reserved, reserve
from voice_app.wiring import Tools, open_tools

CONTACTS, THREADS, TARGET = 2_000, 4, 500
TOGETHER = 500  # contacts enrolled in one transaction


def enrol(environ: Mapping[str, str], count: int) -> list[str]:
    """One campaign, that many people; every second one has agreed."""
    people: list[str] = []
    with open_tools(environ) as tools:
        with tools.sessions.begin() as session:
            make_campaign(session, tools.now())
        for first in range(0, count, TOGETHER):
            with tools.sessions.begin() as session:
                for place in range(first, min(first + TOGETHER, count)):
                    agreed = place % 2 == 0
                    contact = make_contact(session, tools.dialling, tools.now(), number(place), consents=agreed)
                    people.append(contact.id)
    return people


def decide(environ: Mapping[str, str], begin: float, people: list[str]) -> Counter[str]:
    """A process of its own: all its decisions; it waits for the others before it begins."""
    with open_tools(environ) as tools, ThreadPoolExecutor(THREADS) as pool:
        decide_one(tools, people[0])  # imports, plans and caches are there when the clock starts
        time.sleep(max(0.0, begin - time.time()))
        told = Counter(pool.map(partial(decide_one, tools), people[1:]))
        told["took_ms"] = round(1000 * (time.time() - begin))
        return told


def decide_one(tools: Tools, contact_id: str) -> str:
    with tools.sessions.begin() as session:
        answer = reserve(session, contact_id, 1, tools.dialling, tools.now())
    return "allowed" if isinstance(answer, Reserved) else "refused"


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder, installation(Path(folder)) as environ:
        people, crew = enrol(environ, count), os.cpu_count() or 1
        with ProcessPoolExecutor(crew, mp_context=get_context("spawn")) as pool:
            begin = time.time() + 15  # when all of them have started
            parts = [pool.submit(decide, environ, begin, people[place::crew]) for place in range(crew)]
            told = [part.result() for part in parts]
    total = sum((Counter(one) for one in told), Counter[str]())
    decisions, seconds = total["allowed"] + total["refused"], max(one["took_ms"] for one in told) / 1000
    print(
        json.dumps(
            {
                "decisions": decisions,
                "allowed": total["allowed"],
                "refused": total["refused"],
                "seconds": seconds,
                "decisions_per_s": round(decisions / seconds),
                "target_per_s": TARGET,
                "processes": crew,
                "threads": THREADS,
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CONTACTS)
