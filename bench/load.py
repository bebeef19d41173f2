"""A load of prepared requests over keep-alive connections, one thread each; how long each took."""

import socket
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    seconds: float
    latencies: list[float]
    faulty: int

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """Milliseconds."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def run_load(work: list[tuple[int, list[bytes]]], pause: float = 0.0) -> Measured:
    """Each entry is a port and the requests of one connection, sent one after another, `pause` seconds apart."""
    latencies: list[list[float]] = [[] for _ in work]
    faulty = [0] * len(work)
    begin = threading.Barrier(len(work) + 1)

    def talk(place: int, port: int, requests: list[bytes]) -> None:
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            begin.wait()
            time.sleep(pause * place / len(work))  # people do not speak in chorus
            for request in requests:
                at = time.perf_counter()
                line.sendall(request)
                faulty[place] += not _answer(line).startswith(b"HTTP/1.1 200")
                latencies[place].append(time.perf_counter() - at)
                if pause:
                    time.sleep(pause * (0.5 + (place * 7919 + len(latencies[place]) * 104729) % 1000 / 1000))

    threads = [threading.Thread(target=talk, args=(i, *item)) for i, item in enumerate(work)]
    for thread in threads:
        thread.start()
    begin.wait()
    started = time.perf_counter()
    for thread in threads:
        thread.join()
    return Measured(time.perf_counter() - started, [x for each in latencies for x in each], sum(faulty))


def _answer(line: socket.socket) -> bytes:
    """One whole answer with a Content-Length."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _receive(line)
    head, rest = data.split(b"\r\n\r\n", 1)
    length = next(int(h.split(b":")[1]) for h in head.split(b"\r\n") if h.lower().startswith(b"content-length:"))
    while len(rest) < length:
        rest += _receive(line)
    return head


def _receive(line: socket.socket) -> bytes:
    if not (part := line.recv(65536)):
        raise ConnectionError("the server closed the connection")
    return part
