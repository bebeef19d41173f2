"""The conversation: what the person called meant (guards first), and what the agent answers from the script."""

from voice_app.conversation.controller import answer, begin
from voice_app.conversation.hearing import hear
from voice_app.conversation.memory import MemoryFaulty, from_json, to_json
from voice_app.conversation.rehearsal import Result, rehearse
from voice_app.conversation.turns import Action, Flag, Hearing, Label, Memory, Move, Turn
from voice_app.conversation.warm import warm_up

__all__ = [
    "Action", "Flag", "Hearing", "Label", "Memory", "MemoryFaulty", "Move", "Result", "Turn",
    "answer", "begin", "from_json", "hear", "rehearse", "to_json", "warm_up",
]  # fmt: skip
