"""Silent and abandoned calls of a campaign: the figures that stop it (law R16-R18).

Answered: by a person (a machine is counted apart). Silent: answered, says the carrier, and nobody asked us for the
first words. Abandoned: answered, but our first word came later than two seconds after the carrier asked for it, or we
ended the call before the announcements were through. The rate is (silent + abandoned) / answered over 24 hours.

It alarms at 1 % and pauses the campaign at 3 %. One call alone never pauses: below 34 answered calls a single one is
over 3 % of them, and tells nothing of the next. Two do, however few were answered.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from voice_app.calls import Call, CallEvent, Kind
from voice_app.calls import State as CallState
from voice_app.campaigns.life import Act
from voice_app.campaigns.tables import CampaignEvent, FirstWords

WINDOW = timedelta(hours=24)
FIRST_WORDS_MS = 2000  # law R16: nobody may hear silence for longer
ALARM, STOP = 0.01, 0.03
ALONE = 1  # so many harmed calls never pause a campaign by themselves
OPENING = (CallState.IDENTIFY, CallState.PURPOSE, CallState.OFFER)
_BY_US = (Kind.BROKE, Kind.RECALLED)


@dataclass(frozen=True, slots=True)
class Harm:
    """What people met who answered."""

    answered: int  # by a person, silent calls included
    silent: int
    abandoned: int

    @property
    def rate(self) -> float:
        return (self.silent + self.abandoned) / self.answered if self.answered else 0.0

    @property
    def alarms(self) -> bool:
        return self.rate >= ALARM

    @property
    def pauses(self) -> bool:
        return self.rate >= STOP and self.silent + self.abandoned > ALONE


def harm_of(session: Session, campaign_id: str, since: datetime) -> Harm:
    """Of the calls placed since then."""
    placed = (Call.campaign_id == campaign_id, Call.armed_at >= since)
    silent_call = (Call.state == CallState.DROPPED) & Call.answered_at.is_(None)
    abandoned = set(session.scalars(_broken_off(*placed))) | set(session.scalars(_late(*placed)))
    reached = select(Call.id).where(*placed, Call.state != CallState.VOICEMAIL, Call.answered_at.is_not(None))
    answered = session.scalar(select(func.count()).select_from(reached.subquery())) or 0
    told_at_once = set(session.scalars(_never_began(*placed)))
    too_late = session.scalars(_never_began(*placed, Call.answered_at.is_(None))).all()
    silent = session.scalar(select(func.count()).where(*placed, silent_call)) or 0
    return Harm(answered + silent + len(too_late), silent, len(abandoned | told_at_once))


def harm_since_it_runs(session: Session, campaign_id: str, now: datetime) -> Harm:
    """Over 24 hours, and not beyond the last start: who resumes a campaign has looked at what stopped it."""
    begun = (Act.START, Act.RESUME)
    started = select(func.max(CampaignEvent.at)).where(
        CampaignEvent.campaign_id == campaign_id, CampaignEvent.kind.in_(begun)
    )
    last = session.scalar(started)
    return harm_of(session, campaign_id, max(now - WINDOW, last) if last else now - WINDOW)


def _broken_off(*placed: ColumnElement[bool]) -> Select[str]:
    """Dropped by us before the announcements were through."""
    by_us = CallEvent.kind.in_(_BY_US) & CallEvent.was.in_(OPENING) & CallEvent.became.is_not(None)
    return _of_events(by_us, *placed)


def _never_began(*placed: ColumnElement[bool]) -> Select[str]:
    """Answered when the call was no longer wanted: told who it was, and no more."""
    was_off = (CallEvent.kind == Kind.ANSWERED) & (CallEvent.was == CallState.CANCELLED)
    return _of_events(or_(CallEvent.kind == Kind.ANSWERED_TOO_LATE, was_off), *placed)


def _late(*placed: ColumnElement[bool]) -> Select[str]:
    late = FirstWords.ms > FIRST_WORDS_MS
    return select(Call.id).join(FirstWords, FirstWords.call_id == Call.id).where(late, *placed)


def _of_events(which: ColumnElement[bool], *placed: ColumnElement[bool]) -> Select[str]:
    found = select(Call.id).join(CallEvent, CallEvent.call_id == Call.id)
    return found.where(which, *placed).distinct()
