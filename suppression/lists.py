"""Do-not-call lists as CSV: in, with every line accounted for, and out, in a form that comes back whole.

A line stands for itself: an unclosed quote harms its own line and not the rest of the list. What counts is the
number; a date that cannot be read costs a remark, never the suppression. A line of our own export comes back as
what it was: the same fact with its channel, time, call and reference, beside whatever else the number told us.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import IO, NamedTuple

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from suppression.csv_lines import FaultyRow, Row, Scopes, read_rows
from suppression.csv_past import OWN_HEADINGS, Past
from suppression.csv_text import open_text, write_line
from suppression.keys import NumberKeys
from suppression.opt_out import ALL_CLIENTS, Channel, OptOut, fact_of
from suppression.replay import Begin
from suppression.store import AT_ONCE, Remembered, listing, lock_all, make_row, suppressed_among
from suppression.tables import ENTRIES, Entry

BATCH = 1000


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
    """Suppress every number in `file` (number[,scope,reason,date], or our own export).

    `scopes` are those that its lines may name. Each thousand lines is a transaction of its own.
    Raises ListFaulty when the file is no list at all.
    """
    tally = _Tally()
    text = open_text(file)
    rows = read_rows(text, now, scopes)
    while batch := list(islice(rows, BATCH)):
        with begin() as session:
            _keep_batch(session, keys, _good(batch, keys, tally), tally)
    text.detach()  # the file is the caller's to close
    return ImportReport(tally.kept, tally.already, tuple(tally.faulty), tuple(tally.remarks))


class _Told(NamedTuple):
    """An opt-out as a line tells it; with its past it is the fact of then, without it a line of a list."""

    opt_out: OptOut
    past: Past | None
    fingerprint: str


def _good(batch: Iterable[Row | FaultyRow], keys: NumberKeys, tally: _Tally) -> list[_Told]:
    good = []
    for row in batch:
        if isinstance(row, FaultyRow):
            tally.faulty.append(row)
            continue
        if row.remark:
            tally.remarks.append(FaultyRow(row.line, row.remark))
        channel, call_id = (row.past.channel, row.past.call_id) if row.past else (Channel.IMPORT, None)
        opt_out = OptOut(row.number, channel, row.at, row.scope, call_id, row.reason)
        good.append(_Told(opt_out, row.past, keys.fingerprint(row.number)))
    return good


def _keep_batch(session: Session, keys: NumberKeys, told: list[_Told], tally: _Tally) -> None:
    fingerprints = [each.fingerprint for each in told]
    lock_all(session, fingerprints)
    scopes = {ALL_CLIENTS, *(each.opt_out.scope for each in told)}
    bound = {scope: suppressed_among(session, fingerprints, scope) for scope in scopes}
    known = _known(session, [fact_of(each.opt_out, each.fingerprint) for each in told if each.past])
    new = []
    for opt_out, past, fingerprint in told:
        fact = fact_of(opt_out, fingerprint)
        stands = fingerprint in bound[opt_out.scope] or fingerprint in bound[ALL_CLIENTS]
        if fact in known or (stands and past is None):
            tally.already += 1
            continue
        bound[opt_out.scope].add(fingerprint)
        known.add(fact)
        row = make_row(keys, opt_out, fingerprint)
        new.append(
            row | {"reference": past.reference} if past else row
        )  # what the person was told, whichever key made it
    if new:
        session.execute(insert(ENTRIES), new)
    tally.kept += len(new)


def _known(session: Session, facts: list[str]) -> set[str]:
    """Those of `facts` that are on the list already."""
    known = set[str]()
    for start in range(0, len(facts), AT_ONCE):
        known.update(session.scalars(select(Entry.fact).where(Entry.fact.in_(facts[start : start + AT_ONCE]))))
    return known


def export_list(begin: Begin, keys: NumberKeys, out: IO[str]) -> int:
    """Write the whole list as CSV and say how many entries it has.

    A short transaction for each page: on SQLite a long one would keep opt-outs waiting.
    """
    write_line(out, OWN_HEADINGS)
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
