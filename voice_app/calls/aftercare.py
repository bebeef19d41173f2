"""What a turn of the conversation asks of us beside moving the call: memory, tickets, and numbers to leave alone."""

import suppression
from suppression import Channel
from voice_app import conversation
from voice_app.calls.deeds import Change, open_ticket
from voice_app.calls.kept_scripts import read_script
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


def take_care(change: Change) -> None:
    """Keep what the conversation knows now, open the tickets its outcome and its flags ask for."""
    call, turn = change.call, change.meaning.turn
    if turn is None:
        return
    call.sealed_memory = change.tools.sealer.seal(conversation.to_json(turn.memory).encode(), MEMORY)
    call.outcome, call.score = turn.outcome or call.outcome, turn.score or call.score
    for flag in turn.flags:
        _see_to(change, flag)
    _tell_the_client(change, turn)


def _see_to(change: Change, flag: Flag) -> None:
    if kind := FOR_PEOPLE.get(flag):
        open_ticket(change, kind, flag)
    if channel := LEFT_ALONE.get(flag):
        keys = change.tools.number_keys
        number = keys.open(change.call.sealed_number, NUMBER)
        opt_out = suppression.OptOut(number, channel, change.now, call_id=change.call.id)
        suppression.suppress(change.session, keys, opt_out)


def _tell_the_client(change: Change, turn: Turn) -> None:
    """The script's outcome may name whom to tell, and a text to send: both become tickets for people."""
    for outcome in read_script(change.session, change.call.script_hash).outcomes:
        if outcome.name == turn.outcome and outcome.notify:
            open_ticket(change, "notify", f"{outcome.name}: {outcome.notify}")
        if outcome.name == turn.outcome and outcome.sms:
            open_ticket(change, "text", f"{outcome.name}: {outcome.sms}")
