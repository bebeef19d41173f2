"""What a turn of the conversation asks of us beside moving the call: memory, tickets, and numbers to leave alone."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

import suppression
from scripts import Script
from suppression import Channel, OptOut
from voice_app import conversation
from voice_app.calls.deeds import Change, open_ticket
from voice_app.calls.scene import MEMORY, NUMBER
from voice_app.conversation import Flag, Turn

# Law R44, R45: such a number is not called again; no detail is kept of why.
LEFT_ALONE = {
    Flag.VULNERABLE: Channel.VULNERABLE,
    Flag.DANGER: Channel.VULNERABLE,
    Flag.CHILD: Channel.CHILD,
    Flag.WRONG_NUMBER: Channel.WRONG_NUMBER,
}
FOR_PEOPLE = {
    Flag.CALL_BACK: "call_back",
    Flag.DATA_REQUEST: "data_request",
    Flag.DATA_ERASURE: "data_erasure",
    Flag.VULNERABLE: "review",
    Flag.DANGER: "review",
    Flag.CHILD: "review",
}


@dataclass(frozen=True, slots=True)
class Errands:
    """What a turn asks for that is not the call's own: tickets as (kind, detail), and why to leave the number alone."""

    tickets: tuple[tuple[str, str], ...] = ()
    leave_alone: tuple[Channel, ...] = ()


def remember(change: Change) -> None:
    """Keep what the conversation knows now."""
    call, turn = change.call, change.meaning.turn
    if turn is None:
        return
    call.sealed_memory = change.tools.sealer.seal(conversation.to_json(turn.memory).encode(), MEMORY)
    call.outcome, call.score = turn.outcome or call.outcome, turn.score or call.score


def errands(script: Script, turn: Turn | None) -> Errands:
    """What the turn's flags and its outcome ask for. Whom to tell, and texts to send, are tickets for people."""
    if turn is None:
        return Errands()
    tickets = [(FOR_PEOPLE[flag], str(flag)) for flag in turn.flags if flag in FOR_PEOPLE]
    for outcome in script.outcomes:
        if outcome.name == turn.outcome and outcome.notify:
            tickets.append(("notify", f"{outcome.name}: {outcome.notify}"))
        if outcome.name == turn.outcome and outcome.sms:
            tickets.append(("text", f"{outcome.name}: {outcome.sms}"))
    return Errands(tuple(tickets), tuple(LEFT_ALONE[flag] for flag in turn.flags if flag in LEFT_ALONE))


def run_errands(session: Session, asked: Errands, change: Change) -> None:
    """Open the tickets, and leave the number alone from now on."""
    for kind, detail in asked.tickets:
        open_ticket(session, change, kind, detail)
    for channel in asked.leave_alone:
        keys = change.tools.number_keys
        number = keys.open(change.call.sealed_number, NUMBER)
        suppression.suppress(session, keys, OptOut(number, channel, change.now, call_id=change.call.id))
