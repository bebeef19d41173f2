"""A number is found if and only if it is in the file; what cannot be trusted says nothing."""

import hashlib
import hmac
import json
import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suppression import Number, Register, RegisterFile, Registers, load_practice_registers, load_register
from suppression.registers.fingerprints import Fingerprints
from tests.conftest import NOW
from tests.unit.registers.conftest import KEY, TODAY, drama, unused, whole

ROOT = Path(__file__).parents[3]
REASON = "a register of a test"


def test_a_fingerprint_is_the_start_of_the_keyed_hash_of_the_number():
    keyed = hmac.new(KEY, b"register v1|+447700900123", hashlib.sha256).digest()
    assert Fingerprints(KEY).of("+447700900123") == int.from_bytes(keyed[:8], "little")
    assert Fingerprints(KEY).of_uk([b"7700900123"]) == Fingerprints(KEY).of_all(["+447700900123"]) == keyed[:8]


def test_a_key_longer_than_a_block_is_used_as_the_standard_says():
    key = b"k" * 100
    keyed = hmac.new(key, b"register v1|+447700900123", hashlib.sha256).digest()
    assert Fingerprints(key).of("+447700900123") == int.from_bytes(keyed[:8], "little")


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 31])
def test_a_key_that_can_be_guessed_is_refused(key, tmp_path):
    with pytest.raises(ValueError, match="32 bytes or more"):
        Registers(tmp_path, key)


@given(listed=st.sets(st.integers(0, 999), min_size=1), others=st.sets(st.integers(0, 999)))
@settings(deadline=None, max_examples=30)
def test_a_number_is_found_if_and_only_if_it_was_in_the_file(tmp_path_factory, listed, others):
    folder = tmp_path_factory.mktemp("registers")
    (folder / "file").write_bytes(b"".join(map(whole, drama(*listed))))
    load_register(folder, KEY, RegisterFile(Register.CTPS, folder / "file", TODAY), NOW)
    asked = [Number(f"+447700900{last:03}") for last in [*listed, *others]]
    registers = Registers(folder, KEY, live=False)
    expected = [int(number.e164[-3:]) in listed for number in asked]
    assert [registers.screen(number, NOW).ctps.listed for number in asked] == expected
    assert [screening.ctps.listed for screening in registers.screen_many(asked, NOW)] == expected


def test_a_list_is_screened_in_its_order_and_like_one_by_one(place):
    load_practice_registers(place.folder, KEY, TODAY)
    numbers = [Number(f"+447700900{last:03}") for last in (890, 1, 800, 850, 800, 999)] + [Number("+16502530000")]
    registers = place.registers()
    many = registers.screen_many(numbers, NOW)
    assert many == [registers.screen(number, NOW) for number in numbers]
    assert [len(each.listed_on) for each in many] == [2, 0, 1, 1, 1, 0, 0]
    assert registers.screen_many([], NOW) == []


def test_what_is_not_loaded_says_nothing_and_why(place):
    place.load(drama(1))
    screening = place.registers().screen(Number("+447700900002"), NOW)
    assert (screening.tps.listed, screening.ctps.listed) == (False, None)
    assert screening.unusable(NOW) == ("No CTPS register is loaded. Load one: voice-app register load ctps FILE.")
    assert (screening.is_clear(NOW), screening.listed_on) == (False, ())


def test_a_folder_that_is_not_there_is_no_error(tmp_path):
    registers = Registers(tmp_path / "nowhere", KEY)
    assert registers.screen(Number("+447700900002"), NOW).unusable(NOW).count("is loaded") == 2
    assert (registers.status(Register.TPS), "No TPS register" in registers.unusable(NOW)) == (None, True)


def test_a_register_of_another_key_says_nothing(place):
    place.load(drama(1))
    other = place.registers(b"another key of 32 bytes or longer")
    assert other.screen(Number("+447700900001"), NOW).tps.listed is None
    assert "under a key that is not this installation's: load it again." in other.why_not(Register.TPS)
    assert other.status(Register.TPS) is None


def test_a_register_under_another_name_says_nothing(place):
    place.load(drama(1), Register.CTPS)
    os.rename(place.folder / "ctps.register", place.folder / "tps.register")
    assert place.on_tps(drama(1)[0]) is None
    assert "it is the CTPS register under another name" in place.registers().why_not(Register.TPS)


def test_a_practice_register_counts_in_practice_only(place):
    place.load(drama(1))
    assert (place.on_tps(drama(1)[0]), place.on_tps(drama(1)[0], live=True)) == (True, None)
    live = place.registers(live=True)
    assert "does not count in live mode" in live.why_not(Register.TPS)
    assert live.status(Register.TPS).practice is True


def test_live_is_what_is_meant_when_nothing_is_said(place):
    place.load(drama(1))
    assert Registers(place.folder, KEY).screen(Number("+447700900001"), NOW).tps.listed is None


def test_every_changed_byte_is_noticed(place):
    place.load(drama(1, 2, 3))
    path = place.folder / "tps.register"
    whole_file = path.read_bytes()
    for at in [*range(0, 1200, 7), *range(1200, 4096, 131), *range(4096, len(whole_file))]:
        path.write_bytes(whole_file[:at] + bytes([whole_file[at] ^ 1]) + whole_file[at + 1 :])
        assert place.on_tps(drama(1)[0]) is None, at
        assert place.registers().why_not(Register.TPS).endswith("load it again."), at
    path.write_bytes(whole_file)
    assert place.on_tps(drama(1)[0]) is True


@pytest.mark.parametrize("size", [0, 1, 20, 4095, 4096, 4097, 4103, 4112, 4119])
def test_a_stored_register_cut_short_says_nothing(place, size):
    place.load(drama(1, 2, 3))
    os.truncate(place.folder / "tps.register", size)
    assert place.on_tps(drama(1)[0]) is None
    assert "damaged" in place.registers().why_not(Register.TPS)


def test_one_that_was_made_longer_says_nothing(place):
    place.load(drama(1, 2, 3))
    with (place.folder / "tps.register").open("ab") as file:
        file.write(b"\0" * 8)
    assert place.on_tps(drama(1)[0]) is None


def test_a_folder_in_its_place_says_nothing(place):
    place.folder.mkdir()
    (place.folder / "tps.register").mkdir()
    assert place.on_tps(drama(1)[0]) is None
    assert place.registers().why_not(Register.TPS) != ""


def test_whoever_has_it_open_notices_a_newer_file(place):
    registers, number = place.registers(), Number("+447700900002")
    seen = [registers.screen(number, NOW).tps.listed]
    place.load(drama(1))
    seen.append(registers.screen(number, NOW).tps.listed)
    place.load(drama(1, 2))
    seen.append(registers.screen(number, NOW).tps.listed)
    (place.folder / "tps.register").unlink()
    seen.append(registers.screen(number, NOW).tps.listed)
    place.load(drama(3))
    seen.append(registers.screen(number, NOW).tps.listed)
    assert seen == [None, False, True, None, False]


READER = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from suppression import Number, Registers

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
registers, last = Registers(Path(sys.argv[1]), sys.argv[3].encode(), live=False), sys.argv[2]
always, sometimes = Number("+447700900000"), Number("+447700900500")
seen = {}
print("ready", flush=True)
while last not in seen:
    for number in (always, sometimes):
        found = registers.screen(number, NOW).tps
        seen.setdefault(str(found.sha256), {})[number.e164] = found.listed
print(json.dumps(seen))
"""


def test_a_process_that_reads_sees_each_register_whole_while_they_are_swapped(place):
    versions = [drama(*range(count), *([500] if count % 2 else [])) for count in range(100, 130)]
    data = [b"".join(map(whole, version)) for version in versions]
    hashes = [hashlib.sha256(each).hexdigest() for each in data]
    place.load(data[0])
    command = [sys.executable, "-c", READER, str(place.folder), hashes[-1], KEY.decode()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout.readline() == "ready\n"
        for each in data[1:]:
            place.load(each)
        seen = json.loads(reader.communicate(timeout=60)[0])
    assert set(seen) <= set(hashes)
    assert {listed for found in seen.values() for number, listed in found.items() if number.endswith("000")} == {True}
    for sha256, found in seen.items():
        if "+447700900500" in found:
            assert found["+447700900500"] is (hashes.index(sha256) % 2 == 1)


MORTAL = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from suppression import Register, RegisterFile, load_register

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)

def die(event, arguments):
    if event == sys.argv[3] and ".part" in str(arguments[0]):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(die)
file = RegisterFile(Register.TPS, Path(sys.argv[2]), NOW.date())
load_register(Path(sys.argv[1]), sys.argv[4].encode(), file, NOW)
"""


def load_in_another_process(place, numbers, event="", before=""):
    command = [sys.executable, "-c", before + MORTAL, str(place.folder), str(place.file(numbers)), event, KEY.decode()]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize("event", ["open", "os.rename"])
def test_a_load_killed_before_it_writes_or_before_the_swap_leaves_the_old_register(place, event):
    place.load(drama(1))
    done = load_in_another_process(place, drama(1, 2), event)
    assert (done.returncode, done.stderr) == (-signal.SIGKILL, "")
    assert len(list(place.folder.glob("*.part"))) == (1 if event == "os.rename" else 0)
    assert [place.on_tps(number) for number in drama(1, 2)] == [True, False]
    place.load(drama(1, 2, 3))
    assert sorted(path.name for path in place.folder.iterdir()) == ["tps.lock", "tps.register"]


SMALL_DISK = """
import resource, signal
resource.setrlimit(resource.RLIMIT_FSIZE, (4200, 4200))
signal.signal(signal.SIGXFSZ, signal.{})
"""


def test_a_load_killed_while_it_writes_leaves_the_old_register(place):
    place.load(drama(1))
    done = load_in_another_process(place, drama(*range(99)), before=SMALL_DISK.format("SIG_DFL"))
    assert (done.returncode, len(list(place.folder.glob("*.part")))) == (-signal.SIGXFSZ, 1)
    assert [place.on_tps(number) for number in drama(1, 2)] == [True, False]


def test_a_full_disk_leaves_the_old_register_and_no_litter(place):
    place.load(drama(1))
    done = load_in_another_process(place, drama(*range(99)), before=SMALL_DISK.format("SIG_IGN"))
    assert (done.returncode, "File too large" in done.stderr) == (1, True)
    assert [place.on_tps(number) for number in drama(1, 2)] == [True, False]
    assert sorted(path.name for path in place.folder.iterdir()) == ["tps.lock", "tps.register"]


def test_many_threads_may_ask_while_registers_are_swapped(place):
    place.load(drama(1))
    registers, faults, end = place.registers(), [], threading.Event()

    def ask():
        while not end.is_set():
            if registers.screen(Number("+447700900001"), NOW).tps.listed is not True:
                faults.append("not found")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for last in range(2, 30):
        place.load(drama(*range(1, last)))
    end.set()
    for thread in threads:
        thread.join()
    assert faults == []


def test_a_register_is_stored_for_its_owner_alone_and_without_its_numbers(place):
    place.load(drama(1, 2))
    path = place.folder / "tps.register"
    assert (path.stat().st_mode & 0o777, place.folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert b"7700900" not in path.read_bytes()
    assert "KEY" not in repr(place.registers())
    assert KEY.decode() not in repr(place.registers())


def test_an_old_register_still_says_what_it_lists_and_that_it_is_stale(place):
    place.load(unused(3), replace_smaller=REASON)
    later = NOW + timedelta(days=60)
    finding = place.registers(live=True).screen(Number("+444000000001"), later).tps
    assert (finding.listed, "may not be used" in finding.unusable(later)) == (True, True)
