"""A stream of bytes seen as chunks, and the same stream seen as a file to read from."""

from collections.abc import Iterable

CHUNK = 65536  # bytes; also the frame of the envelope


class ChunkReader:
    """Reads from an iterable of chunks as from a file; a read may return less than was asked, as with a socket."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")
        self.closed = False  # the encryption client asks

    def read(self, size: int = CHUNK) -> bytes:
        """At most `size` bytes; b"" at the end only."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = memoryview(chunk)
        piece, self._rest = self._rest[:size], self._rest[size:]
        return bytes(piece)
