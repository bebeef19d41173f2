"""What has to be known of a call to understand what happens to it next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

import suppression
from scripts import Script
from voice_app import conversation
from voice_app.calls.kept_scripts import read_script
from voice_app.calls.locked import LockedCall
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


def scene_of(session: Session, call: LockedCall, sealer: suppression.Sealer, now: datetime) -> Scene:
    """Read the scene from the locked call; the suppression list is asked until the call is answered."""
    state = State(call.state)
    waits = state in BEFORE_ANSWER
    return Scene(
        state=state,
        turn=call.turn,
        script=read_script(session, call.script_hash),
        fields=json.loads(sealer.open(call.sealed_fields, FIELDS)),
        memory=_memory(call, sealer),
        suppressed=waits and suppression.standing(session, call.fingerprint, call.client_id) is not None,
        started=call.answered_at,
        now=now,
    )


def _memory(call: LockedCall, sealer: suppression.Sealer) -> Memory:
    if call.sealed_memory is None:
        return Memory()
    return conversation.from_json(sealer.open(call.sealed_memory, MEMORY).decode())
