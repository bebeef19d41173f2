"""A register file comes in: read whole, checked, and only then put in the place of the one before."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from suppression.registers.digest import Digested, Progress, digest
from suppression.registers.faults import RegisterRefused, RegisterUnusable
from suppression.registers.fingerprints import Fingerprints
from suppression.registers.register import Register
from suppression.registers.rules import RegisterFile, check_date, check_reason, check_succession
from suppression.registers.status import RegisterStatus
from suppression.registers.stored import path_of, read
from suppression.registers.swap import only_loader, swap

LONGEST_NAME, LONGEST_PARTICULAR = 120, 80


def _silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def load_register(
    folder: Path, key: bytes, file: RegisterFile, now: datetime, progress: Progress = _silent
) -> RegisterStatus:
    """Load a register; on return every process that asks next sees it, and it survives a power cut.

    Raises RegisterFaulty (with the line) when the file is not whole, RegisterRefused when a rule forbids it,
    RegisterNotLoaded and OSError when the machine could not. Whatever is raised, nothing was changed.
    """
    Fingerprints(key)  # refuses a weak key before an hour's download is read
    check_date(file.register, file.file_date, now)
    check_reason(file.replace_smaller.strip())
    _check_particulars(file)
    with only_loader(folder, file.register):
        with file.path.open("rb") as source:
            digested = digest(source, key, progress)
        last = _last(folder, file.register, key)
        status = _after(_status(file, digested, now), last)
        check_succession(status, last)
        swap(folder, status, digested.values, key)
    return status


def _check_particulars(file: RegisterFile) -> None:
    if max(len(file.supplier), len(file.licence)) > LONGEST_PARTICULAR:
        raise RegisterRefused(f"The supplier and the licence may have {LONGEST_PARTICULAR} characters each.")


def _last(folder: Path, register: Register, key: bytes) -> RegisterStatus | None:
    """What is loaded now; a register that could not be used counts as none."""
    try:
        _, stored = read(path_of(folder, register), register, key)
    except (FileNotFoundError, RegisterUnusable):
        return None
    return stored.status


def _status(file: RegisterFile, digested: Digested, now: datetime) -> RegisterStatus:
    return RegisterStatus(
        register=file.register,
        file_date=file.file_date,
        loaded_at=now,
        count=len(digested.values),
        sha256=digested.sha256,
        layout=digested.layout,
        source_name=file.path.name.encode("utf-8", "replace").decode()[:LONGEST_NAME],
        practice=digested.only_drama,
        supplier=file.supplier.strip(),
        licence=file.licence.strip(),
        reason=file.replace_smaller.strip(),
    )


def _after(new: RegisterStatus, last: RegisterStatus | None) -> RegisterStatus:
    """The new one with what it takes the place of."""
    if last is None:
        return new
    return replace(new, replaced_count=last.count, replaced_file_date=last.file_date, replaced_sha256=last.sha256)
