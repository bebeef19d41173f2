"""Conditions in `qualify` and `outcomes`: readable, and about things that exist."""

from collections.abc import Iterator

from scripts import conditions
from scripts.conditions import Answered, Compared, Condition, ConditionFaulty, Named
from scripts.draft import Draft
from scripts.faults import Fault, named, nearest
from scripts.nodes import Leaf, entries, leaf

_ORDER = frozenset({"<", "<=", ">", ">="})
_ORDERED = frozenset({"number", "date"})
_Wrong = tuple[str, str, str | None]  # the word that is wrong, the sentence, the hint


def faulty_conditions(draft: Draft) -> Iterator[Fault]:
    """What cannot be read, and names and answers that do not exist."""
    for found, in_grade in _conditions(draft):
        try:
            condition = conditions.parse(found.text)
        except ConditionFaulty as error:
            piece = found.text[error.at :].split(" ")[0]
            where = draft.source.find(found, piece) if piece else found
            yield draft.source.fault(where, str(error))
            continue
        for part in conditions.walk(condition):
            if wrong := _wrong(draft, part, in_grade=in_grade):
                yield draft.source.fault(draft.source.find(found, wrong[0]), wrong[1], wrong[2])


def unfinished_grades(draft: Draft) -> Iterator[Fault]:
    """Grades that leave some calls without one, or that stand after `otherwise` and are never reached."""
    grades = [(key, node.text) for key, node in entries(draft.root, "qualify") if isinstance(node, Leaf)]
    if not grades:
        return
    if grades[-1][1] != "otherwise":
        message = "A call that fits none of these grades has no score."
        yield draft.source.fault(grades[-1][0], message, "End with a line such as cold: otherwise.")
    for index, (key, _) in enumerate(grades):
        if any(text == "otherwise" for _, text in grades[:index]):
            yield draft.source.fault(key, f"{named(key.raw)} is never reached: otherwise stands before it.")


def _conditions(draft: Draft) -> Iterator[tuple[Leaf, bool]]:
    """Each condition, and whether it makes a grade."""
    for _, node in entries(draft.root, "qualify"):
        if isinstance(node, Leaf) and node.text:
            yield node, True
    for node in draft.outcomes.values():
        if (found := leaf(node, "when")) and found.text:
            yield found, False


def _wrong(draft: Draft, part: Condition, *, in_grade: bool) -> _Wrong | None:
    if isinstance(part, Named):
        return _wrong_name(draft, part, in_grade=in_grade)
    if isinstance(part, Answered) and part.name not in draft.questions:
        return part.name, f"There is no question {named(part.name)}.", nearest(part.name, draft.questions)
    return _wrong_comparison(draft, part) if isinstance(part, Compared) else None


def _wrong_name(draft: Draft, part: Named, *, in_grade: bool) -> _Wrong | None:
    if part.name in draft.questions:
        hint = f"Write {part.name} answered, or compare it: {part.name} == yes"
        return part.name, f"{named(part.name)} is a question: ask what its answer is.", hint
    known = {*draft.flags, *(() if in_grade else draft.grades)}
    if part.name in known:
        return None
    what = "flag that a FAQ sets" if in_grade else "grade, and no flag that a FAQ sets,"
    return part.name, f"There is no {what} {named(part.name)}.", nearest(part.name, {*known, *draft.questions})


def _wrong_comparison(draft: Draft, part: Compared) -> _Wrong | None:
    known = {*draft.questions, *draft.flags}
    if part.name not in known:
        return part.name, f"There is no question {named(part.name)}.", nearest(part.name, known)
    kind = draft.type_of(part.name)
    if part.op in _ORDER and kind and kind not in _ORDERED:
        return part.op, f"{part.op} compares numbers and dates, and {named(part.name)} has the type {kind}.", None
    if kind == "number" and not isinstance(part.value, int):
        return str(part.value), f"{named(part.name)} is a number, and {named(part.value)} is none.", None
    options = {"yes_no": ("yes", "no"), "choice": draft.options(part.name)}.get(kind)
    if options is None or part.value in options:
        return None
    hint = nearest(str(part.value), options) or f"It can be: {', '.join(options)}."
    return str(part.value), f"{named(part.value)} is no answer to {named(part.name)}.", hint
