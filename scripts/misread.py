"""Values that YAML reads as something else than was meant, told kindly."""

import re
from datetime import date

from scripts.faults import named
from scripts.nodes import Leaf, Listing, Node

_YES = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def text_wanted(what: str, node: Node) -> tuple[str, str | None]:
    """Text should stand here, and YAML read a number, a date, true, nothing, a list or a map."""
    if not isinstance(node, Leaf):
        kind = "a list" if isinstance(node, Listing) else "named values in { }"
        return f"{what} must be text, not {kind}.", "Text that begins with { or [ needs quotation marks."
    if node.value is None:
        return f"{what} is empty.", None
    hint = f'Put it in quotation marks: "{node.raw}"'
    if isinstance(node.value, bool):
        return f"{what} must be text, and {named(node.raw)} is read as true or false.", hint
    if isinstance(node.value, date):
        return f"{what} must be text, and {named(node.raw)} is read as a date.", hint
    if re.match(r"\+?0[0-9]", node.raw):
        return f"{what} must be text; read as a number, {named(node.raw)} loses its leading zero.", hint
    if node.raw.startswith("+"):
        return f"{what} must be text; read as a number, {named(node.raw)} loses its plus sign.", hint
    return f"{what} must be text, and {named(node.raw)} is read as a number.", hint


def truth_wanted(what: str, node: Node) -> tuple[str, str | None]:
    """True or false should stand here."""
    written = node.raw if isinstance(node, Leaf) else ""
    meant = _YES.get(written.lower()) or {"true": "true", "false": "false"}.get(written.lower())
    return f"{what} must be true or false.", f"Write {meant}, without quotation marks." if meant else None


def whole_wanted(what: str, node: Node) -> tuple[str, str | None]:
    """A whole number should stand here."""
    written = node.raw if isinstance(node, Leaf) else ""
    bare = re.fullmatch(r"[0-9]+", written)
    return f"{what} must be a whole number.", f"Write {written}, without quotation marks." if bare else None


def table_wanted(what: str, node: Node) -> tuple[str, str | None]:
    """Named values should stand here."""
    hint = "Write it as {name: value}, or as indented lines below it."
    if isinstance(node, Leaf) and node.value is None:
        return f"{what} is empty.", f"{hint} An empty one is {{}}."
    return f"{what} must hold named values.", hint
