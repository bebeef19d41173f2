"""The sheet as text, to be read aloud and signed off."""

from collections.abc import Iterator
from textwrap import wrap

from scripts.sheet import Sheet, SpokenLine, Step

WIDTH = 88
_SAID = "      "  # before spoken words


def paper(sheet: Sheet) -> str:
    """The whole sheet; every spoken line ends with its seconds."""
    about = f"{sheet.id} · {sheet.sector} · {sheet.message_type} · for {sheet.client}"
    lines = [sheet.title, "=" * len(sheet.title), about, f"content {sheet.hash}"]
    for number, part in enumerate(sheet.parts, start=1):
        lines += ["", f"{number}. {part.title.upper()}"]
        for step in part.steps:
            lines += _step(step)
        if part.total:
            lines.append(f"   Together: {part.total}")
    return "\n".join(lines) + "\n"


def _step(step: Step) -> Iterator[str]:
    if step.title:
        yield from wrap(step.title, WIDTH, initial_indent="   ", subsequent_indent="     ")
    for line in step.lines:
        yield from _spoken(line)
    for note in step.notes:
        yield from wrap(note, WIDTH, initial_indent="   - ", subsequent_indent="     ")


def _spoken(line: SpokenLine) -> Iterator[str]:
    """The words in quotation marks, the seconds at the right."""
    label = f"({line.label}) " if line.label else ""
    rows = wrap(f'{label}"{line.says}"', WIDTH, initial_indent=_SAID, subsequent_indent=_SAID)
    yield from rows[:-1]
    yield f"{rows[-1]:<{WIDTH}}{line.seconds:>6.1f} s"
