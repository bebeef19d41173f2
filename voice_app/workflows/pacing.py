"""One turn of the pacer: attempts that ended come back, campaigns end or are paused, and who is due is dialled.

Every worker takes a turn at each tick; see `campaigns.pace` for why they neither overshoot nor take anybody twice.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from voice_app.campaigns import (
    Act,
    Harm,
    close_attempts,
    harm_since_it_runs,
    is_anybody_left,
    lock_running,
    move,
    note_present,
    take_due,
)
from voice_app.logs import logger
from voice_app.workflows.tools import Dialler

WHO = "the dialler"
TELL_EVERY = timedelta(seconds=2)  # that this worker is there
GUARD_EVERY = timedelta(seconds=5)  # how often the figures that stop a campaign are counted


class Pacer:
    """Takes turns for one worker; remembers only when it last told and counted, and of whom it has warned."""

    def __init__(self, dialler: Dialler, name: str) -> None:
        self._dialler, self._name = dialler, name
        self._told: datetime | None = None
        self._guarded: datetime | None = None
        self._warned = frozenset[str]()

    def take_turn(self) -> int:
        """In one transaction: on SQLite each keeps everybody else from writing. How many were taken in hand."""
        dialler, now = self._dialler, self._dialler.now()
        with dialler.sessions.begin() as session:
            closed = close_attempts(session, now)
            self._be_present(session, now)
            self._guard(session, now)
            finish_where_nobody_is_left(session, now)
            taken = take_due(session, dialler.outbox, dialler.tools.agents, now)
        if closed.lost:
            logger().warning("attempts lost with a worker", count=closed.lost)
        return taken

    def _be_present(self, session: Session, now: datetime) -> None:
        if self._told is None or not timedelta() <= now - self._told < TELL_EVERY:
            note_present(session, self._name, now)
            self._told = now

    def _guard(self, session: Session, now: datetime) -> None:
        """Pause what harms; once for each campaign say that it comes near."""
        if self._guarded is not None and timedelta() <= now - self._guarded < GUARD_EVERY:
            return
        self._guarded, near = now, set[str]()
        for campaign in lock_running(session):
            harm = harm_since_it_runs(session, campaign.id, now)
            if harm.pauses:
                move(session, campaign.id, Act.PAUSE, WHO, in_words(harm), now)
                told = in_words(harm)
                logger().critical(
                    "campaign paused: too many silent or abandoned calls", campaign=campaign.id, reason=told
                )
            elif harm.alarms:
                near.add(campaign.id)
                if campaign.id not in self._warned:
                    logger().warning("campaign near its stop line", campaign=campaign.id, reason=in_words(harm))
        self._warned = frozenset(near)


def finish_where_nobody_is_left(session: Session, now: datetime) -> tuple[str, ...]:
    """End every running campaign that has nobody left to call; which."""
    over = [campaign.id for campaign in lock_running(session) if not is_anybody_left(session, campaign.id)]
    for campaign_id in over:
        move(session, campaign_id, Act.FINISH, WHO, "nobody is left to call", now)
    return tuple(over)


def in_words(harm: Harm) -> str:
    """The figures as they are written down."""
    return f"{harm.silent} silent and {harm.abandoned} abandoned of {harm.answered} answered calls ({harm.rate:.1%})"
