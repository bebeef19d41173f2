"""What has to be known of a call to understand what happens to it next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

import suppression
from scripts import Script
from voice_app import conversation
from voice_app.calls.call_row import CallRow
from voice_app.calls.states import BEFORE_ANSWER, State
from voice_app.conversation import Memory

# The contexts in which these columns are sealed; number and fields move from the contact to its calls as they are.
NUMBER, FIELDS, MEMORY = "contact.number", "contact.fields", "call.memory"


@dataclass(frozen=True, slots=True)
class Scene:
    """The call as the next event finds it."""

    state: State
    turn: int
    script: Script
    fields: Mapping[str, str]
    memory: Memory
    suppressed: bool  # is the number on the suppression list at this moment?
    started: datetime | None
    now: datetime


def scene_of(
    call: CallRow, script: Script, sealer: suppression.Sealer, now: datetime, *, suppressed: bool = False
) -> Scene:
    """The scene that the call's row tells."""
    return Scene(
        state=State(call.state),
        turn=call.turn,
        script=script,
        fields=json.loads(sealer.open(call.sealed_fields, FIELDS)),
        memory=_memory(call, sealer),
        suppressed=suppressed,
        started=call.answered_at,
        now=now,
    )


def is_suppressed(session: Session, call: CallRow) -> bool:
    """Whether a stop stands against this call; the list is asked only until the call is answered."""
    waits = call.state in BEFORE_ANSWER
    return waits and suppression.standing(session, call.fingerprint, call.client_id) is not None


def _memory(call: CallRow, sealer: suppression.Sealer) -> Memory:
    if call.sealed_memory is None:
        return Memory()
    return conversation.from_json(sealer.open(call.sealed_memory, MEMORY).decode())
