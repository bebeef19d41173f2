"""What YAML says against a file, in a plain sentence and at the place that helps."""

from ruamel.yaml.error import MarkedYAMLError, StreamMark

from scripts.faults import Fault
from scripts.nodes import Source

_KIND = (  # part of ruamel's words, what we say, the hint
    ("unexpected end of stream", "A quotation mark is opened here and never closed.", None),
    ("'\\t'", "There is a tab here; YAML is indented with spaces.", "Replace each tab by two spaces."),
    (
        "mapping values are not allowed",
        "A colon and a space cannot stand in the middle of plain text.",
        'Put the text in quotation marks: say: "Two things: first ..."',
    ),
    (
        "sequence entries are not allowed",
        "A list cannot begin on the same line as its name.",
        "Begin it on the next line.",
    ),
    (
        "unknown escape",
        "A backslash in double quotation marks has a meaning of its own.",
        "Write \\\\ for a backslash.",
    ),
    ("cannot start any token", "A value cannot begin with this character.", "Put the value in quotation marks."),
    ("chomping or indentation", "Text begins on the line after | or >.", None),
    ("could not find expected ':'", "A colon is missing after this name.", "Write it as name: value."),
)
_UNCLOSED = {"flow sequence": "[", "flow mapping": "{"}


def explain(source: Source, error: Exception) -> Fault:
    """A fault for what ruamel raised."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Fault(1, 1, "This is not YAML.", "Compare it with the examples in scripts/library.")
    problem, context = str(error.problem), str(error.context)
    for part, message, hint in _KIND:
        if part in problem:
            opened = error.context_mark if part == "unexpected end of stream" else None
            return source.fault(_index(source, opened or error.problem_mark), message, hint)
    return _of_structure(source, error, problem, context)


def _of_structure(source: Source, error: MarkedYAMLError, problem: str, context: str) -> Fault:
    here = _index(source, error.problem_mark)
    opened = _index(source, error.context_mark)
    for kind, bracket in _UNCLOSED.items():
        if kind in context:
            where = opened if "stream end" in problem else here
            hint = f"It was opened on line {source.place(opened)[0]}. Text that holds brackets needs quotation marks."
            return source.fault(where, f'A comma or a closing bracket is missing in what "{bracket}" opened.', hint)
    if "<scalar>" in problem:
        message = "Text goes on after a value has ended."
        return source.fault(
            here, message, 'Put the whole text in quotation marks (") and an apostrophe inside them is then plain.'
        )
    if "block" in context:
        return source.fault(
            here, "This line is not indented like the lines it belongs to.", "Line it up with its neighbours."
        )
    return source.fault(here, "This is not YAML: something is missing or out of place here.")


def _index(source: Source, mark: StreamMark | None) -> int:
    return min(mark.index, len(source.text)) if mark else 0
