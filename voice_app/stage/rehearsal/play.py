"""Plays a campaign from one event to the next: the clock stands while people talk, and jumps when nothing would happen.

Every dial goes the product's own way: the pacer takes it, the gate judges it twice, the carrier is asked over HTTP and
asks our web app back. A call takes no time on the installation's clock; what it took on the carrier's is counted
instead, and its contact stays in hand, and its agent busy, until then.
"""

import heapq
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from voice_app.calls import Call, read_script
from voice_app.campaigns import (
    Campaign,
    CampaignState,
    Contact,
    NeverOpen,
    bring_to_run,
    close_attempt,
    first_opening,
    take_due,
)
from voice_app.clock import set_practice_clock
from voice_app.practice import Carrier
from voice_app.stage.rehearsal.account import Account, account_of
from voice_app.stage.rehearsal.crowd import crowd_for
from voice_app.stage.rehearsal.line import StageTools, open_line
from voice_app.stage.rehearsal.take_over import take_over
from voice_app.wiring import Tools
from voice_app.workflows import finish_where_nobody_is_left, hang_up_call, place_call, reserve_call, settle_call

TOGETHER = timedelta(seconds=20)  # dials within so short a time are waited for together: no call ends sooner
_LOOK_S = 0.02
_MEMORY = Path("/dev/shm")  # noqa: S108  # where there is one: quicker, and nothing of it ever rests on a disk
_WHO = ("the rehearsal", "the rehearsal's approver")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is played."""

    campaign_id: str
    begins: datetime
    most: int = 200  # people
    days: int = 28
    speed: float = 3000.0  # how many seconds of a call pass in one


def rehearse(real: Tools, plan: Plan, watch: Callable[[datetime, int], None]) -> Account:
    """Play it to its end; the real installation is only read. `watch` is told the moment and the calls so far."""
    with real.sessions.begin() as session:
        script = read_script(session, session.get_one(Campaign, plan.campaign_id).script_hash)
    folder = Path(tempfile.mkdtemp(prefix="voice-app-rehearsal-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        with open_line(real, folder, crowd_for(script, plan.campaign_id), plan.speed) as (tools, carrier):
            taken = take_over(real, tools, plan.campaign_id, plan.most, plan.begins)
            player = Player(tools, carrier, plan)
            player.play(watch)
            with tools.sessions.begin() as session:
                return account_of(session, plan.campaign_id, plan.begins, player.now, taken)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Player:
    """One campaign under way. `now` is the moment on the installation's clock."""

    tools: StageTools
    carrier: Carrier
    plan: Plan
    now: datetime = field(init=False)
    _ends: list[tuple[datetime, str, str]] = field(default_factory=list)  # of calls: when, contact, call
    _placed: list[tuple[datetime, str, str]] = field(default_factory=list)
    _calls: int = 0

    def __post_init__(self) -> None:
        self._go_to(self.plan.begins)

    def play(self, watch: Callable[[datetime, int], None]) -> None:
        """Until nobody is left, or the days are over."""
        with self.tools.sessions.begin() as session:
            bring_to_run(session, self.plan.campaign_id, *_WHO, self.now)
        last = self.now + timedelta(days=self.plan.days)
        while not self._is_over():
            if self._dial():
                self._hear_them_out()
            else:
                following = self._next_moment()
                if following is None or following > last:
                    return
                self._go_to(following)
            watch(self.now, self._calls)

    def _is_over(self) -> bool:
        """Attempts that have ended by now come back; whether that was all."""
        while self._ends and self._ends[0][0] <= self.now:
            ended, contact_id, call_id = heapq.heappop(self._ends)
            with self.tools.sessions.begin() as session:
                contact, call = session.get_one(Contact, contact_id), session.get_one(Call, call_id)
                close_attempt(session, contact, session.get_one(Campaign, contact.campaign_id), call, ended)
        with self.tools.sessions.begin() as session:
            finish_where_nobody_is_left(session, self.now)
            return session.get_one(Campaign, self.plan.campaign_id).state != CampaignState.RUNNING

    def _dial(self) -> int:
        """Take whoever may be dialled now and in the next seconds; how many calls were placed."""
        begun, tools = self.now, self.tools
        while self.now - begun <= TOGETHER:
            with tools.sessions.begin() as session:
                take_due(session, tools.outbox, tools.settings.agents, self.now)
            dials = tools.outbox.take("dial")
            for contact_id, attempt in dials:
                self._dial_one(str(contact_id), int(str(attempt)))
            following = self._after_the_pace(begun)
            if following is None:
                break
            self._go_to(following)
        return len(self._placed)

    def _dial_one(self, contact_id: str, attempt: int) -> None:
        call_id = reserve_call(self.tools.dialler, contact_id, attempt)
        if call_id is not None:
            place_call(self.tools.dialler, call_id)
            self._placed.append((self.now, contact_id, call_id))
            self._calls += 1

    def _after_the_pace(self, begun: datetime) -> datetime | None:
        """The moment at which the pace allows the next dial, if somebody is due by then and that is soon."""
        with self.tools.sessions.begin() as session:
            campaign = session.get_one(Campaign, self.plan.campaign_id)
            following = campaign.next_dial_at
            if following is None or not self.now < following <= begun + TOGETHER:
                return None
            due = select(func.count()).where(
                Contact.campaign_id == campaign.id, Contact.state == "waiting", Contact.due_at <= following
            )
            held = select(func.count()).where(Contact.campaign_id == campaign.id, Contact.state == "in_hand")
            room = min(campaign.concurrency, self.tools.settings.agents) - (session.scalar(held) or 0)
            return following if session.scalar(due) and room > 0 else None

    def _hear_them_out(self) -> None:
        """Wait for the calls that were placed; their ends lie ahead by what they took on the carrier's clock."""
        while not self.carrier.wait_for_calls(_LOOK_S):
            self._hang_up()
        self._hang_up()
        for placed, contact_id, call_id in self._placed:
            settle_call(self.tools.dialler, call_id, 0)
            heapq.heappush(self._ends, (placed + self._length(call_id), contact_id, call_id))
        self.tools.outbox.asked.clear()
        self._placed.clear()

    def _hang_up(self) -> None:
        for call_id, tries in self.tools.outbox.take("hang_up"):
            hang_up_call(self.tools.dialler, str(call_id), int(str(tries)))

    def _length(self, call_id: str) -> timedelta:
        with self.tools.sessions.begin() as session:
            name = session.get_one(Call, call_id).carrier_id
        call = self.carrier.exchange.find(name) if name else None
        return timedelta(seconds=call.ended or 0.0) if call else timedelta()

    def _next_moment(self) -> datetime | None:
        """When something happens next: a call ends, or somebody is due and may be rung."""
        moments = [self._ends[0][0]] if self._ends else []
        with self.tools.sessions.begin() as session:
            campaign = session.get_one(Campaign, self.plan.campaign_id)
            waiting = Contact.campaign_id == campaign.id, Contact.state == "waiting"
            due = session.scalar(select(func.min(Contact.due_at)).where(*waiting))
            if due is not None:
                try:
                    moments.append(first_opening(campaign, max(due, campaign.next_dial_at or due)))
                except NeverOpen:
                    return None
        later = [moment for moment in moments if moment > self.now]
        return min(later, default=self.now + timedelta(minutes=1) if moments else None)

    def _go_to(self, moment: datetime) -> None:
        clock = self.tools.settings.practice_clock
        if clock is not None:
            set_practice_clock(clock, moment)
        self.now = moment
