"""People to call: drama numbers that may be dialled, and calls on which they can be talked to."""

import secrets
from dataclasses import dataclass, replace

from suppression import parse_number
from suppression.drama import DRAMA_BLOCKS
from tests.make import make_campaign, make_contact
from voice_app.calls import Call, State
from voice_app.campaigns import reserve
from voice_app.campaigns.gate import CALLABLE
from voice_app.wiring import open_tools

AT_ONCE = 500  # calls made in one transaction
BLOCKS = tuple(block for block in sorted(DRAMA_BLOCKS) if parse_number(f"{block}000").kind in CALLABLE)
MOST = 1000 * len(BLOCKS)
ON_THE_LINE = (State.RINGING, State.IDENTIFY, State.PURPOSE, State.OFFER, State.CONVERSE, State.CLOSING)


@dataclass(frozen=True)
class Person:
    """Somebody on the line, as the carrier knows the call."""

    call_id: str
    number: str
    carrier_id: str


def number(place):
    """The drama number at this place of all that may be called."""
    return f"{BLOCKS[place // 1000]}{place % 1000:03}"


def people_on_the_line(environ, count, first=0, states=ON_THE_LINE):
    """That many calls, each to a number of its own and in one of `states`, in turn 1."""
    people = []
    with open_tools(environ) as tools:
        with tools.sessions.begin() as session:
            campaign = f"c{secrets.token_hex(4)}"
            make_campaign(session, tools.now(), campaign_id=campaign)
        for start in range(first, first + count, AT_ONCE):
            with tools.sessions.begin() as session:
                for place in range(start, min(start + AT_ONCE, first + count)):
                    people.append(_reach(session, tools, campaign, place, states))
    return people


def _reach(session, tools, campaign, place, states):
    now, dialling = tools.now(), replace(tools.dialling, agents=MOST)
    contact = make_contact(session, dialling, now, number(place), campaign)
    call = session.get_one(Call, reserve(session, contact.id, 1, dialling, now).call_id)
    call.state, call.turn, call.armed_at, call.answered_at = states[place % len(states)], 1, now, now
    return Person(call.id, number(place), "CA" + secrets.token_hex(16))
