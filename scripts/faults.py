"""A fault in a script: where it is, what is wrong in a plain sentence, and how it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

NEAR_ENOUGH = 60  # of 100; below this a "did you mean" misleads more than it helps
WIDTH = 110  # characters of a source line that are shown


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with a script. `line` and `column` count from 1, in characters."""

    line: int
    column: int
    message: str
    hint: str | None = None
    source_line: str = ""


class ScriptFaulty(Exception):
    """The script breaks rules; `faults` has all of them, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...], name: str = "script") -> None:
        super().__init__("\n".join(render(fault, name) for fault in faults))
        self.faults = faults


def render(fault: Fault, name: str) -> str:
    """`file:line:column: sentence`, the line of the script with a caret under the place, then the hint."""
    shown, caret = _window(fault.source_line, fault.column)
    lines = [f"{name}:{fault.line}:{fault.column}: {fault.message}"]
    if shown.strip():
        lines += [f"    {shown}", f"    {' ' * caret}^"]
    if fault.hint:
        lines.append(f"    {fault.hint}")
    return "\n".join(lines)


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """`Did you mean "questions"?`, or nothing where no right name comes near."""
    found = process.extractOne(wrong.lower(), sorted(right), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return f'Did you mean "{found[0]}"?' if found else None


def named(text: object, longest: int = 40) -> str:
    """A piece of the script in quotes, short and safe to print."""
    shown = "".join(character if character.isprintable() else "?" for character in str(text))
    return f'"{shown if len(shown) <= longest else shown[: longest - 1] + "…"}"'


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a source line around the column, and where in it the caret goes."""
    clean = "".join(character if character.isprintable() else " " for character in line.rstrip("\r\n"))
    at = min(column - 1, len(clean))
    if len(clean) <= WIDTH:
        return clean, at
    start = max(0, min(at - WIDTH // 2, len(clean) - WIDTH))
    head, tail = ("…" if start else ""), ("…" if start + WIDTH < len(clean) else "")
    return head + clean[start : start + WIDTH] + tail, at - start + len(head)
