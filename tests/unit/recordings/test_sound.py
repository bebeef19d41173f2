"""A WAV that is too short, or is none, is told from its first bytes and its length."""

import struct

import pytest

from recordings import NotYet
from recordings.sound import check_wave
from tests.store.recordings.carrier import make_wave


def check(wave, seconds, length=None):
    check_wave(wave[:4096], len(wave) if length is None else length, seconds)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("announced", [None, 0, 8, 10, 12])
def test_a_whole_recording_passes_within_the_carriers_rounding(channels, announced):
    check(make_wave(10, channels), announced)


@pytest.mark.parametrize("announced", [13, 60])
def test_a_recording_shorter_than_announced_is_refused(announced):
    with pytest.raises(NotYet, match="announced"):
        check(make_wave(10), announced)


@pytest.mark.parametrize("body", [b"", b"<html>", b"RIFF", b"RIFF1234AVI fmt ", b"ID3" * 100])
def test_what_is_no_wave_is_refused(body):
    with pytest.raises(NotYet, match="not a WAV"):
        check(body, None)


@pytest.mark.parametrize(
    "wave",
    [
        make_wave(1)[:36],
        make_wave(1)[:20],
        b"RIFF\0\0\0\0WAVEdata\0\0\0\0",
        make_wave(1)[:28] + bytes(4) + make_wave(1)[32:],  # no bytes per second
    ],
)
def test_a_wave_without_sound_is_refused(wave):
    with pytest.raises(NotYet, match="without sound"):
        check(wave, None)


def test_other_chunks_before_the_sound_are_passed_over():
    wave = make_wave(5)
    listed = wave[:36] + struct.pack("<4sI", b"LIST", 5) + b"about\0" + wave[36:]
    check(listed, 5)
