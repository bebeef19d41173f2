"""Our share of a scripted turn: sixteen calls talk at a human pace, on PostgreSQL with every commit synced."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench.load import run_load
from bench.server import Ready, Signer, installation, ready_calls, served

CALLS = 16
PACE_S = 1.0  # between an answer and the next words: quicker than people, so the figure is no flattery
WORDS = (
    "yes go on then", "how much do you charge", "yeah I own it", "do you cover my area", "three",
    "pardon?", "as soon as possible", "how long does it take", "is it quick", "the first one please",
)  # fmt: skip


def requests_of(signer: Signer, call: Ready) -> list[bytes]:
    opening = [signer.request(call, f"turns/{turn}") for turn in (1, 2, 3)]
    talk = [signer.request(call, f"turns/{turn}", SpeechResult=words) for turn, words in enumerate(WORDS, start=4)]
    return opening + talk


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        environ = stack.enter_context(installation(folder))
        ports = [stack.enter_context(served("voice_app.wsgi:app", environ, folder, threads=16)) for _ in range(2)]
        signer = Signer(environ)
        warm, *calls = ready_calls(environ, CALLS + 1)
        run_load([(ports[0], requests_of(signer, warm)[:1]), (ports[1], requests_of(signer, warm)[1:2])])
        measured = run_load([(ports[i % 2], requests_of(signer, call)) for i, call in enumerate(calls)], PACE_S)
    print(
        f"{len(measured.latencies)} turns of {CALLS} calls: p50 {measured.percentile(0.5):.1f} ms, "
        f"p95 {measured.percentile(0.95):.1f} ms, p99 {measured.percentile(0.99):.1f} ms, faulty {measured.faulty}; "
        "target p95 30 ms"
    )


if __name__ == "__main__":
    main()
