"""How long a WAV lasts, told from its first bytes and its length (RIFF, Microsoft/IBM 1991)."""

import struct

from recordings.faults import NotYet

HEAD = 4096  # bytes within which the format and the start of the sound must be declared
ROUNDING_S = 2  # the carrier announces whole seconds, and trims silence at the edges


def check_wave(head: bytes, length: int, seconds: int | None) -> None:
    """Raises NotYet unless a file of `length` bytes that begins with `head` is a WAV of `seconds` seconds.

    Only what is too short is refused: a body that was cut, or an error page in place of the sound.
    """
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        raise NotYet("The carrier sent something that is not a WAV.")
    rate, start = _byte_rate_and_start(head)
    if rate == 0 or start > length:
        raise NotYet("The carrier sent a WAV without sound.")
    lasts = (length - start) / rate
    if seconds is not None and lasts < seconds - ROUNDING_S:
        raise NotYet(f"The carrier announced {seconds} s of sound and sent {lasts:.0f} s.")


def _byte_rate_and_start(head: bytes) -> tuple[int, int]:
    """Bytes per second, and where the sound begins; (0, …) when the head does not say."""
    rate, at = 0, 12
    while at + 8 <= len(head):
        name, size = struct.unpack_from("<4sI", head, at)
        if name == b"data":
            return rate, at + 8
        if name == b"fmt " and at + 20 <= len(head):
            (rate,) = struct.unpack_from("<I", head, at + 16)
        at += 8 + size + size % 2
    return 0, at
