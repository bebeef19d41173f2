"""When a campaign may be expected to end: a guess from its pace and its hours, told as one."""

from datetime import datetime, timedelta

from voice_app.campaigns.hours import Nation, NeverOpen, next_opening, opening_of, read_times
from voice_app.campaigns.tables import Campaign
from voice_app.moments import in_london

USUAL_CALL = timedelta(seconds=75)  # ringing, opening and a short talk, or ringing in vain
_LONGEST = 366  # days looked ahead


def forecast(campaign: Campaign, left: int, last_due: datetime, now: datetime) -> datetime | None:
    """The moment at which `left` more attempts are through, not before `last_due`; None beyond a year.

    Days on which any nation keeps a bank holiday are counted as closed, so it errs on the late side.
    """
    opens, closes = read_times(campaign.opens, campaign.closes)
    needed, anywhere = left * time_for_one(campaign), frozenset(Nation)
    moment, day = now, in_london(now).date()
    for ahead in range(_LONGEST):
        opening = opening_of(day + timedelta(days=ahead), anywhere, opens, closes)
        if opening is None or opening[1] <= now:
            continue
        moment = max(now, opening[0])
        if needed <= opening[1] - moment:
            break
        needed -= opening[1] - moment
    else:
        return None
    try:
        return max(moment + needed, next_opening(last_due, anywhere, opens, closes))
    except NeverOpen:
        return None


def time_for_one(campaign: Campaign) -> timedelta:
    """Of the pace, and of so many calls at once: whichever lets fewer through."""
    return max(timedelta(minutes=1) / campaign.calls_per_minute, USUAL_CALL / campaign.concurrency)
