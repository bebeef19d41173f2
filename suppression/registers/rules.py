"""Which whole register may take the place of the one that is loaded. Pure.

A file that has lost its end at the end of a line looks whole; that it is much smaller than the last is the only
sign. For a first load there is no last one, so it is held against a quarter of what the registers had when their
size was last published (TPS 16,751,094, CTPS 1,316,645).
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from suppression.registers.faults import RegisterFaulty, RegisterRefused
from suppression.registers.register import Register, day_of, name_of, say_stale, stale_from, written
from suppression.registers.status import RegisterStatus

MOST_DROP = 0.05
FEWEST = {Register.TPS: 16_751_094 // 4, Register.CTPS: 1_316_645 // 4}
LONGEST_REASON = 300
OVERRIDE = "If that is right, say why: --replace-smaller REASON."


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file to be loaded, and what is known of it. `replace_smaller` is a person's reason to take a smaller one."""

    register: Register
    path: Path
    file_date: date
    supplier: str = ""
    licence: str = ""
    replace_smaller: str = ""


def check_date(register: Register, file_date: date, now: datetime) -> None:
    """Raises RegisterFaulty for a date in the future, RegisterRefused for one too long ago."""
    if file_date > day_of(now):
        raise RegisterFaulty(f"The date of the file, {written(file_date)}, lies in the future.")
    if now >= stale_from(file_date):
        raise RegisterRefused(say_stale(register, file_date))


def check_reason(reason: str) -> None:
    """A reason is evidence: raises RegisterRefused for one that says nothing, or too much."""
    if reason and not any(character.isalpha() for character in reason):
        raise RegisterRefused("The reason must say, in words, why a smaller file is right.")
    if len(reason) > LONGEST_REASON:
        raise RegisterRefused(f"The reason is longer than {LONGEST_REASON} characters: say it in fewer.")


def check_succession(new: RegisterStatus, last: RegisterStatus | None) -> None:
    """Raises RegisterRefused when `new` would let numbers go that are listed, so far as anyone can see."""
    if last and new.practice and not last.practice:
        raise RegisterRefused(
            f"This file has drama numbers only, and a real {name_of(new.register)} register is loaded: it stays."
        )
    if last is None or last.practice != new.practice:
        _check_first(new)
        return
    if not new.practice:
        _check_dates(new, last)
    if new.count < last.count * (1 - MOST_DROP) and not new.reason:
        drop = 1 - new.count / last.count
        raise RegisterRefused(
            f"The file has {_numbers(new.count)}, {drop:.1%} fewer than the last ({last.count:,}, of "
            f"{written(last.file_date)}): over {MOST_DROP:.0%}, as when a file is cut off. {OVERRIDE}"
        )


def _check_first(new: RegisterStatus) -> None:
    least = FEWEST[new.register]
    if not new.practice and new.count < least and not new.reason:
        raise RegisterRefused(
            f"The file has {_numbers(new.count)}, and nothing is loaded to compare it with; the whole "
            f"{name_of(new.register)} register has {least:,} at the very least. {OVERRIDE}"
        )


def _check_dates(new: RegisterStatus, last: RegisterStatus) -> None:
    if new.file_date > last.file_date and new.sha256 == last.sha256:
        raise RegisterRefused(
            f"This is the very file that was loaded as of {written(last.file_date)}: a later date makes it no newer."
        )
    if new.file_date < last.file_date and not new.reason:
        raise RegisterRefused(
            f"The file is of {written(new.file_date)}, older than the one that is loaded "
            f"({written(last.file_date)}): what was listed since would be missing. {OVERRIDE}"
        )


def _numbers(count: int) -> str:
    return f"{count:,} {'number' if count == 1 else 'numbers'}"
