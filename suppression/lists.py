"""Do-not-call lists as CSV: in, with every line accounted for, and out, in a form that comes back whole.

A line stands for itself: an unclosed quote harms its own line and not the rest of the list. What counts is the
number; a date that cannot be read costs a remark, never the suppression.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import IO, NamedTuple

from sqlalchemy import insert
from sqlalchemy.orm import Session

from suppression.csv_lines import FaultyRow, Row, Scopes, read_rows
from suppression.csv_text import open_text, write_line
from suppression.keys import NumberKeys
from suppression.opt_out import ALL_CLIENTS, Channel, OptOut
from suppression.replay import Begin
from suppression.store import Remembered, listing, lock_all, make_row, suppressed_among
from suppression.tables import ENTRIES

BATCH = 1000
COLUMNS = ("number", "scope", "reason", "date", "channel", "call", "reference")


class ImportReport(NamedTuple):
    """Every line but header and blank ones is in exactly one of `kept`, `already` and `faulty`."""

    kept: int
    already: int
    faulty: tuple[FaultyRow, ...]
    remarks: tuple[FaultyRow, ...]  # about lines that were kept all the same


@dataclass(slots=True)
class _Tally:
    kept: int = 0
    already: int = 0
    faulty: list[FaultyRow] = field(default_factory=list)
    remarks: list[FaultyRow] = field(default_factory=list)


def import_list(begin: Begin, keys: NumberKeys, file: IO[bytes], scopes: Scopes, now: datetime) -> ImportReport:
    """Suppress every number in `file` (number[,scope,reason,date]); `scopes` are those that its lines may name.

    Each thousand lines is a transaction of its own. Raises ListFaulty when the file is no list at all.
    """
    tally = _Tally()
    text = open_text(file)
    rows = read_rows(text, now, scopes)
    while batch := list(islice(rows, BATCH)):
        with begin() as session:
            _keep_batch(session, keys, _good(batch, tally), tally)
    text.detach()  # the file is the caller's to close
    return ImportReport(tally.kept, tally.already, tuple(tally.faulty), tuple(tally.remarks))


def _good(batch: Iterable[Row | FaultyRow], tally: _Tally) -> list[OptOut]:
    good = []
    for row in batch:
        if isinstance(row, FaultyRow):
            tally.faulty.append(row)
            continue
        if row.remark:
            tally.remarks.append(FaultyRow(row.line, row.remark))
        good.append(OptOut(row.number, Channel.IMPORT, row.at, row.scope, words=row.reason))
    return good


def _keep_batch(session: Session, keys: NumberKeys, opt_outs: list[OptOut], tally: _Tally) -> None:
    fingerprints = [keys.fingerprint(opt_out.number) for opt_out in opt_outs]
    lock_all(session, fingerprints)
    bound = {scope: suppressed_among(session, fingerprints, scope) for scope in {row.scope for row in opt_outs}}
    bound.setdefault(ALL_CLIENTS, set())
    new = []
    for opt_out, fingerprint in zip(opt_outs, fingerprints, strict=True):
        if fingerprint in bound[opt_out.scope] or fingerprint in bound[ALL_CLIENTS]:
            tally.already += 1
            continue
        bound[opt_out.scope].add(fingerprint)
        new.append(make_row(keys, opt_out, fingerprint))
    if new:
        session.execute(insert(ENTRIES), new)
    tally.kept += len(new)


def export_list(begin: Begin, keys: NumberKeys, out: IO[str]) -> int:
    """Write the whole list as CSV and say how many entries it has.

    A short transaction for each page: on SQLite a long one would keep opt-outs waiting.
    """
    write_line(out, COLUMNS)
    count = after = 0
    while page := _page(begin, keys, after):
        for entry in page:
            write_line(out, _cells(entry))
        count, after = count + len(page), page[-1].id
    return count


def _page(begin: Begin, keys: NumberKeys, after: int) -> list[Remembered]:
    with begin() as session, closing(listing(session, keys, after)) as entries:
        return list(islice(entries, BATCH))


def _cells(entry: Remembered) -> Iterator[str]:
    stop, number = entry.suppression, entry.number.national()
    # Not +44…, which a spreadsheet takes for a sum; "07700 900123" and "0049 160 …" stay text there and come back.
    yield f"00{number[1:]}" if number.startswith("+") else number
    yield stop.scope
    yield entry.words or ""
    yield stop.at.isoformat()
    yield stop.channel
    yield stop.call_id or ""
    yield stop.reference
