"""The state diagram of a call, printed from the table: `python -m voice_app.calls.diagram`."""

import sys

from voice_app.calls.machine import TABLE, Row
from voice_app.calls.states import RESTING


def diagram() -> str:
    """A Mermaid state diagram of every row that leads to another state; equal ways are told once."""
    ways: dict[tuple[str, str], list[str]] = {}
    for row in TABLE:
        if row.becomes is not row.when:
            ways.setdefault((row.when, row.becomes), []).append(_label(row))
    lines = [f"    {a} --> {b}: {', '.join(dict.fromkeys(labels))}" for (a, b), labels in ways.items()]
    ends = [f"    {state} --> [*]" for state in sorted(RESTING)]
    return "\n".join(["stateDiagram-v2", "    [*] --> reserved", *lines, *ends])


def _label(row: Row) -> str:
    return row.happens.replace("_", " ")


if __name__ == "__main__":
    sys.stdout.write(diagram() + "\n")
