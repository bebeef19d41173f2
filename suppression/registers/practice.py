"""Registers to practise with, by rule: some of Ofcom's drama numbers are on TPS, some on CTPS, some on both.

Of every block of 1,000: 800 to 849 are on TPS, 850 to 899 on CTPS, and 890 to 899 on both. They hold nobody's
number, so in live mode they count as not loaded.
"""

import tempfile
from datetime import date, datetime, time
from pathlib import Path

from suppression.drama import DRAMA_BLOCKS
from suppression.registers.fingerprints import UK
from suppression.registers.layout import CODE_WIDTH, END, WIDTH
from suppression.registers.load import load_register
from suppression.registers.register import LONDON, Register
from suppression.registers.rules import RegisterFile

LISTED = {
    Register.TPS: (*range(800, 850), *range(890, 900)),
    Register.CTPS: tuple(range(850, 900)),
}
SUPPLIER = "practice"


def load_practice_registers(folder: Path, key: bytes, today: date) -> None:
    """Load both, as files of `today`. Raises RegisterRefused where a real register is loaded, which then stays."""
    now = datetime.combine(today, time(12), LONDON)
    for register in Register:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / f"practice-{register}.txt"
            path.write_bytes(practice_file(register))
            load_register(folder, key, RegisterFile(register, path, today, supplier=SUPPLIER), now)


def practice_file(register: Register) -> bytes:
    """The register as a file: TPS in the layout of code and remainder, CTPS in whole numbers."""
    numbers = sorted(f"0{block.removeprefix(UK)}{last:03}" for block in DRAMA_BLOCKS for last in LISTED[register])
    write = _split if register is Register.TPS else _whole
    return b"".join(write(number).encode() + END for number in numbers)


def _split(number: str) -> str:
    return f"{number[:CODE_WIDTH]}{number[CODE_WIDTH:]:>{WIDTH - CODE_WIDTH}}"


def _whole(number: str) -> str:
    return number.ljust(WIDTH)
