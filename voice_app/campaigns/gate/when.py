"""Rules about time: the hours, how often somebody was rung, and the days after a call that went wrong."""

from datetime import datetime, time, timedelta

from voice_app.campaigns.gate.facts import Attempt, Facts
from voice_app.campaigns.gate.verdict import Rule, Verdict, no, yes
from voice_app.campaigns.hours import (
    CALENDAR,
    NeverOpen,
    bank_holiday,
    is_open,
    nations_of,
    next_opening,
    read_times,
)
from voice_app.moments import LONDON, as_utc, in_london

A_DAY, IN_7_DAYS, IN_A_CAMPAIGN = 1, 3, 5  # attempts to one number, whoever the client (law R25)
WEEK, GAP = timedelta(days=7), timedelta(hours=4)
AFTER_BROKEN, AFTER_MACHINE = timedelta(hours=72), timedelta(hours=24)  # law R19


def in_hours(facts: Facts) -> Verdict:
    """London's clock, no Sundays, no bank holidays where the line may be, within the campaign's own times."""
    nations, local = nations_of(facts.number), in_london(facts.at)
    times = read_times(facts.campaign.opens, facts.campaign.closes)
    evidence = {
        "london": f"{local:%Y-%m-%d %H:%M}",
        "nations": " ".join(sorted(nations)),
        "calendar": CALENDAR,
    }
    if is_open(facts.at, nations, *times):
        return yes(Rule.IN_HOURS, f"{local:%H:%M on a %A} in London", evidence)
    try:
        until = next_opening(facts.at, nations, *times)
    except NeverOpen as never:
        return no(Rule.IN_HOURS, str(never), evidence)
    why = f"{local:%H:%M on a %A} in London"
    if holiday := bank_holiday(local.date(), nations):
        why += f", {holiday}"
    return no(Rule.IN_HOURS, f"{why}; dials begin again {said(until)}", evidence, until)


def within_caps(facts: Facts) -> Verdict:
    """One attempt a day, three in seven days, four hours between, across all clients; so many in one campaign."""
    recent = [attempt.at for attempt in facts.attempts if attempt.at > facts.at - WEEK]
    today = [at for at in recent if in_london(at).date() >= in_london(facts.at).date()]
    mine = sum(attempt.campaign == facts.campaign.id for attempt in facts.attempts)
    most = min(facts.campaign.attempts, IN_A_CAMPAIGN)
    evidence = {"today": str(len(today)), "in_7_days": str(len(recent)), "in_campaign": str(mine)}
    if recent:
        evidence["last"] = max(recent).isoformat()
    if mine >= most:
        return no(Rule.WITHIN_CAPS, f"{mine} of {most} attempts of this campaign were made", evidence)
    waits = _waits(recent, today, facts.at)
    if waits:
        return no(Rule.WITHIN_CAPS, "; ".join(waits), evidence, max(waits.values()))
    told = f"{len(recent)} of {IN_7_DAYS} attempts in 7 days, {mine} of {most} in this campaign"
    return yes(Rule.WITHIN_CAPS, told, evidence)


def _waits(recent: list[datetime], today: list[datetime], at: datetime) -> dict[str, datetime]:
    """Each cap that is reached, and when it is not any more."""
    waits = {}
    if len(today) >= A_DAY:
        waits["rung today already"] = _next_day(max(today))
    if len(recent) >= IN_7_DAYS:
        waits[f"rung {len(recent)} times in 7 days"] = sorted(recent)[-IN_7_DAYS] + WEEK
    if recent and max(recent) + GAP > at:
        waits["rung less than 4 hours ago"] = max(recent) + GAP
    return waits


def _next_day(moment: datetime) -> datetime:
    """Midnight in London after `moment`, UTC."""
    return as_utc(datetime.combine(in_london(moment).date() + timedelta(days=1), time(), LONDON))


def not_locked(facts: Facts) -> Verdict:
    """72 hours after a call on which we were silent or broke off; a day after a machine answered."""
    locks = [(attempt, until) for attempt in facts.attempts if (until := _locked_until(attempt)) > facts.at]
    if not locks:
        return yes(Rule.NOT_LOCKED, "no silent or abandoned call in 72 hours")
    last, until = max(locks, key=lambda lock: lock[1])
    why = "was silent, or was broken off by us" if last.broken else "met a machine"
    return no(
        Rule.NOT_LOCKED,
        f"the call of {said(last.at)} {why}: not again before {said(until)}",
        {"call": last.call},
        until,
    )


def _locked_until(attempt: Attempt) -> datetime:
    end = attempt.ended or attempt.at
    return end + AFTER_BROKEN if attempt.broken else end + AFTER_MACHINE if attempt.machine else attempt.at


def said(moment: datetime) -> str:
    """A moment for people: Wednesday 25 November 09:00."""
    return f"{in_london(moment):%A %-d %B %H:%M}"
