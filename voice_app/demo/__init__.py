"""The demo: simulated people, real parts, and a verdict for each promise."""

from voice_app.demo.cast import CALLEES
from voice_app.demo.play import TookTooLong, play
from voice_app.demo.proofs import prove
from voice_app.demo.telling import Telling

__all__ = ["CALLEES", "Telling", "TookTooLong", "play", "prove"]
