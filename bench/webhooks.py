"""A whole webhook (signature, lock, event, state, commit with fsync on PostgreSQL) against a bare Flask view.

Both are served by two one-worker gunicorn servers with half of the connections each, in alternating rounds.
"""

import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench.load import Measured, run_load
from bench.server import Ready, Signer, installation, ready_calls, served

CONNECTIONS, REQUESTS, ROUNDS = 16, 60, 5


def requests_of(signer: Signer, call: Ready, first_turn: int) -> list[bytes]:
    """Another key in the first announcement: it is repeated, and the turn counts on."""
    return [signer.request(call, f"turns/{turn}", Digits="5") for turn in range(first_turn, first_turn + REQUESTS)]


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        environ = stack.enter_context(installation(folder))
        ours = [stack.enter_context(served("voice_app.wsgi:app", environ, folder)) for _ in range(2)]
        bare = [stack.enter_context(served("bench.bare:app", environ, folder)) for _ in range(2)]
        calls, signer = ready_calls(environ, CONNECTIONS), Signer(environ)
        rounds: dict[str, list[Measured]] = {"ours": [], "bare": []}
        for number in range(ROUNDS + 1):
            prepared = [requests_of(signer, call, 1 + number * REQUESTS) for call in calls]
            for name, ports in (("ours", ours), ("bare", bare)):
                measured = run_load([(ports[i % 2], requests) for i, requests in enumerate(prepared)])
                if number:  # the first round warms up
                    rounds[name].append(measured)
    ratios = [a.rate / b.rate for a, b in zip(rounds["ours"], rounds["bare"], strict=True)]
    for name, measured in rounds.items():
        rates = [m.rate for m in measured]
        print(
            f"{name}: median {statistics.median(rates):.0f}/s (range {min(rates):.0f}-{max(rates):.0f}), "
            f"p99 {statistics.median(m.percentile(0.99) for m in measured):.0f} ms, "
            f"faulty {sum(m.faulty for m in measured)}"
        )
    print(f"ratio: median {statistics.median(ratios):.2f} (range {min(ratios):.2f}-{max(ratios):.2f}); target 0.25")


if __name__ == "__main__":
    main()
