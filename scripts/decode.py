"""Bytes of a script to text: not too big, UTF-8, and free of characters nobody can see."""

import unicodedata

from scripts.faults import Fault
from scripts.nodes import Source

LARGEST = 256 * 1024
BYTE_ORDER_MARK = "\ufeff"
_UNSEEN = frozenset(
    {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
)  # control, format, surrogate, private, unassigned, separators
_LAYOUT = frozenset("\t\n\r")


def decode(content: str | bytes) -> tuple[Source, tuple[Fault, ...]]:
    """The text, and why it cannot be read; the text is empty when it cannot be read at all."""
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(raw) > LARGEST:
        return Source(""), (
            Fault(1, 1, f"The file is larger than {LARGEST:,} bytes (256 KiB), the most a script may have."),
        )
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Source(""), (_not_utf8(raw, error.start),)
    source = Source(text.removeprefix(BYTE_ORDER_MARK))
    return source, tuple(_unseen(source))


def is_unseen(character: str) -> bool:
    """A control, format or other character that leaves no mark on the page (a line break is not one)."""
    return unicodedata.category(character) in _UNSEEN and character not in _LAYOUT


def _not_utf8(raw: bytes, start: int) -> Fault:
    before = raw[:start].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"The byte 0x{raw[start]:02x} here is not UTF-8."
    return Fault(line, column, message, "Save the file as UTF-8 text.", before[before.rfind("\n") + 1 :])


def _unseen(source: Source) -> list[Fault]:
    """One fault for each line that hides a character."""
    faults: dict[int, Fault] = {}
    for index, character in enumerate(source.text):
        if not character.isprintable() and is_unseen(character):
            message = f"The character U+{ord(character):04X} here cannot be seen, and a script may hide nothing."
            fault = source.fault(index, message, "Delete it and type the words again.")
            faults.setdefault(fault.line, fault)
    return list(faults.values())
