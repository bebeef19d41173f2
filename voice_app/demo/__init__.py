"""The demo: simulated people, real parts, and a verdict for each promise."""

from voice_app.demo.cast import CALLEES
from voice_app.demo.desk import Desk, Said
from voice_app.demo.evidence import Evidence
from voice_app.demo.play import play
from voice_app.demo.proofs import Proof, prove
from voice_app.demo.scene import OutOfStory
from voice_app.demo.telling import Telling

__all__ = ["CALLEES", "Desk", "Evidence", "OutOfStory", "Proof", "Said", "Telling", "play", "prove"]
