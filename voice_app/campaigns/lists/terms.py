"""What the people of a row were told when they agreed: read once for all rows that say the same."""

from collections.abc import Sequence

from voice_app.campaigns.lists.cells import clean
from voice_app.campaigns.lists.evidence import COLUMN_OF, WORDS, read_word
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.plan import Plan
from voice_app.campaigns.lists.reading import Terms

LONGEST = 4_000  # characters of a wording
REMEMBERED = 4_096  # different terms of one list


class TermsReader:
    """Reads the terms of each row of one list: from its own cells, else from what was told for all rows."""

    def __init__(self, plan: Plan) -> None:
        self._usual = {name: getattr(plan.evidence, name) for name in Terms._fields}
        places = ((name, plan.columns.place(COLUMN_OF[name])) for name in Terms._fields)
        self._own = [(name, place) for name, place in places if place is not None]
        self._known: dict[tuple[str, ...], Terms | tuple[RowFault, ...]] = {}

    def read(self, cells: Sequence[str]) -> Terms | tuple[RowFault, ...]:
        """The terms, or what has to be mended in them."""
        told = tuple(cells[place] for _, place in self._own)
        if (known := self._known.get(told)) is None:
            known = self._make(told)
            if len(self._known) < REMEMBERED:
                self._known[told] = known
        return known

    def _make(self, told: tuple[str, ...]) -> Terms | tuple[RowFault, ...]:
        own = {name: clean(cell) for (name, _), cell in zip(self._own, told, strict=True)}
        texts = {name: own.get(name) or usual for name, usual in self._usual.items()}
        values = {name: _value(name, text) for name, text in texts.items()}
        faults = tuple(_why(name, texts[name]) for name, value in values.items() if not value)
        return faults or Terms(**values)


def _value(name: str, text: str) -> str:
    if name in WORDS:
        return read_word(name, text) or ""
    return text if len(text) <= LONGEST else ""


def _why(name: str, text: str) -> RowFault:
    what = "collector" if name == "collected_by" else name
    if text and name in WORDS:
        words = ", ".join(dict.fromkeys(word for word in WORDS[name].values() if word))
        return RowFault(f"The {what} of the consent cannot be read.", f"Write one of: {words}.")
    if text:
        return RowFault(f"The {what} of the consent is longer than {LONGEST:,} characters.", "Shorten it.")
    if name == "named":
        return RowFault("Whom the consent named is missing.", "Write the firm's name as the wording has it.")
    return RowFault(f"The {what} of the consent is missing.", f"Fill in the consent's {what}, or answer no.")
