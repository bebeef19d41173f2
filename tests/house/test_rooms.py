"""The walls. If one of these fails, move the code; do not move the wall."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("voice_app", "scripts", "suppression", "recordings")
LEAVES = ("scripts", "suppression", "recordings")
TOOLS = tuple(f"voice_app.{name}" for name in ("settings", "database", "keys", "logs", "moments"))
CORE = tuple(f"voice_app.{name}" for name in ("calls", "campaigns", "conversation"))
DOORS = tuple(f"voice_app.{name}" for name in ("telephony", "workflows", "practice"))
MAY_IMPORT = (
    {leaf: (leaf,) for leaf in LEAVES}
    | dict.fromkeys(TOOLS, TOOLS)
    | {
        "voice_app.conversation": ("voice_app.conversation", "scripts", *TOOLS),
        "voice_app.calls": ("voice_app.calls", "voice_app.conversation", *LEAVES, *TOOLS),
        "voice_app.campaigns": ("voice_app.campaigns", "voice_app.calls", *LEAVES, *TOOLS),
        "voice_app.practice": ("voice_app.practice",),
    }
    | {door: (door, *CORE, *LEAVES, *TOOLS) for door in DOORS if door != "voice_app.practice"}
)
EDGE = {
    "flask": ("voice_app.telephony", "voice_app.practice", "voice_app.wiring", "voice_app.health"),
    "twilio": ("voice_app.telephony", "voice_app.wiring"),
    "boto3": ("recordings", "voice_app.stage"),
    "dbos": ("voice_app.workflows", "voice_app.wiring", "voice_app.upgrade"),
    "requests": ("voice_app.telephony", "voice_app.practice", "voice_app.doctor", "voice_app.demo"),
}
PURE = (
    *(f"voice_app/calls/{name}.py" for name in ("states", "events", "machine", "opening", "speaking", "reply")),
    *(f"voice_app/campaigns/gate/{path.name}" for path in sorted((ROOT / "voice_app/campaigns/gate").glob("*.py"))),
    "scripts/model.py",
)
IMPURE = {"sqlalchemy", "flask", "twilio", "boto3", "requests", "os", "socket", "time", "random", "secrets"}


def modules():
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]


def name(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def lies_in(module, rooms):
    return any(module == room or module.startswith(room + ".") for room in rooms)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_rooms_look_only_where_their_arrows_point(path):
    allowed = next((rooms for room, rooms in MAY_IMPORT.items() if lies_in(name(path), (room,))), None)
    ours = {module for module in imports(path) if module.split(".")[0] in ROOMS}
    strangers = set() if allowed is None else {module for module in ours if not lies_in(module, allowed)}
    assert strangers == set()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_edge_libraries_stay_at_the_edge(path):
    found = {module.split(".")[0] for module in imports(path)}
    assert [library for library in found & set(EDGE) if not lies_in(name(path), EDGE[library])] == []


@pytest.mark.parametrize("path", PURE)
def test_the_core_is_pure(path):
    assert {module.split(".")[0] for module in imports(ROOT / path)} & IMPURE == set()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_rooms_speak_through_their_front_door(path):
    """Nobody imports from inside another leaf room; only the migrations may see its tables."""
    here = name(path).split(".")[0]
    inner = [
        m for m in imports(path) for leaf in LEAVES if leaf != here and m.startswith(leaf + ".") and m.count(".") > 1
    ]
    assert [m for m in inner if m.split(".")[0] != "scripts" or not m.startswith("scripts.model.")] == []


@pytest.mark.parametrize("path", modules(), ids=name)
def test_nothing_is_imported_inside_a_function(path):
    functions = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.FunctionDef)]
    inner = [n for f in functions for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)]
    assert inner == []


def test_every_room_of_the_product_has_its_arrows():
    rooms = {
        f"voice_app.{folder.name}" for folder in (ROOT / "voice_app").iterdir() if (folder / "__init__.py").exists()
    }
    joined = {"voice_app.cli", "voice_app.stage", "voice_app.demo", "voice_app.migrations"}  # know all, as wiring does
    assert rooms - joined == set(CORE) | set(DOORS)


def test_only_one_place_moves_a_call():
    writers = [name(path) for path in modules() if re.search(r"\bcall\.state = ", path.read_text())]
    assert writers == ["voice_app.calls.handle"]


def test_only_one_place_places_calls_and_it_armed_them_first():
    placers = [name(path) for path in modules() if ".calls.create(" in path.read_text()]
    askers = [name(path) for path in modules() if "phone.place(" in path.read_text()]
    assert (placers, askers) == (["voice_app.telephony.client"], ["voice_app.workflows.dialling"])


def test_local_rooms_win_over_installed_packages():
    import scripts

    assert Path(scripts.__file__).is_relative_to(ROOT)
