"""Does each block hold what it may hold? Pydantic finds out; here its findings become sentences with a place."""

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scripts import reserved
from scripts.faults import Fault, named, nearest
from scripts.forms import ScriptForm
from scripts.nodes import Node, Source, Step, Table, at, plain
from scripts.sentences import NAME, said, sentence


def form(source: Source, root: Node) -> tuple[ScriptForm | None, tuple[Fault, ...]]:
    """The script's form, or every way in which it is none."""
    try:
        return ScriptForm.model_validate(plain(root)), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    wrong = [_fault(source, root, detail) for detail in details if detail["type"] != "missing"]
    return None, (*_missing(source, root, details), *wrong)


def _missing(source: Source, root: Node, details: list[ErrorDetails]) -> Iterator[Fault]:
    """One fault for each block that lacks something, with all that it lacks."""
    lacking: dict[tuple[Step, ...], list[str]] = {}
    for detail in details:
        if detail["type"] == "missing":
            lacking.setdefault(tuple(detail["loc"][:-1]), []).append(named(detail["loc"][-1]))
    for path, names in lacking.items():
        listed = " and ".join([*filter(None, [", ".join(names[:-1])]), names[-1]])
        yield source.fault(_owner(root, path), f"{_block(path)} needs {listed}.")


def _fault(source: Source, root: Node, detail: ErrorDetails) -> Fault:
    path = tuple(detail["loc"])
    if path[-1:] == ("[key]",):
        return source.fault(_key(root, path[:-1]), f"{named(path[-2])} cannot be a name here.", NAME)
    if detail["type"] == "extra_forbidden":
        return _unknown(source, root, path)
    node = _found(root, path)
    message, hint = sentence(detail, path, node)
    return source.fault(node, message, hint)


def _unknown(source: Source, root: Node, path: tuple[Step, ...]) -> Fault:
    where, key = _key(root, path), str(path[-1])
    if why := reserved.reason(key):
        return source.fault(where, f"{named(key)} cannot be written in a script. {why}", "Delete this key.")
    known = _keys(path[:-1])
    hint = nearest(key, known) or f"It may hold: {', '.join(known)}."
    return source.fault(where, f"{_block(path[:-1])} has no key {named(key)}.", hint)


def _block(path: tuple[Step, ...]) -> str:
    return said(path).rstrip(",") if path else "The script"


def _found(root: Node, path: tuple[Step, ...]) -> Node:
    """The node at the path, or the nearest one above it."""
    for end in range(len(path), -1, -1):
        if (node := at(root, *path[:end])) is not None:
            return node
    return root


def _key(root: Node, path: tuple[Step, ...]) -> Node:
    owner = at(root, *path[:-1])
    found = owner.key(str(path[-1])) if isinstance(owner, Table) else None
    return found or _found(root, path)


def _owner(root: Node, path: tuple[Step, ...]) -> Node:
    """Where a missing value is missing: the name of its block, or the beginning of its list entry."""
    return _key(root, path) if path and isinstance(path[-1], str) else _found(root, path)


def _keys(path: tuple[Step, ...]) -> tuple[str, ...]:
    """What the block at this path may hold."""
    annotation: object = ScriptForm
    for step in path:
        model = next(_models(annotation))
        if isinstance(step, str) and step in model.model_fields:
            annotation = model.model_fields[step].annotation
    return tuple(next(_models(annotation)).model_fields)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """The forms inside a type such as `list[FaqForm]` or `Annotated[...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
