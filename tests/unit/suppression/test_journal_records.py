"""What a journal file gives back, whatever has happened to its bytes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suppression import Channel, OptOut, parse_number
from suppression.journal_record import HEADER_BYTES, pack, unpack_all
from voice_app.keys import Sealer

FILE = "opt-outs-1-ab"
AT = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


SEALER, OTHER_SEALER = Sealer(b"k" * 32), Sealer(b"x" * 32)


@pytest.fixture
def opt_outs(now):
    return [
        OptOut(parse_number(f"07700 90012{place}"), Channel.SPEECH, now, call_id=f"c{place}", words="lass das, 停止")
        for place in range(3)
    ]


@pytest.fixture
def records(opt_outs):
    return [pack(opt_out, place, FILE, SEALER) for place, opt_out in enumerate(opt_outs, start=1)]


def test_what_was_written_is_read(opt_outs, records):
    contents = unpack_all(b"".join(records), FILE, SEALER)
    assert contents.opt_outs == tuple(opt_outs)
    assert contents.damaged == ()


def test_nothing_of_an_opt_out_can_be_read_without_the_key(records):
    data = b"".join(records)
    assert b"7700" not in data
    assert b"speech" not in data


def test_a_file_cut_short_anywhere_keeps_its_whole_records(opt_outs, records):
    data = b"".join(records)
    ends = [sum(map(len, records[:count])) for count in range(4)]
    for length in range(len(data)):
        contents = unpack_all(data[:length], FILE, SEALER)
        whole = sum(end <= length for end in ends[1:])
        assert contents.opt_outs == tuple(opt_outs[:whole])
        assert contents.damaged == ()


def test_a_tail_of_zeros_is_an_append_that_never_ended(opt_outs, records):
    for zeros in (1, HEADER_BYTES, 4096):
        contents = unpack_all(records[0] + bytes(zeros), FILE, SEALER)
        assert contents.opt_outs == (opt_outs[0],)
        assert contents.damaged == ()


def test_any_flipped_bit_is_reported_and_harms_its_record_only(opt_outs, records):
    data = b"".join(records)
    owners = [place for place, record in enumerate(records) for _ in record]
    for position, owner in enumerate(owners):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[position] ^= 1 << bit
            contents = unpack_all(bytes(flipped), FILE, SEALER)
            assert contents.damaged
            assert not [what for what in contents.damaged if "key" in what]  # it is the disk, and not the key
            assert contents.opt_outs == tuple(opt_out for place, opt_out in enumerate(opt_outs) if place != owner)


def test_a_missing_record_is_reported(opt_outs, records):
    contents = unpack_all(records[0] + records[2], FILE, SEALER)
    assert contents.opt_outs == (opt_outs[0], opt_outs[2])
    assert contents.damaged == ("record 2 is missing",)


def test_a_record_of_another_file_does_not_open(records):
    contents = unpack_all(b"".join(records), "opt-outs-2-cd", SEALER)
    assert contents.opt_outs == ()
    assert len(contents.damaged) == 3


def test_a_record_moved_within_its_file_does_not_open(opt_outs):
    forged = pack(opt_outs[1], 1, FILE, SEALER)[HEADER_BYTES:]
    record = pack(opt_outs[0], 2, FILE, SEALER)
    assert unpack_all(record[:HEADER_BYTES] + forged, FILE, SEALER).opt_outs == ()


def test_another_key_opens_nothing(records):
    contents = unpack_all(b"".join(records), FILE, OTHER_SEALER)
    assert contents.opt_outs == ()
    assert contents.damaged == tuple(f"record {place} does not open with this key" for place in (1, 2, 3))


@given(st.binary(max_size=300))
def test_noise_is_never_an_opt_out(noise):
    assert unpack_all(noise, FILE, SEALER).opt_outs == ()


@given(st.binary(min_size=HEADER_BYTES, max_size=100))
def test_noise_before_a_record_hides_nothing(noise):
    opt_out = OptOut(parse_number("07700 900123"), Channel.WEB, AT)
    contents = unpack_all(noise + pack(opt_out, 1, FILE, SEALER), FILE, SEALER)
    assert contents.opt_outs == (opt_out,)
    assert contents.damaged
