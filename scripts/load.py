"""YAML text to a checked Script. A script that breaks a rule is never loaded."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from scripts.build import build
from scripts.draft import Draft
from scripts.faults import Fault, ScriptFaulty
from scripts.model import Script
from scripts.nodes import Source, Table, leaf
from scripts.read import read
from scripts.rules import faults_of, warnings_of
from scripts.shape import form
from scripts.speech import spoken_words

LONGEST_OPENING = 65  # spoken words of the three announcements together
Opening = Callable[[Script], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check. There is a script only where there is no fault; warnings do not stop it."""

    script: Script | None
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def load(text: str | bytes, name: str) -> Script:
    """The script; raises ScriptFaulty with every fault. `name` is how the file is called in messages."""
    checked = check(text, name)
    if checked.script is None:
        raise ScriptFaulty(checked.faults, name)
    return checked.script


def check(text: str | bytes, name: str, opening: Opening | None = None, today: date | None = None) -> Checked:
    """Every fault and warning of a script, in the order of the file; never raises for what the file holds.

    `opening` gives the three announcements of a script, whose length is then checked; `today` finds expired facts.
    """
    source, root, faults = read(text)
    if root is None:
        return Checked(None, _sorted(faults) or (_empty(source, name),), ())
    if not isinstance(root, Table):
        return Checked(None, (source.fault(root, "A script begins with named values, such as version: 1."),), ())
    draft = Draft(source, root)
    shaped, wrong = form(source, root)
    found = _sorted([*faults, *_beside([*wrong, *faults_of(draft)], faults)])
    warnings = _sorted(warnings_of(draft, today))
    if found or shaped is None:
        return Checked(None, found, warnings)
    script = build(shaped)
    found = _opening_faults(draft, opening(script)) if opening else ()
    return Checked(None if found else script, found, warnings)


def _empty(source: Source, name: str) -> Fault:
    return source.fault(0, f"{name} is empty.", "Begin with one of the examples in scripts/library.")


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """In the order of the file, each told once."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.line, fault.column)))


def _beside(found: Iterable[Fault], known: Iterable[Fault]) -> list[Fault]:
    """Those found elsewhere: what is wrong about a refused alias or a doubled key follows from the refusal."""
    places = {(fault.line, fault.column) for fault in known}
    return [fault for fault in found if (fault.line, fault.column) not in places]


def _opening_faults(draft: Draft, announcements: Sequence[str]) -> tuple[Fault, ...]:
    words = sum(map(spoken_words, announcements))
    where = leaf(draft.root, "purpose")
    if words <= LONGEST_OPENING or where is None:
        return ()
    message = (
        f"The opening takes {words} spoken words with this purpose and these names; {LONGEST_OPENING} are the limit."
    )
    return (
        draft.source.fault(
            where, message, f"Shorten the purpose or the client's name by {words - LONGEST_OPENING} words."
        ),
    )
