"""A stand-in carrier that plays Twilio honestly over HTTP, for demo, rehearsal and tests.

It is the other side of the wire: it imports nothing of ours outside this room, and speaks with the product by HTTP
alone. Run it with `python -m voice_app.practice`; callees are described in `callees_file`, faults in `faults`.
"""

from voice_app.practice.callee import Act, Callee, HangUp, Heard, Key, Manner, Pickup, Words
from voice_app.practice.callees_file import Callees, CalleesFaulty, load_callees, read_callees
from voice_app.practice.carrier import Carrier
from voice_app.practice.faults import Fault, FaultUnclear, Kind, read_fault
from voice_app.practice.media import KeyUnfit
from voice_app.practice.phone import LiveCallee
from voice_app.practice.settings import CarrierSettings, Guesses

__all__ = [
    "Act",
    "Callee",
    "Callees",
    "CalleesFaulty",
    "Carrier",
    "CarrierSettings",
    "Fault",
    "FaultUnclear",
    "Guesses",
    "HangUp",
    "Heard",
    "Key",
    "KeyUnfit",
    "Kind",
    "LiveCallee",
    "Manner",
    "Pickup",
    "Words",
    "load_callees",
    "read_callees",
    "read_fault",
]
