"""A folder for registers, files to load into it, and what is then said of a number."""

import secrets
from datetime import date

import pytest

from suppression import Number, Register, RegisterFile, Registers, load_register
from tests.conftest import NOW

TODAY = date(2026, 11, 23)
KEY = b"a key of the registers, 32 bytes long"


def split(number):
    """Layout 1: the dialling code in five characters, the remainder in seven."""
    return f"{number[:5]}{number[5:]:>7}\r\n".encode()


def whole(number):
    """Layout 2: the number in twelve characters."""
    return f"{number:<12}\r\n".encode()


def drama(*lasts):
    """Numbers of the drama range for mobiles, as the registers write them."""
    return [f"07700900{last:03}" for last in lasts]


def unused(count):
    """Numbers that are not for drama and nobody's either: no UK number begins with 04."""
    return [f"04{place:09}" for place in range(count)]


class Place:
    """One installation's registers, and the two ways to use them."""

    def __init__(self, folder, source):
        self.folder, self.source = folder, source

    def file(self, numbers, write=whole):
        """A file of these numbers, or with these bytes."""
        path = self.source / f"{secrets.token_hex(4)}.txt"
        path.write_bytes(numbers if isinstance(numbers, bytes) else b"".join(map(write, numbers)))
        return path

    def load(self, numbers, register=Register.TPS, file_date=TODAY, now=NOW, write=whole, **more):
        file = RegisterFile(register, self.file(numbers, write), file_date, **more)
        return load_register(self.folder, KEY, file, now)

    def registers(self, key=KEY, *, live=False):
        return Registers(self.folder, key, live=live)

    def on_tps(self, number, **how):
        """Whether TPS lists the number; None when it is not loaded."""
        return self.registers(**how).screen(Number(f"+44{number[1:]}"), NOW).tps.listed


@pytest.fixture
def place(tmp_path):
    source = tmp_path / "files"
    source.mkdir()
    return Place(tmp_path / "registers", source)
