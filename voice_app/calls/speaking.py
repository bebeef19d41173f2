"""From a line of the table to the words the callee hears. Pure; the wording here is fixed for every client."""

from dataclasses import dataclass

from scripts import Script
from voice_app.calls.machine import Deed, Line, Row
from voice_app.calls.opening import announcements, reach
from voice_app.calls.reply import Hear, Reply
from voice_app.calls.states import ANNOUNCING, RESTING
from voice_app.calls.states import State as S
from voice_app.conversation import Turn

OPT_OUT_DONE = "Done. We won't ring this number again. Goodbye."  # to a 9; a refusal in words has answers of its own
HEARS = dict.fromkeys((*ANNOUNCING, S.HANDING_OVER, S.CLOSING), Hear.KEYS) | {S.CONVERSE: Hear.KEYS_AND_WORDS}


@dataclass(frozen=True, slots=True)
class Names:
    """Who calls, for whom, and how the client can be reached without charge."""

    company: str
    client: str
    contact: str


def reply(row: Row, names: Names, script: Script, turn: Turn | None, number: int) -> Reply:
    """What is said and listened for when `row` applies; `number` is the new turn's."""
    hear = HEARS.get(row.becomes, Hear.NOTHING)
    return Reply(
        say=words(row.say, names, script, turn),
        voice=script.agent.voice,
        slow=turn is not None and turn.memory.slower,
        hear=hear,
        turn=number,
        record=Deed.RECORD in row.do,
        stop_recorder=not {Deed.STOP_RECORDER, Deed.FORGET_RECORDING}.isdisjoint(row.do),
        connect=script.person.number if row.say is Line.CONNECT else None,
        hang_up=row.becomes in RESTING or row.becomes is S.STOPPING,
        hints=turn.hints if turn and hear is Hear.KEYS_AND_WORDS else (),
    )


def words(line: Line, names: Names, script: Script, turn: Turn | None) -> str:
    """The words of a line."""
    identify, purpose, offer = announcements(names.company, names.client, script.purpose, names.contact)
    fixed = {
        Line.IDENTIFY: identify,
        Line.PURPOSE: purpose,
        Line.OFFER: offer,
        Line.HAND_OVER: f"I'm putting you through to a person at {names.client}.",
        Line.PERSON_CLOSED: f"{script.person.closed} You can also reach {_way(names)}. Goodbye.",
        Line.NOBODY_FREE: "No one is free now. I'll ask a person to ring you back. "
        f"You can also reach {_way(names)}. Goodbye.",
        Line.APOLOGY: apology(names),
        Line.INFORMATION: information(names),
    }
    if line is Line.OPT_OUT_DONE and turn is None:
        return OPT_OUT_DONE
    return fixed.get(line) or (turn.say if turn else "")


def apology(names: Names) -> str:
    """Said when a call cannot go on: who it was, and a free way to say no (information message, Ofcom)."""
    return (
        f"Sorry, we could not go on with this call. It was from {names.company}, for {names.client}. "
        f"To stop these calls, press 9. You can reach {_way(names)}. Goodbye."
    )


def information(names: Names) -> str:
    """Said before a call that may not go on is ended (Ofcom's information message): no marketing, nothing asked."""
    return (
        f"Sorry, we could not connect this call. It was from {names.company}, for {names.client}. "
        f"You can reach {_way(names)}, also to stop further calls. Goodbye."
    )


def _way(names: Names) -> str:
    return f"{names.client} {reach(names.contact)}"
