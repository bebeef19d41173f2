"""Every row accounted for: rows in = callable + excluded (by rule) + faulty + duplicate."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from suppression import Screening
from voice_app.campaigns.gate import Rule
from voice_app.campaigns.lists.csv_rows import Row
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.judge import Judged
from voice_app.campaigns.lists.prepare import Prepared

SHOWN = 5  # rows named for each thing to mend


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing to mend, in how many rows, and the first of them by their number in the spreadsheet."""

    fault: RowFault
    count: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a list. A row with two faults is one faulty row and counts in two repairs."""

    rows: int
    callable: int
    excluded: Mapping[Rule, int]  # in the gate's order
    faulty: int
    in_file: int  # duplicates of a callable row above
    in_campaign: int  # on the campaign's list already
    repairs: tuple[Mend, ...]  # most frequent first
    zeros_restored: int  # numbers that had lost their first 0 in a spreadsheet
    drama: int  # well-formed rows with one of Ofcom's numbers for drama
    registers: Mapping[str, object]  # the evidence of the files it was screened against

    @property
    def duplicate(self) -> int:
        return self.in_file + self.in_campaign


class Tally:
    """Counts parts of a list as they come."""

    def __init__(self) -> None:
        self.rows = self.callable = self.faulty = self.in_file = self.in_campaign = 0
        self._zeros = self._drama = 0
        self.excluded: Counter[Rule] = Counter()
        self._faults: Counter[RowFault] = Counter()
        self._first: dict[RowFault, list[int]] = {}
        self._screened: dict[tuple[str | None, str | None], Screening] = {}

    def add(self, part: Sequence[Row], prepared: Prepared, judged: Judged) -> None:
        """One part more."""
        self.rows += len(part)
        self.callable += len(judged.callable)
        self.in_file += judged.in_file
        self.in_campaign += judged.in_campaign
        self.faulty += len(prepared.faulty)
        self.excluded.update(each.rule for each in judged.excluded)
        self.excluded[Rule.NOT_A_MINOR] += len(prepared.minors)
        self._zeros += prepared.zeros_restored
        self._drama += prepared.drama
        for place, faults in prepared.faulty:
            self._note(part[place][0], faults)
        for each in prepared.screened:
            self._screened.setdefault((each.tps.sha256, each.ctps.sha256), each)

    def move_to_minors(self, count: int) -> None:
        """So many callable rows have turned out to be of a number that another row gives to a child."""
        self.callable -= count
        self.excluded[Rule.NOT_A_MINOR] += count

    def told(self) -> Account:
        """The account of all parts."""
        repairs = (Mend(fault, count, tuple(self._first[fault])) for fault, count in self._faults.most_common())
        return Account(
            rows=self.rows,
            callable=self.callable,
            excluded={rule: self.excluded[rule] for rule in Rule if self.excluded[rule]},
            faulty=self.faulty,
            in_file=self.in_file,
            in_campaign=self.in_campaign,
            repairs=tuple(repairs),
            zeros_restored=self._zeros,
            drama=self._drama,
            registers=self._registers(),
        )

    def _note(self, row: int, faults: Sequence[RowFault]) -> None:
        for fault in faults:
            self._faults[fault] += 1
            first = self._first.setdefault(fault, [])
            if len(first) < SHOWN:
                first.append(row)

    def _registers(self) -> dict[str, object]:
        """Of the files; what they say of one number is left out. Two files of one register are both named."""
        told: dict[str, object] = {}
        for screening in self._screened.values():
            for name, value in screening.evidence().items():
                if not name.endswith("_result"):
                    before = told.get(name)
                    told[name] = value if before in (None, value) else f"{before}, {value}"
        return told
