"""Whatever a file holds, a check ends in faults or in a script, and a spoiled script never weakens the opening."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scripts

PIECES = [
    *(
        "&a ",
        "*a",
        "!!str ",
        "{",
        "}",
        "[",
        "]",
        "- ",
        ": ",
        "\n",
        "  ",
        "\t",
        '"',
        "'",
        "|",
        ">",
        "#",
        "%",
        "---\n",
        "\\",
    ),
    *(
        "{pin}",
        "{first_name",
        "null",
        "true",
        "12",
        "1.5",
        "2027-01-01",
        "£5",
        "opt_out",
        "otherwise",
        "answered",
        "not ",
    ),
    *("é", "\u202e", "\x00", "\x0c", "? ", "<<: ", "~", "(", "9", "say: ", "end: ", "🙂", "\ufeff", "%YAML 1.1\n"),
]


def told(content):
    """Every fault in print; the check's promise is that there is a script or a fault, and never an exception."""
    checked = scripts.check(content, "any.yaml", opening=lambda script: (script.purpose,))
    assert (checked.script is None) == bool(checked.faults)
    lines = 1 + sum(content.count(end if isinstance(content, str) else end.encode()) for end in "\n\r")
    for fault in (*checked.faults, *checked.warnings):
        assert 1 <= fault.line <= lines
        assert fault.column >= 1
        assert scripts.render(fault, "any.yaml").startswith(f"any.yaml:{fault.line}:{fault.column}: ")
    return checked


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_are_told_what_is_wrong_with_them(content):
    told(content)


@settings(deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "a", "version", "id"]), max_size=40).map("".join))
def test_any_jumble_of_yaml_is_told_what_is_wrong_with_it(content):
    told(content)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_a_mutated_script_is_a_script_or_told_what_is_wrong_with_it(sound, data):
    text = sound
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 30))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES]) | st.text(max_size=8)) + text[start + length :]
    checked = told(text)
    if checked.script is not None:
        scripts.paper(scripts.preview(checked.script, ("a", "b", "c"), date(2026, 11, 21)))


VALUES = ["null", "[]", "{a: b}", '""', "[1, a, {b: c}]"]


@pytest.mark.parametrize("value", VALUES)
def test_any_value_anywhere_is_a_script_or_told_what_is_wrong_with_it(sound, value):
    for line in sound.splitlines():
        key, colon, _ = line.partition(": ")
        if colon:
            told(sound.replace(line, f"{key}: {value}"))
