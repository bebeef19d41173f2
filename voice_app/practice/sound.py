"""Speech as sound: 8 kHz, 16 bit, one channel. By espeak-ng where it is installed, else a tone for each word."""

import array
import io
import math
import operator
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
    sound, rate = _spoken(program, text, USUAL_WPM)
    needed = len(sound) / rate / max(seconds, 0.1)
    if abs(needed - 1) > 0.05:
        speed = min(FASTEST_WPM, max(SLOWEST_WPM, round(USUAL_WPM * needed)))
        sound, rate = _spoken(program, text, speed)
    return resampled(sound, rate)


def _spoken(program: str, text: str, words_per_minute: int) -> tuple["Samples[int]", int]:
    command = [program, "-v", VOICE, "-s", str(words_per_minute), "--stdin", "--stdout"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=LONGEST_SYNTHESIS, check=True)  # noqa: S603 - our own fixed command; the text comes by stdin
    with wave.open(io.BytesIO(done.stdout)) as source:
        return native(source.readframes(source.getnframes())), source.getframerate()


def native(frames: bytes) -> "Samples[int]":
    samples = array.array("h", frames[: len(frames) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def resampled(samples: "Samples[int]", rate: int) -> "Samples[int]":
    """Down to 8 kHz: each new sample is the mean of those it stands for. Slices, not loops, do the work."""
    width = max(1, round(rate / RATE))
    sums = array.array("i", samples)
    for shift in range(1, width):
        sums = array.array("i", map(operator.add, sums, samples[shift:]))
    up, down = RATE // math.gcd(RATE, rate), rate // math.gcd(RATE, rate)
    count = len(sums) * up // down
    picked = array.array("i", bytes(4 * count))
    for phase in range(min(up, count)):
        picked[phase::up] = sums[phase * down // up :: down][: len(range(phase, count, up))]
    return array.array("h", (value // width for value in picked))


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
    period = round(RATE / pitch)
    wave_form = (int(LOUD * math.sin(2 * math.pi * place / period)) for place in range(period))
    return (array.array("h", wave_form) * (length // period + 1))[:length]
