"""What came of a rehearsal, by day and hour of London's clock, with the silence and its reasons."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from voice_app.calls import Call, State
from voice_app.campaigns import (
    Campaign,
    CampaignState,
    Decision,
    Ending,
    Nation,
    bank_holiday,
    ending_of,
    opening_of,
    read_times,
)
from voice_app.moments import in_london
from voice_app.stage.rehearsal.take_over import TakenOver

_SUNDAY = 6


@dataclass
class Hour:
    """One hour of one day; `hour` is 0 to 23 in London."""

    hour: int
    dialled: int = 0
    answered: int = 0  # by a person
    opted_out: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)  # by the gate: rule -> how often


@dataclass
class Day:
    """One day; `silent` says why nobody was rung on it, or for whom, or nothing."""

    date: date
    opens: datetime | None  # None: nobody may be rung anywhere
    closes: datetime | None
    hours: dict[int, Hour] = field(default_factory=dict)
    silent: str = ""

    def hour(self, hour: int) -> Hour:
        return self.hours.setdefault(hour, Hour(hour))

    @property
    def dialled(self) -> int:
        return sum(hour.dialled for hour in self.hours.values())


@dataclass(frozen=True, slots=True)
class Account:
    """The whole of it. `ended` is None when somebody was left at the last day."""

    campaign: str
    people: int
    left_out: int
    begins: datetime
    ended: datetime | None
    days: tuple[Day, ...]

    def total(self, what: str) -> int:
        return sum(getattr(hour, what) for day in self.days for hour in day.hours.values())

    def all_of(self, what: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for day in self.days:
            for hour in day.hours.values():
                found.update(getattr(hour, what))
        return found


def account_of(session: Session, campaign_id: str, begins: datetime, last: datetime, taken: TakenOver) -> Account:
    """Read from what the rehearsal's installation has written down."""
    campaign = session.get_one(Campaign, campaign_id)
    ended = last if campaign.state == CampaignState.FINISHED else None
    days = {day.date: day for day in _days(campaign, in_london(begins).date(), in_london(last).date())}
    calls = session.scalars(select(Call).where(Call.campaign_id == campaign_id, Call.armed_at >= begins))
    for call in calls.all():
        _count_call(days, call, ending_of(session, call))
    refused = select(Decision).where(Decision.campaign_id == campaign_id, Decision.allowed.is_(False))
    for decision in session.scalars(refused):
        _hour(days, decision.at).refused[_first_rule(decision)] += 1
    for day in days.values():
        day.silent = day.silent or ("" if day.dialled else "nobody was due")
    return Account(campaign_id, taken.people, taken.left_out, begins, ended, tuple(days.values()))


def _count_call(days: Mapping[date, Day], call: Call, ending: Ending) -> None:
    if call.armed_at is None:
        return
    hour = _hour(days, call.armed_at)
    hour.dialled += 1
    hour.answered += call.answered_at is not None and call.state != State.VOICEMAIL
    hour.opted_out += ending is Ending.OPTED_OUT
    hour.endings[ending] += 1


def _hour(days: Mapping[date, Day], moment: datetime) -> Hour:
    local = in_london(moment)
    return days[local.date()].hour(local.hour)


def _first_rule(decision: Decision) -> str:
    rules: list[str] = [verdict["rule"] for verdict in json.loads(decision.verdicts) if not verdict["passed"]]
    return rules[0]


def _days(campaign: Campaign, first: date, last: date) -> Iterator[Day]:
    times = read_times(campaign.opens, campaign.closes)
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        windows = [window for nation in Nation if (window := opening_of(day, frozenset({nation}), *times))]
        opens = min((window[0] for window in windows), default=None)
        yield Day(day, opens, max((window[1] for window in windows), default=None), silent=_why_silent(day))


def _why_silent(day: date) -> str:
    """A Sunday, or a bank holiday and where it is kept."""
    if day.weekday() == _SUNDAY:
        return "Sunday"
    kept = {nation: name for nation in Nation if (name := bank_holiday(day, frozenset({nation})))}
    if not kept:
        return ""
    where = "" if len(kept) == len(Nation) else f" ({', '.join(nation.replace('_', ' ') for nation in kept)})"
    return f"bank holiday: {next(iter(kept.values()))}{where}"
