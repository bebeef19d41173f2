"""How long speech lasts, and which voices may say it.

The voices of British English are from https://www.twilio.com/docs/voice/twiml/say/text-speech; others are not
known here and are refused as Twilio refuses a misspelt one.
"""

import re

WORDS_PER_SECOND = 2.6
COMMA, STOP = 0.2, 0.4  # seconds of silence after each
KEY_SECONDS = 0.2

BASIC = frozenset({"man", "woman", "alice"})
POLLY = frozenset(
    {"Polly.Amy", "Polly.Emma", "Polly.Brian", "Polly.Amy-Neural", "Polly.Emma-Neural", "Polly.Brian-Neural"}
)
NEURAL_ONLY = frozenset({"Polly.Arthur-Neural"})
GENERATIVE = frozenset({"Polly.Amy-Generative"})
GOOGLE = re.compile(r"Google\.en-GB-(Standard-[A-Z]|Wavenet-[A-Z]|Neural2-[A-Z]|Chirp3-HD-[A-Z][a-z]+)")


def speech_seconds(text: str) -> float:
    """How long saying `text` takes, in virtual seconds."""
    words = len(re.findall(r"[\w'’]+", text))
    pauses = COMMA * len(re.findall(r"[,;:–—]", text)) + STOP * len(re.findall(r"[.!?]+(?=\s)", text))
    return max(0.3, words / WORDS_PER_SECOND + pauses) if words else 0.0


def voice_fault(voice: str, region: str) -> str | None:
    """Why `voice` cannot speak in `region`, or None. Generative voices are served in us1 only (13520 elsewhere)."""
    if voice in GENERATIVE and region != "us1":
        return f"the voice {voice} is not served in {region}"
    if voice in BASIC | POLLY | NEURAL_ONLY | GENERATIVE or GOOGLE.fullmatch(voice):
        return None
    return f"there is no voice {voice}"


def longest_text(voice: str) -> int:
    """Characters one Say may hold: more is refused with 13521."""
    if voice.startswith("Polly."):
        return 3000
    return 5000 if voice.startswith("Google.") else 4096
