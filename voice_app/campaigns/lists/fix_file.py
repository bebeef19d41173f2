"""The rows that need mending, as a file that is mended and imported again: same columns, same order, same encoding.

Three columns behind them say what is wrong. They are left out again when the file comes back.
"""

import csv
from collections.abc import Sequence
from typing import IO

from voice_app.campaigns.lists.cells import harmless
from voice_app.campaigns.lists.faults import RowFault
from voice_app.campaigns.lists.source import OURS, Source

STATUS = "needs fixing"


def encoding_of(source: Source) -> str:
    """The codec of the file to be mended. A mark before UTF-8 tells Excel that it is; a workbook comes back as CSV."""
    return source.survey.encoding or "utf-8-sig"


class FixFile:
    """Writes faulty rows; a cell that a spreadsheet would run as a formula is made text."""

    def __init__(self, out: IO[str], source: Source) -> None:
        self._writer = csv.writer(out, delimiter=source.delimiter, lineterminator="\r\n")
        self._writer.writerow([*map(harmless, source.raw_heading), *OURS])
        self._width = len(source.raw_heading)

    def write(self, cells: Sequence[str], faults: Sequence[RowFault]) -> None:
        """One row. What stands beyond the heading follows our columns, so that nothing of it is lost."""
        reason, how = (" ".join(dict.fromkeys(words)) for words in zip(*faults, strict=True))
        own = [harmless(cell) for cell in cells]
        self._writer.writerow([*own[: self._width], STATUS, reason, how, *own[self._width :]])
