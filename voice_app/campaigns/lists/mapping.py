"""Which column of a list means what: told by a person, plain by its name, or guessed and labelled as a guess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz

from scripts import ContactField
from voice_app.campaigns.lists.faults import FileFaulty
from voice_app.campaigns.lists.fields import NAMES, Known, known_as, plain

LIKE_ENOUGH = 90  # of 100: "enquiry date" for "date of enquiry", not "order date" for "birth date"
SMALL_WORDS = frozenset({"of", "the", "a", "in", "on"})


class Told(StrEnum):
    """How a column was found."""

    TOLD = "told"  # with --map
    NAMED = "named"  # it has the field's own name
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Found:
    """A field, and the column that has it. `also` are other columns that could have been meant."""

    field: str
    column: str
    place: int
    how: Told
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Every field that was found, and the columns that mean nothing here, which are not kept."""

    found: tuple[Found, ...]
    left_out: tuple[str, ...]

    def place(self, field: str) -> int | None:
        """Where the field is, counted from 0."""
        return next((each.place for each in self.found if each.field == field), None)

    def as_told(self) -> dict[str, str]:
        """Field and column by name, as it is stored."""
        return {each.field: each.column for each in self.found}


def map_columns(heading: Sequence[str], fields: Sequence[ContactField], told: Mapping[str, str]) -> Columns:
    """The columns of a list with this heading. `fields` are the script's; `told` is field -> column.

    An empty column means that the list has no such field. Raises FileFaulty with every fault of the heading at once.
    """
    wanted = [*Known, *(field.name for field in fields if field.name not in set(Known))]
    faults = [*_duplicates(heading), *_unknown(heading, wanted, told)]
    found = [] if faults else _find(heading, wanted, told)
    faults += _missing(heading, fields, {each.field for each in found}) if not faults else []
    if faults:
        raise FileFaulty(*faults)
    used = {each.place for each in found}
    rest = (name or f"(column {place + 1}, without a name)" for place, name in enumerate(heading) if place not in used)
    return Columns(tuple(found), tuple(rest))


def _find(heading: Sequence[str], wanted: Sequence[str], told: Mapping[str, str]) -> list[Found]:
    places = {plain(name): place for place, name in enumerate(heading) if plain(name)}
    same = {field: known for field in wanted if (known := known_as(field)) not in (None, field)}
    found = {field: Found(field, heading[at], at, Told.TOLD) for field, column in told.items() if column
             for at in (places[plain(column)],)}  # fmt: skip
    found |= {same[field]: each for field, each in found.items() if field in same}
    taken = {each.place for each in found.values()}
    for guess in (_named, _known_by, _like):
        for field in (each for each in wanted if each not in found and each not in told and each not in same):
            if each := guess(field, heading, places, taken):
                found[field] = each
                taken.add(each.place)
    found |= {field: found[known] for field, known in same.items() if known in found}
    return [replace(found[field], field=field) for field in wanted if field in found]


def _named(field: str, heading: Sequence[str], places: Mapping[str, int], _taken: set[int]) -> Found | None:
    """By its own name, even where the column was told to be another field too."""
    place = places.get(plain(field))
    return None if place is None else Found(field, heading[place], place, Told.NAMED)


def _known_by(field: str, heading: Sequence[str], places: Mapping[str, int], taken: set[int]) -> Found | None:
    """By another usual name; where several columns have one, the first in order of preference."""
    usual = [places[plain(name)] for name in NAMES.get(field, ()) if plain(name) in places]
    free = [place for place in usual if place not in taken]
    if not free:
        return None
    return Found(field, heading[free[0]], free[0], Told.GUESSED, tuple(heading[place] for place in free[1:]))


def _like(field: str, heading: Sequence[str], _places: Mapping[str, int], taken: set[int]) -> Found | None:
    """By a name that reads nearly the same. Never the number or a consent: a wrong guess there is a wrong call."""
    if field in set(Known):
        return None
    scores = {place: fuzz.token_sort_ratio(_words(field), _words(name))
              for place, name in enumerate(heading) if place not in taken}  # fmt: skip
    place = max(scores, key=lambda each: scores[each], default=None)
    if place is None or scores[place] < LIKE_ENOUGH:
        return None
    return Found(field, heading[place], place, Told.GUESSED)


def _words(name: str) -> str:
    words = "".join(each if each.isalnum() else " " for each in name.casefold()).split()
    return " ".join(word for word in words if word not in SMALL_WORDS)


def _duplicates(heading: Sequence[str]) -> list[str]:
    names = [plain(name) for name in heading if plain(name)]
    twice = sorted({name for name in names if names.count(name) > 1})
    return [
        f'Several columns are called "{next(each for each in heading if plain(each) == name)}": '
        "give each a name of its own."
        for name in twice
    ]


def _unknown(heading: Sequence[str], wanted: Sequence[str], told: Mapping[str, str]) -> list[str]:
    there = {plain(name) for name in heading}
    fields = ", ".join(wanted)
    return [
        f"--map {field}={column}: "
        + (f'the file has no column "{column}". {_has(heading)}' if field in wanted else f"the fields are {fields}.")
        for field, column in told.items()
        if field not in wanted or (column and plain(column) not in there)
    ]


def _missing(heading: Sequence[str], fields: Sequence[ContactField], found: set[str]) -> list[str]:
    faults = []
    if Known.NUMBER not in found:
        faults.append(
            f"The file needs a column with telephone numbers, called number or phone. {_has(heading)} "
            "If one of these has them: --map number=COLUMN."
        )
    absent = [field.name for field in fields if field.required and field.name not in found]
    faults += [f"The script needs a column {name}. {_has(heading)} If one of these is it: --map {name}=COLUMN."
               for name in absent]  # fmt: skip
    return faults


def _has(heading: Sequence[str]) -> str:
    return f"Right now it has the columns: {', '.join(name for name in heading if name) or 'none with a name'}."
