"""Speech as sound: 8 kHz, 16 bit, one channel. By espeak-ng where it is installed, else a tone for each word."""

import array
import io
import math
import shutil
import subprocess
import sys
import wave
import zlib
from functools import lru_cache

RATE = 8000
VOICE = "en-gb"
USUAL_WPM, SLOWEST_WPM, FASTEST_WPM = 165, 80, 450
LOUD = 9000
LONGEST_SYNTHESIS = 20.0  # real seconds for one sentence

Samples = array.array  # of signed 16 bit numbers


@lru_cache(maxsize=512)
def speech(text: str, seconds: float) -> "Samples[int]":
    """`text` spoken in about `seconds`; longer sound is cut, shorter followed by silence. Not to be changed."""
    wanted = round(seconds * RATE)
    program = shutil.which("espeak-ng")
    samples = _espeak(program, text, seconds) if program else _tones(text, wanted)
    return fitted(samples, wanted)


def fitted(samples: "Samples[int]", length: int) -> "Samples[int]":
    missing = length - len(samples)
    return samples + silence(missing) if missing > 0 else samples[:length]


def silence(length: int) -> "Samples[int]":
    return array.array("h", bytes(2 * max(0, length)))


def _espeak(program: str, text: str, seconds: float) -> "Samples[int]":
    """Once to measure, and once more at the speed that fits."""
    first = _spoken(program, text, USUAL_WPM)
    needed = len(first) / RATE / max(seconds, 0.1)
    speed = min(FASTEST_WPM, max(SLOWEST_WPM, round(USUAL_WPM * needed)))
    return first if abs(needed - 1) < 0.05 else _spoken(program, text, speed)


def _spoken(program: str, text: str, words_per_minute: int) -> "Samples[int]":
    command = [program, "-v", VOICE, "-s", str(words_per_minute), "--stdin", "--stdout"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=LONGEST_SYNTHESIS, check=True)  # noqa: S603 - our own fixed command; the text comes by stdin
    with wave.open(io.BytesIO(done.stdout)) as source:
        rate, frames = source.getframerate(), source.readframes(source.getnframes())
    return resampled(native(frames), rate)


def native(frames: bytes) -> "Samples[int]":
    samples = array.array("h", frames[: len(frames) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def resampled(samples: "Samples[int]", rate: int) -> "Samples[int]":
    """Down to 8 kHz: each new sample is the mean of those it stands for."""
    step = rate / RATE
    width = max(1, round(step))
    count = int((len(samples) - width) / step) if len(samples) > width else 0
    starts = (int(place * step) for place in range(count))
    return array.array("h", (sum(samples[start : start + width]) // width for start in starts))


def _tones(text: str, length: int) -> "Samples[int]":
    """One tone for each word, as long as the word, with a short gap after it; the same word sounds the same."""
    words = text.split()
    letters = sum(len(word) + 1 for word in words) or 1
    sound = array.array("h")
    for word in words:
        size = length * (len(word) + 1) // letters
        pitch = 220 + zlib.crc32(word.casefold().encode()) % 400
        sound += _tone(pitch, size * 4 // 5) + silence(size - size * 4 // 5)
    return sound


def _tone(pitch: int, length: int) -> "Samples[int]":
    turn = 2 * math.pi * pitch / RATE
    return array.array("h", (int(LOUD * math.sin(turn * place)) for place in range(length)))
