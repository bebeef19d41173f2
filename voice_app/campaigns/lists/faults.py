"""What is wrong with a file as a whole, or with one row of it: the cause, and the next act."""

from typing import NamedTuple


class FileFaulty(Exception):
    """The file cannot be taken in at all; `faults` has one plain sentence for each reason. Nothing was changed."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class RowFault(NamedTuple):
    """One thing in a row that has to be mended. Both sentences repeat nothing of the row."""

    reason: str
    how_to_fix: str
