"""The identity check: it compares a secret that every contact has."""

from collections.abc import Iterator

from scripts.draft import Draft
from scripts.faults import Fault, named, nearest
from scripts.nodes import leaf


def faulty_identity(draft: Draft) -> Iterator[Fault]:
    """A check against a field that is not there, is not secret or is not on every contact."""
    match = leaf(draft.root, "identity_check", "match")
    if match is None:
        return
    field = draft.fields.get(match.text)
    if field is None:
        yield draft.source.fault(
            match, f"There is no contact field {named(match.text)}.", nearest(match.text, draft.fields)
        )
    elif not draft.is_true(field, "secret"):
        message = f"The check compares {named(match.text)}, which must be secret: said aloud it would check nothing."
        yield draft.source.fault(
            match, message, f"Write {match.text}: {{required: true, secret: true}} in contact_fields."
        )
    elif not draft.is_true(field, "required"):
        message = f"Nobody without {named(match.text)} could pass this check; make it required."
        yield draft.source.fault(
            match, message, f"Write {match.text}: {{required: true, secret: true}} in contact_fields."
        )
