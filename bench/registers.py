"""TPS and CTPS at their real size: how long the loads take and how much memory, a list, and one check before a call.

Both files are made on the fly, as large as the registers were when their size was last published, in both layouts.
Their numbers are of 04, where no UK number is, and of 01632, which no place has; the list of a million is all of
01632, of which every second number is on TPS and every third on CTPS. Loads and screening are the real commands;
memory is the resident sets of all their processes added up, read every 20 ms, so what they share counts twice.
`bare_s` is what the HMACs of the load alone take one processor, measured on a sample just before it: what else runs on
the machine slows both. Prints one line of JSON; run from the checkout:

    python -m bench.registers [NUMBERS ON TPS]
"""

import hmac
import json
import os
import resource
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from suppression import Number, Register, Registers
from voice_app.keys import read_keys
from voice_app.stage import practice_environment, prepare_storage

SIZES = {Register.TPS: 16_751_094, Register.CTPS: 1_316_645}
LISTED = {Register.TPS: range(0, 1_000_000, 2), Register.CTPS: range(0, 1_000_000, 3)}
CHECKS, ROUNDS = 20_000, 5
TARGETS = {"load_s": 90, "load_mib": 1024, "screen_s": 10, "check_us": 20}


def write_register(path, register, count):
    """Ascending numbers; TPS as code and remainder, CTPS as whole numbers."""
    listed = np.array(LISTED[register], np.int64)
    unused = 4_000_000_000 + 53 * np.arange(count - len(listed), dtype=np.int64)
    numbers = np.concatenate([1_632_000_000 + listed, unused])
    table = np.full((len(numbers), 14), ord(" "), np.uint8)
    table[:, 12:] = np.frombuffer(b"\r\n", np.uint8)
    split = register is Register.TPS
    for place in range(11):
        at = place if place < 5 or not split else place + 1
        table[:, at] = ord("0") + numbers // 10 ** (10 - place) % 10
    table.tofile(path)


def bare_seconds(count, sample=200_000):
    """The standard library's HMAC of so many numbers, one after the other, and nothing else."""
    key, digits = secrets.token_bytes(32), [b"%010d" % number for number in range(sample)]
    start, began = hmac.new(key, digestmod="sha256"), time.perf_counter()
    for number in digits:
        one = start.copy()
        one.update(number)
        one.digest()
    return (time.perf_counter() - began) * count / sample


def resident_mib(process):
    """The resident sets of a process and all that it started."""
    pages, waiting = 0, [process.pid]
    while waiting:
        place = Path("/proc") / str(waiting.pop())
        try:
            pages += int((place / "statm").read_text().split()[1])
            waiting += [int(child) for task in (place / "task").iterdir() for child in _children(task)]
        except (FileNotFoundError, ProcessLookupError):
            continue
    return pages * resource.getpagesize() / 1024**2


def _children(task):
    return (task / "children").read_text().split()


def run(environ, *arguments):
    """A command of ours: its seconds, its peak of memory, and what it told."""
    began, peak = time.perf_counter(), 0.0
    command = [sys.executable, "-m", "voice_app", *map(str, arguments)]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            peak = max(peak, resident_mib(process))
            time.sleep(0.02)
        told = process.stdout.read()
    assert process.returncode == 0, told
    return time.perf_counter() - began, peak, json.loads(told)


def load(environ, folder, sizes):
    today, seconds, peaks = datetime.now(UTC).date(), 0.0, []
    for register, count in sizes.items():
        path = folder / f"{register}.txt"
        write_register(path, register, count)
        more = [] if count == SIZES[register] else ["--replace-smaller", "a bench of another size"]
        taken, peak, told = run(
            environ, "register", "load", register, path, "--date", today.isoformat(), "--json", *more
        )
        assert told["count"] == count
        path.unlink()
        seconds, peaks = seconds + taken, [*peaks, peak]
    return seconds, max(peaks)


def screen(environ, folder):
    path = folder / "list.csv"
    with path.open("w") as out:
        out.write("name,number\n")
        out.writelines(f"somebody,01632 {last:06}\n" for last in range(1_000_000))
    taken, peak, told = run(environ, "screen", path, "--out", folder / "out.csv", "--json")
    found = {name: told[name] for name in ("rows", "tps_only", "ctps_only", "both", "clear", "not_numbers")}
    both = len(range(0, 1_000_000, 6))
    tps, ctps = len(LISTED[Register.TPS]) - both, len(LISTED[Register.CTPS]) - both
    clear = 1_000_000 - tps - ctps - both
    counts = (1_000_000, tps, ctps, both, clear, 0)
    assert tuple(found.values()) == counts, found
    return taken, peak


def check(environ):
    """One number at a time, as before a call: microseconds each, HMAC and the look for newer files included."""
    registers = Registers(Path(environ["REGISTERS_DIR"]), read_keys(Path(environ["KEY_FILE"])).registers, live=True)
    now, rounds = datetime.now(UTC), []
    opening = time.perf_counter()
    assert not registers.unusable(now)
    opening = time.perf_counter() - opening
    for _ in range(ROUNDS):
        numbers = [Number(f"+441632{secrets.randbelow(1_000_000):06}") for _ in range(CHECKS)]
        began = time.perf_counter()
        found = [registers.screen(number, now) for number in numbers]
        rounds.append((time.perf_counter() - began) / CHECKS * 1e6)
        assert [Register.TPS in each.listed_on for each in found] == [int(n.e164[-6:]) % 2 == 0 for n in numbers]
    return rounds, opening


def main():
    sizes = dict(SIZES)
    if len(sys.argv) > 1:
        sizes[Register.TPS] = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environ = practice_environment(folder, 1, 1, 1) | {"REGISTERS_DIR": str(folder / "registers")}
        prepare_storage(environ)
        bare_s = bare_seconds(sum(sizes.values()))
        load_s, load_mib = load(environ, folder, sizes)
        screen_s, screen_mib = screen(environ, folder)
        checks, opening = check(environ)
    told = {
        "numbers": sum(sizes.values()),
        "bare_s": round(bare_s, 1),
        "load_s": round(load_s, 1),
        "load_mib": round(load_mib),
        "screen_s": round(screen_s, 1),
        "screen_mib": round(screen_mib),
        "check_us": round(statistics.median(checks), 1),
        "check_us_range": [round(min(checks), 1), round(max(checks), 1)],
        "open_s": round(opening, 2),
        "cpus": os.cpu_count(),
    }
    print(json.dumps(told | {"reached": all(told[name] <= target for name, target in TARGETS.items())}))


if __name__ == "__main__":
    main()
