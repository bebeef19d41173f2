"""Run every bench, or those named: webhooks, turns, recordings, registers, contacts, gate."""

import subprocess
import sys

BENCHES = ("webhooks", "turns", "recordings", "registers", "contacts", "gate")

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHES:
        if name not in BENCHES:
            raise SystemExit(f"There is no bench {name}; there are {', '.join(BENCHES)}.")
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"bench.{name}"], check=True)
