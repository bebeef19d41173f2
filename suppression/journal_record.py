"""One record of the journal on disk: a checked header, then a sealed opt-out.

Header (big-endian): 4 bytes of mark, 4 of body length, 8 of sequence number, 4 of the body's CRC-32, 4 of the
header's own CRC-32. The header is checked by itself, since a flipped bit in the length would otherwise make the rest
of a file look like an append that never ended.
"""

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from suppression.keys import Sealer
from suppression.number import NotANumber, Number
from suppression.opt_out import Channel, OptOut

MARK = b"OPT1"
HEADER = struct.Struct(">4sIQI")
CHECK = struct.Struct(">I")
HEADER_BYTES = HEADER.size + CHECK.size


@dataclass(frozen=True, slots=True)
class Contents:
    """What a journal file holds. `damaged` names, in plain words, what could not be read; a torn tail is no damage."""

    opt_outs: tuple[OptOut, ...]
    damaged: tuple[str, ...]


def pack(opt_out: OptOut, sequence: int, file: str, sealer: Sealer) -> bytes:
    """The record to append. Its seal holds only at this place of this file."""
    body = sealer.seal(_write(opt_out), _context(file, sequence))
    header = HEADER.pack(MARK, len(body), sequence, zlib.crc32(body))
    return header + CHECK.pack(zlib.crc32(header)) + body


def unpack_all(data: bytes, file: str, sealer: Sealer) -> Contents:
    """Every record that can be read, and what is wrong with the others."""
    opt_outs, damaged, expected = list[OptOut](), list[str](), 1
    for sequence, body in _records(data):
        if sequence is None:
            damaged.append(f"what stands after record {expected - 1} is no record")
            continue
        if sequence > expected:
            damaged.append(f"record {expected} is missing")
        expected = sequence + 1
        if body is None:
            damaged.append(f"record {sequence} is damaged")
        elif (opt_out := _open(body, _context(file, sequence), sealer)) is None:
            damaged.append(f"record {sequence} does not open with this key")
        else:
            opt_outs.append(opt_out)
    return Contents(tuple(opt_outs), tuple(damaged))


def _open(body: bytes, context: str, sealer: Sealer) -> OptOut | None:
    try:
        return _read(sealer.open(body, context))
    except (ValueError, KeyError, TypeError, NotANumber):  # a seal that does not open is a ValueError
        return None


def _records(data: bytes) -> Iterator[tuple[int | None, bytes | None]]:
    """(sequence, body) of each record, without body where it is damaged; (None, None) where something else stands.

    The end of the file inside a record, or zeros to the end, is an append that a crash cut short: nobody was told
    that it is kept. Anything else that does not read may have been acknowledged.
    """
    position = 0
    while position < len(data):
        rest = len(data) - position
        if rest < HEADER_BYTES or not data[position:].strip(b"\0"):
            return
        header = _header(data, position)
        if header is None:
            yield None, None
            position = _next_header(data, position + 1)
            continue
        length, sequence, crc = header
        position += HEADER_BYTES + length
        if position > len(data):
            return
        body = data[position - length : position]
        yield sequence, body if zlib.crc32(body) == crc else None


def _header(data: bytes, position: int) -> tuple[int, int, int] | None:
    packed = data[position : position + HEADER.size]
    check = data[position + HEADER.size : position + HEADER_BYTES]
    if len(check) < CHECK.size or CHECK.unpack(check)[0] != zlib.crc32(packed):
        return None
    mark, length, sequence, crc = HEADER.unpack(packed)
    return (length, sequence, crc) if mark == MARK else None


def _next_header(data: bytes, start: int) -> int:
    """Where the next sound header begins, or the end."""
    while (start := data.find(MARK, start)) >= 0:
        if _header(data, start):
            return start
        start += 1
    return len(data)


def _context(file: str, sequence: int) -> str:
    return f"suppression journal|{file}|{sequence}"


def _write(opt_out: OptOut) -> bytes:
    return json.dumps(
        {
            "number": opt_out.number.e164,
            "channel": opt_out.channel,
            "at": opt_out.at.isoformat(),
            "scope": opt_out.scope,
            "call_id": opt_out.call_id,
            "words": opt_out.words,
        }
    ).encode()


def _read(plain: bytes) -> OptOut:
    fields = json.loads(plain)
    number, channel = Number(fields["number"]), Channel(fields["channel"])
    at = datetime.fromisoformat(fields["at"])
    return OptOut(number, channel, at, fields["scope"], fields["call_id"], fields["words"])
