"""Scripts and short calls for these tests."""

from datetime import UTC, datetime

import scripts
from voice_app.conversation import Memory, Move, answer, begin

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)  # a Monday morning in London
CONTACT = {
    "first_name": "Sam", "street": "Elm Road", "enquiry_date": "2026-03-14", "year_of_birth": "1952", "plan": "house",
    "last_order": "2026-02-01", "price": "£9.50",
}  # fmt: skip


def make_script(name):
    """One of the library's scripts: property, healthcare or ecommerce."""
    return scripts.load(scripts.library_text(name), name)


PROPERTY, HEALTHCARE, ECOMMERCE = map(make_script, ("property", "healthcare", "ecommerce"))
SCRIPTS = {"property": PROPERTY, "healthcare": HEALTHCARE, "ecommerce": ECOMMERCE}


def talk(script, *lines, now=NOW, contact=None, **more):
    """All turns of a call in which these things are said; the opening is the first."""
    fields = CONTACT if contact is None else contact
    turns = [begin(script, fields, now)]
    for words in lines:
        turns.append(answer(script, fields, turns[-1].memory, words, now, **more))
    return turns


def last(script, *lines, **more):
    return talk(script, *lines, **more)[-1]


def memory_asking(name, **more):
    return Memory(asking=name, **more)


def ends(turn):
    return turn.move not in (Move.CARRY_ON, Move.STOP_RECORDING)
