"""Earlier calls to a number, for whichever client: what counts against another one, and what is under way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from voice_app.calls import ACTIVE, Call, CallEvent, Kind, State
from voice_app.campaigns.gate import WEEK, Attempt
from voice_app.campaigns.harm import FIRST_WORDS_MS, OPENING
from voice_app.campaigns.tables import FirstWords

_BEFORE_ANSWER = (State.ARMED, State.UNKNOWN, State.RINGING)
_NEVER_RANG = frozenset({State.REFUSED, State.NOT_PLACED})
_MACHINE = (Kind.MACHINE_ANSWERED, Kind.VOICEMAIL_HEARD)
# We were silent, or broke off before the announcements were through.
_BROKEN = or_(
    and_(CallEvent.kind == Kind.HUNG_UP, CallEvent.was.in_(_BEFORE_ANSWER)),
    and_(CallEvent.kind.in_((Kind.BROKE, Kind.RECALLED)), CallEvent.was.in_(OPENING)),
    CallEvent.kind == Kind.ANSWERED_TOO_LATE,
    and_(CallEvent.kind == Kind.ANSWERED, CallEvent.was == State.CANCELLED),
)
_TELLING = or_(_BROKEN, CallEvent.kind.in_(_MACHINE), CallEvent.kind == Kind.NOT_FOUND)


_CALLS = (
    select(Call.id, Call.campaign_id, Call.state, Call.created_at, Call.armed_at, Call.ended_at, FirstWords.ms)
    .outerjoin(FirstWords, FirstWords.call_id == Call.id)
    .where(Call.fingerprint == bindparam("fingerprint"))
    .order_by(Call.created_at, Call.id)
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The calls that count, oldest first, and the one under way, if any."""

    attempts: tuple[Attempt, ...]
    under_way: str | None


class _Row(NamedTuple):
    """One call."""

    id: str
    campaign_id: str
    state: str
    created_at: datetime
    armed_at: datetime | None
    ended_at: datetime | None
    first_words_ms: int | None


@dataclass(frozen=True, slots=True)
class _Told:
    """What the events of one call tell."""

    broken: bool = False
    machine: bool = False
    looked_for: bool = False  # in vain, after the carrier's answer was lost: it may have rung all the same


def calls_to(
    session: Session, fingerprint: str, campaign_id: str, now: datetime, *, besides: Collection[str] = (),
    until: datetime | None = None,
) -> Earlier:  # fmt: skip
    """Calls of the last seven days and of this campaign, but for `besides`; `until`: as things stood then."""
    rows = [row for row in _rows(session, fingerprint) if row.id not in besides and _was(row.created_at, until)]
    under_way = next((row.id for row in rows if not _rests(row, until)), None)
    dialled = [(row, row.armed_at) for row in rows if row.armed_at and _was(row.armed_at, until)]
    recent = [(row, at) for row, at in dialled if at > now - WEEK or row.campaign_id == campaign_id]
    told = _told(session, [row.id for row, _ in recent], until)
    attempts = (_attempt(row, at, told.get(row.id, _Told()), until) for row, at in recent)
    return Earlier(tuple(each for each in attempts if each is not None), under_way)


def _rows(session: Session, fingerprint: str) -> list[_Row]:
    found = session.connection().execute(_CALLS, {"fingerprint": fingerprint})
    return [_Row(*row) for row in found]


def _was(moment: datetime, until: datetime | None) -> bool:
    return until is None or moment <= until


def _rests(row: _Row, until: datetime | None) -> bool:
    """Whether it is at rest, or was at `until`."""
    return row.state not in ACTIVE and (row.ended_at is None or _was(row.ended_at, until))


def _attempt(row: _Row, at: datetime, told: _Told, until: datetime | None) -> Attempt | None:
    """None for a call that certainly never rang."""
    rests = _rests(row, until)
    if rests and row.state in _NEVER_RANG and not told.looked_for:
        return None
    late = row.first_words_ms is not None and row.first_words_ms > FIRST_WORDS_MS
    return Attempt(row.id, row.campaign_id, at, row.ended_at if rests else None, told.broken or late, told.machine)


def _told(session: Session, calls: list[str], until: datetime | None) -> dict[str, _Told]:
    if not calls:
        return {}
    columns = (CallEvent.call_id, CallEvent.kind)
    found = select(*columns).where(CallEvent.call_id.in_(calls), CallEvent.became.is_not(None), _TELLING)
    if until is not None:
        found = found.where(CallEvent.at <= until)
    kinds: dict[str, set[str]] = {}
    for call_id, kind in session.execute(found):
        kinds.setdefault(call_id, set()).add(kind)
    return {call_id: _read(found_kinds) for call_id, found_kinds in kinds.items()}


def _read(kinds: set[str]) -> _Told:
    machine = not kinds.isdisjoint(_MACHINE)
    broken = bool(kinds - {*_MACHINE, Kind.NOT_FOUND})
    return _Told(broken and not machine, machine, Kind.NOT_FOUND in kinds)
