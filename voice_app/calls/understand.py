"""From what the line brought to one fact with one meaning. All that is uncertain is decided here, before the table.

Key 9, or a refusal in words, is looked for first, in every state and at every turn, also one long past.
"""

from dataclasses import dataclass

from voice_app import conversation
from voice_app.calls.events import Event
from voice_app.calls.events import Kind as K
from voice_app.calls.office import is_open
from voice_app.calls.scene import Scene
from voice_app.calls.states import BEFORE_ANSWER
from voice_app.calls.states import State as S
from voice_app.conversation import Action, Label, Move, Turn

OPT_OUT_KEY, PERSON_KEY = "9", "0"
CONFIRMING = "confirm_opt_out"
REFUSALS = {Label.OPT_OUT, Label.DATA_ERASURE}  # who wants to be forgotten would else be called again (ICO)
_KIND_OF_MOVE = {
    Move.CARRY_ON: K.REPLIED,
    Move.FINISH: K.FINISHED,
    Move.OPT_OUT: K.OPTED_OUT,
    Move.STOP_RECORDING: K.RECORDING_REFUSED,
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A settled fact, and the conversation's turn where there was one."""

    kind: K
    turn: Turn | None = None
    why: str = ""


def understand(scene: Scene, event: Event) -> Meaning:
    """The one thing that `event` means in this scene."""
    if event.kind is K.ANSWERED and scene.suppressed:
        return Meaning(K.ANSWERED_TOO_LATE, why="suppressed since the dial")
    if event.kind is K.HUNG_UP and scene.state is S.CONVERSE and scene.memory.asking == CONFIRMING:
        return Meaning(K.HUNG_UP_WHEN_ASKED, why="hung up when asked whether to stop the calls")
    if event.kind is not K.TURN_ENDED:
        return Meaning(event.kind)
    return _end_of_turn(scene, event)


def refuses(event: Event) -> str | None:
    """Why this turn is an opt-out whatever else is true, or None: the 9 key, or a refusal in plain words."""
    if OPT_OUT_KEY in event.keys:
        return "key 9"
    if not event.words:
        return None
    hearing = conversation.hear(event.words)
    sure = hearing.label in REFUSALS and hearing.action is Action.ACT
    return hearing.why if sure or not REFUSALS.isdisjoint(hearing.also) else None


def _end_of_turn(scene: Scene, event: Event) -> Meaning:
    if OPT_OUT_KEY in event.keys:
        return Meaning(K.OPTED_OUT, why="key 9")
    if scene.state is S.CONVERSE and event.turn == scene.turn and PERSON_KEY not in event.keys:
        return _in_conversation(scene, event)
    if why := refuses(event):
        return Meaning(K.OPTED_OUT, why=why)
    if scene.state in BEFORE_ANSWER or event.turn != scene.turn:
        return Meaning(K.STALE, why="answers a turn that is not the present one")
    if PERSON_KEY in event.keys:
        return _person_wanted(scene, "key 0")
    return Meaning(K.OTHER_KEY if event.keys else K.PLAYED)


def _in_conversation(scene: Scene, event: Event) -> Meaning:
    turn = conversation.answer(
        scene.script, scene.fields, scene.memory, event.words or event.keys, scene.now, started=scene.started
    )
    why = turn.hearing.why if turn.hearing else ""
    if turn.move is Move.PERSON:
        wanted = _person_wanted(scene, why)
        return Meaning(wanted.kind, turn, why)
    if turn.outcome == Label.VOICEMAIL:
        return Meaning(K.VOICEMAIL_HEARD, turn, why)
    return Meaning(_KIND_OF_MOVE[turn.move], turn, why)


def _person_wanted(scene: Scene, why: str) -> Meaning:
    is_there = is_open(scene.script.person.hours, scene.now)
    return Meaning(K.ASKED_FOR_PERSON if is_there else K.ASKED_OUT_OF_HOURS, why=why)
