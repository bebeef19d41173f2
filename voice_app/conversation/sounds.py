"""How words sound, roughly: their consonants, so that "leaf mi a loan" can be heard as "leave me alone"."""

import re

_SAME = (
    (re.compile(r"ph"), "f"), (re.compile(r"\bkn"), "n"), (re.compile(r"\bwr"), "r"), (re.compile(r"mb\b"), "m"),
    (re.compile(r"bt\b"), "t"), (re.compile(r"gh"), ""), (re.compile(r"tion"), "shn"), (re.compile(r"ck"), "k"),
    (re.compile(r"c(?=[eiy])"), "s"), (re.compile(r"alk"), "ak"), (re.compile(r"ing?\b"), "n"),
    (re.compile(r"x"), "ks"),
)  # fmt: skip
_LETTERS = str.maketrans({"c": "k", "q": "k", "g": "k", "z": "s", "v": "f", "d": "t", "b": "p", "j": "s"})
_SILENT = re.compile(r"[aeiouwyh'|\d]")
_DOUBLE = re.compile(r"([^ ])\1+")


def consonants(text: str) -> list[str]:
    """The consonants of each plain word, like ones made the same ("stop coal in me" -> stp, kl, n, m)."""
    for pattern, sound in _SAME:
        text = pattern.sub(sound, text)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", text.translate(_LETTERS))).split(" ")
