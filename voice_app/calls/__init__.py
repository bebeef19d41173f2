"""The call: its states, what can happen to it, what is said, and the one function through which it changes."""

from voice_app.calls.deeds import CallTools, Work
from voice_app.calls.events import Event, Kind, Recorded, recording_ready
from voice_app.calls.handle import StrangeEvent, UnknownCall, handle, handle_at_once
from voice_app.calls.kept_scripts import ScriptNotKept, keep_script, read_script
from voice_app.calls.locked import LockedCall, lock_call
from voice_app.calls.opening import MAX_SPOKEN_WORDS, announcements
from voice_app.calls.placing import Placing, declined, lost, placed
from voice_app.calls.reply import Hear, Reply
from voice_app.calls.scene import FIELDS, NUMBER
from voice_app.calls.speaking import OPT_OUT_DONE
from voice_app.calls.states import ACTIVE, RESTING, State
from voice_app.calls.tables import Call, CallEvent, Ticket
from voice_app.calls.tickets import Owed, close_ticket, open_tickets
from voice_app.calls.understand import refuses
from voice_app.calls.unlocked import AutocommitConnection, ConnectionLost

__all__ = [
    "ACTIVE",
    "FIELDS",
    "MAX_SPOKEN_WORDS",
    "NUMBER",
    "OPT_OUT_DONE",
    "RESTING",
    "AutocommitConnection",
    "Call",
    "CallEvent",
    "CallTools",
    "ConnectionLost",
    "Event",
    "Hear",
    "Kind",
    "LockedCall",
    "Owed",
    "Placing",
    "Recorded",
    "Reply",
    "ScriptNotKept",
    "State",
    "StrangeEvent",
    "Ticket",
    "UnknownCall",
    "Work",
    "announcements",
    "close_ticket",
    "declined",
    "handle",
    "handle_at_once",
    "keep_script",
    "lock_call",
    "lost",
    "open_tickets",
    "placed",
    "read_script",
    "recording_ready",
    "refuses",
]
