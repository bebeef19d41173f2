"""Answering machine detection: what it finds, and after how many seconds.

Source: https://www.twilio.com/docs/voice/answering-machine-detection.
"""

from voice_app.practice.callee import Manner
from voice_app.practice.speech import speech_seconds

SILENCE_SECONDS = 5.0
BEEP_SECONDS = 1.0


def verdict(manner: Manner, mode: str, usual_seconds: float, timeout: float) -> tuple[str, float]:
    """AnsweredBy and the seconds after the answer; `mode` is Enable or DetectMessageEnd. Out of time it is unknown."""
    found, seconds = manner.amd, usual_seconds
    if manner.amd == "unknown":
        seconds = SILENCE_SECONDS
    if manner.amd == "machine_start" and mode == "DetectMessageEnd":
        found = "machine_end_beep" if manner.greeting else "machine_end_silence"
        seconds = 0.5 + speech_seconds(manner.greeting or "") + BEEP_SECONDS
    return (found, seconds) if seconds <= timeout else ("unknown", timeout)
