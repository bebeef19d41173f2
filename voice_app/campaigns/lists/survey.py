"""One pass over the bytes of a file before anything is read from it: hash, size, encoding, and what is no list."""

import codecs
import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

from voice_app.campaigns.lists.faults import FileFaulty

MIB = 1 << 20
LARGEST_CSV, LARGEST_WORKBOOK, LARGEST_UNPACKED = 512 * MIB, 128 * MIB, 1024 * MIB
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4: an encrypted .xlsx is kept in this stream
OTHERS = {b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"\x1f\x8b": "a compressed file"}
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x1a"))
FEW_CONTROLS = 16  # of these may stand in any text; more than one in a hundred bytes make it none
SAVE_AS = "Save the list as CSV or as an Excel workbook (.xlsx)."


@dataclass(frozen=True, slots=True)
class Survey:
    """What the bytes tell. `encoding` is a codec of Python, and empty for a workbook."""

    path: Path
    sha256: str
    size: int
    encoding: str
    lines: int

    @property
    def is_workbook(self) -> bool:
        return not self.encoding

    @property
    def read_as(self) -> str:
        """The encoding as people call it."""
        return {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}.get(self.encoding, "Excel workbook")


def survey(path: Path) -> Survey:
    """Read the whole file once. Raises FileFaulty, and OSError when it cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
    if not size:
        raise FileFaulty("The file is empty.")
    if start.startswith(ZIP):
        _check_workbook(path, size)
    elif start == OLE:
        raise FileFaulty(_old_workbook(path))
    elif found := next((name for magic, name in OTHERS.items() if start.startswith(magic)), None):
        raise FileFaulty(f"This is {found} and not a list. {SAVE_AS}")
    elif size > LARGEST_CSV:
        raise FileFaulty(f"The file is larger than {LARGEST_CSV // MIB} MiB: split it, and import the parts.")
    passed = _Pass(start)
    with path.open("rb") as file:
        while block := file.read(MIB):
            passed.take(block)
    return Survey(path, passed.sha256.hexdigest(), size, passed.encoding(), passed.lines)


class _Pass:
    """What is gathered from the blocks of a file, one after the other."""

    def __init__(self, start: bytes) -> None:
        self.sha256, self.lines = hashlib.sha256(), 0
        self._is_workbook = start.startswith(ZIP)
        self._is_utf_16 = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        self._decoder = codecs.getincrementaldecoder("utf-16" if self._is_utf_16 else "utf-8")()
        self._is_text, self._controls, self._size = True, 0, 0

    def take(self, block: bytes) -> None:
        self.sha256.update(block)
        if self._is_workbook:
            return
        self.lines += max(block.count(b"\n"), block.count(b"\r"))
        self._size += len(block)
        if not self._is_utf_16:
            self._controls += len(block) - len(block.translate(None, CONTROLS))
        if self._is_text:
            self._decode(block)

    def encoding(self) -> str:
        """By the byte order mark; else UTF-8 if all of it is; else Windows-1252. Raises FileFaulty."""
        if self._is_workbook:
            return ""
        if self._controls > FEW_CONTROLS and self._controls * 100 > self._size:
            raise FileFaulty(f"This is no text that can be read as a list. {SAVE_AS}")
        if self._is_text:
            self._decode(b"", last=True)
        if self._is_utf_16 and not self._is_text:
            raise FileFaulty("The file begins as UTF-16 text, but is damaged further on: save it again.")
        return "utf-16" if self._is_utf_16 else "utf-8-sig" if self._is_text else "cp1252"

    def _decode(self, block: bytes, last: bool = False) -> None:
        try:
            self._decoder.decode(block, last)
        except UnicodeDecodeError:
            self._is_text = False


def _check_workbook(path: Path, size: int) -> None:
    if size > LARGEST_WORKBOOK:
        raise FileFaulty(f"The workbook is larger than {LARGEST_WORKBOOK // MIB} MiB: save the list as CSV.")
    try:
        with zipfile.ZipFile(path) as packed:
            names, unpacked = packed.namelist(), sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile as damaged:
        raise FileFaulty("The workbook is damaged: open it in Excel and save it again.") from damaged
    if "xl/workbook.xml" not in names and "xl/workbook.bin" not in names:
        raise FileFaulty(f"This is a compressed file and no Excel workbook. {SAVE_AS}")
    if unpacked > LARGEST_UNPACKED:
        raise FileFaulty("The workbook holds more than a list of contacts can: save the list as CSV.")


def _old_workbook(path: Path) -> str:
    if ENCRYPTED in path.read_bytes()[:LARGEST_WORKBOOK]:
        return "The workbook is password protected: save a copy without the password, and import that."
    return "This is a workbook of an old kind (.xls): save it as .xlsx or as CSV."
