"""Only one place asks a carrier for a call, and no way leads there but through the gate, twice."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("voice_app", "scripts", "suppression", "recordings")
GATE = ROOT / "voice_app/campaigns/gate"
DIAL, PLACING = ROOT / "voice_app/campaigns/dial.py", ROOT / "voice_app/workflows/dialling.py"


def sources():
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]


def functions(path):
    return {node.name: node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)}


def called(node):
    """The names called in a piece of code, in the order of its lines: `phone.place` for a method."""
    calls = sorted((each for each in ast.walk(node) if isinstance(each, ast.Call)), key=lambda each: each.lineno)
    return [ast.unparse(each.func) for each in calls]


def reached(path, name):
    """Whatever the function calls, and what it calls in its own file."""
    there, seen, waiting = functions(path), [], [name]
    while waiting:
        names = called(there[waiting.pop()])
        waiting += [each for each in names if each in there and each not in seen]
        seen += names
    return seen


def who_says(text):
    return [path.relative_to(ROOT).as_posix() for path in sources() if text in path.read_text()]


def test_one_line_of_the_product_asks_the_carrier_and_one_asks_that_line():
    assert who_says(".calls.create(") == ["voice_app/telephony/client.py"]
    assert who_says("phone.place(") == ["voice_app/workflows/dialling.py"]
    placers = [
        name for name, code in functions(PLACING).items() if any(c.endswith("phone.place") for c in called(code))
    ]
    assert placers == ["place_call"]


def test_a_call_is_armed_before_it_is_placed_and_not_placed_when_arming_refuses():
    code = functions(PLACING)["place_call"]
    names = called(code)
    assert names.index("arm") < next(place for place, name in enumerate(names) if name.endswith("phone.place"))
    refusals = [node for node in ast.walk(code) if isinstance(node, ast.If) and "is None" in ast.unparse(node.test)]
    assert [ast.unparse(node.body[0]) for node in refusals] == ["return"]


@pytest.mark.parametrize("step", ["reserve", "arm"])
def test_both_steps_before_the_dial_ask_the_whole_gate(step):
    names = reached(DIAL, step)
    assert {"judge", "gather", "refusals", "suppression.lock"} <= set(names)


def test_calls_are_made_and_armed_nowhere_else():
    assert who_says("insert(Call)") == ["voice_app/campaigns/dial.py"]
    makers = [path for path in who_says("Call(") if "Call" in called(ast.parse((ROOT / path).read_text()))]
    assert [path for path in makers if "/practice/" not in path] == []  # the stand-in carrier has calls of its own
    assert who_says("Event(Kind.ARMED") == ["voice_app/campaigns/dial.py"]


def test_every_rule_is_in_the_gate_and_judge_leaves_none_out():
    body = functions(GATE / "judge.py")["judge"].body
    assert ast.unparse(body[-1]) == "return tuple((rule(facts) for rule in RULES.values()))"
    refusals = functions(GATE / "verdict.py")["refusals"].body
    assert ast.unparse(refusals[-1]) == "return tuple((verdict for verdict in verdicts if not verdict.passed))"


def test_the_gate_knows_of_no_environment_role_or_flag():
    for path in GATE.glob("*.py"):
        words = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        words |= {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
        assert words.isdisjoint({"environ", "getenv", "argv", "role", "force", "override_gate", "skip", "bypass"}), path
