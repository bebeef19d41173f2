"""The registers of an installation, asked at the moment of dialling: never a guess, never an error, never old news.

Each question looks whether another file has taken a register's place, which costs one system call. A register that
is missing, damaged, of another key, or a practice one in live mode says nothing (None), and whoever asks must not
dial.
"""

import os
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from suppression.number import Number
from suppression.registers.faults import RegisterUnusable
from suppression.registers.fingerprints import Fingerprints
from suppression.registers.register import Register, name_of
from suppression.registers.screening import Finding, Screening
from suppression.registers.status import RegisterStatus
from suppression.registers.stored import DTYPE, Mark, Stored, Values, mark_of, path_of, read

NEVER_LOOKED = Mark(-1, -1, -1, -1)


class _Held(NamedTuple):
    """A register as it was found. `findings` are what it says of a number that is not listed, and of one that is."""

    mark: Mark | None  # None: no file
    status: RegisterStatus | None
    stored: Stored | None  # None: it may not be used, and both findings say why
    findings: tuple[Finding, Finding]

    def say(self, fingerprint: int) -> Finding:
        return self.findings[self.stored is not None and self.stored.has(fingerprint)]

    def has_each(self, fingerprints: Values) -> NDArray[np.bool_]:
        return self.stored.has_each(fingerprints) if self.stored else np.zeros(len(fingerprints), np.bool_)


class Registers:
    """TPS and CTPS as loaded into `folder` under `key`. In `live` mode a practice register counts as not loaded."""

    def __init__(self, folder: Path, key: bytes, *, live: bool = True) -> None:
        self._folder, self._fingerprints, self._live = folder, Fingerprints(key), live
        self._paths = {register: str(path_of(folder, register)) for register in Register}
        self._held = {register: _unusable(register, NEVER_LOOKED, "") for register in Register}
        self._lock = threading.Lock()

    def screen(self, number: Number, now: datetime) -> Screening:
        """What both registers say of `number`; `now` is aware."""
        fingerprint = self._fingerprints.of(number.e164)
        tps, ctps = self._current(Register.TPS), self._current(Register.CTPS)
        return Screening(tps.say(fingerprint), ctps.say(fingerprint), now)

    def screen_many(self, numbers: Sequence[Number], now: datetime) -> list[Screening]:
        """What both registers say of each number, in the order given; equal screenings are one object."""
        tps, ctps = self._current(Register.TPS), self._current(Register.CTPS)
        made = np.frombuffer(self._fingerprints.of_all(number.e164 for number in numbers), DTYPE)
        order = np.argsort(made)  # neighbours are found on the same page
        kind = np.empty(len(made), np.intp)
        kind[order] = 2 * tps.has_each(made[order]) + ctps.has_each(made[order])
        screenings = [Screening(one, other, now) for one in tps.findings for other in ctps.findings]
        return [screenings[each] for each in kind.tolist()]

    def unusable(self, now: datetime) -> str:
        """Which register is not loaded or older than 28 days, in a sentence each; nothing when both may be used."""
        tps, ctps = (self._current(register).findings[0] for register in Register)
        return Screening(tps, ctps, now).unusable(now)

    def status(self, register: Register) -> RegisterStatus | None:
        """What is loaded, practice registers too; None when nothing is, or nothing that can be read."""
        return self._current(register).status

    def why_not(self, register: Register) -> str:
        """Why `screen` finds this register not loaded, and what to do; nothing when it is. Age is not judged here."""
        return self._current(register).findings[0].why_not

    def made_of(self) -> tuple[Path, bytes, bool]:
        """Folder, key and mode: what another process needs to ask the same registers."""
        return self._folder, self._fingerprints.key, self._live

    def _current(self, register: Register) -> _Held:
        held = self._held[register]
        if _mark_of(self._paths[register]) == held.mark:
            return held
        with self._lock:
            held, mark = self._held[register], _mark_of(self._paths[register])
            if mark != held.mark:
                held = self._held[register] = self._look(register, mark)
            return held

    def _look(self, register: Register, mark: Mark | None) -> _Held:
        try:
            mark, stored = read(Path(self._paths[register]), register, self._fingerprints.key)
        except FileNotFoundError:
            command = f"voice-app register load {register} FILE"
            return _unusable(register, None, f"No {name_of(register)} register is loaded. Load one: {command}.")
        except RegisterUnusable as unusable:
            return _unusable(register, mark, str(unusable))
        except OSError as fault:
            return _unusable(
                register, mark, f"The {name_of(register)} register cannot be read ({fault.strerror or fault})."
            )
        status = stored.status
        if self._live and status.practice:
            only = f"The {name_of(register)} register is a practice one: it has drama numbers only, and does not count"
            return _unusable(register, mark, f"{only} in live mode. Load the real one.")._replace(status=status)
        return _Held(mark, status, stored, (_finding(status, False), _finding(status, True)))


def _mark_of(path: str) -> Mark | None:
    """The mark of the file that is there now; None when there is none, or none to be seen."""
    try:
        return mark_of(os.stat(path))
    except OSError:
        return None


def _unusable(register: Register, mark: Mark | None, why_not: str) -> _Held:
    finding = Finding(register, None, why_not=why_not)
    return _Held(mark, None, None, (finding, finding))


def _finding(status: RegisterStatus, listed: bool) -> Finding:
    return Finding(
        status.register,
        listed,
        status.file_date,
        status.sha256,
        status.practice,
        status.supplier,
        status.licence,
    )
