"""Where the demo plays: the running parts, whoever works with them, and waiting until something has come about."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

import recordings
from voice_app.calls import ACTIVE, RESTING, Call
from voice_app.campaigns import Campaign, CampaignState, Contact, story_of
from voice_app.clock import set_practice_clock
from voice_app.demo.carrier import CarrierWindow
from voice_app.demo.desk import Desk, Said
from voice_app.demo.evidence import DIALLER
from voice_app.demo.telling import Telling
from voice_app.moments import in_london
from voice_app.stage import Stage
from voice_app.wiring import Tools

MANAGER, APPROVER, OFFICER = "Maya", "Omar", "Olu"
_PATIENCE_S, _LOOK_EVERY_S = 180.0, 0.1
_SAFE = (recordings.State.ERASED_AT_CARRIER, recordings.State.EXPIRED, recordings.State.ABSENT)


class OutOfStory(Exception):
    """Something that must happen did not, or not within three minutes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a campaign has come."""

    state: str
    contacts: int
    waiting: int  # contacts
    under_way: int  # calls
    over: int  # calls
    safe: int  # recordings
    unsafe: int

    @property
    def is_over(self) -> bool:
        """It has ended by itself, and its recordings are home."""
        return self.state == CampaignState.FINISHED and self.unsafe == 0

    def __str__(self) -> str:
        return (
            f"{self.under_way} calls going on, {self.over} over; {self.safe} recordings safe, {self.unsafe} on the way"
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """All that an act needs."""

    stage: Stage
    tools: Tools
    carrier: CarrierWindow
    desk: Desk
    telling: Telling

    def type(self, *words: str, ends: int = 0, quietly: bool = False, without: str = "") -> Said:
        """A manager types a command; the answer is shown, `quietly` only the command, or `without` some lines.

        Raises OutOfStory when the command does not end with the exit code that the story needs.
        """
        said = self.desk(*map(str, words))
        self.telling.typed(said, is_quiet=quietly and said.code == ends, without=without)
        if said.code != ends:
            raise OutOfStory(f"that command ended with {said.code}, not with {ends}")
        return said

    def set_clock(self, moment: datetime) -> None:
        """From now on it is `moment` for every process of this installation, and for its carrier."""
        clock = self.tools.settings.practice_clock
        assert clock is not None  # noqa: S101  # a stage has one
        set_practice_clock(clock, moment)
        self.telling.say(f"  The installation's clock is set to {in_london(moment):%A %-d %B %Y, %H:%M:%S}.")

    def wait(self, campaign_id: str, what: str, until: Callable[[Standing], bool]) -> Standing:
        """Look until it is so, and tell of it as `what`; of nothing where that is empty.

        Raises OutOfStory, also when a part of the installation has ended.
        """
        end = time.monotonic() + _PATIENCE_S
        while True:
            found = standing(self.tools, campaign_id)
            self.telling.progress(f"{what}: {found}" if what else "")
            if until(found):
                self.telling.settle()
                return found
            self._look_after(campaign_id, found)
            if time.monotonic() > end:
                raise OutOfStory(f"{what}: {found}")
            time.sleep(_LOOK_EVERY_S)

    def _look_after(self, campaign_id: str, found: Standing) -> None:
        """A part that has ended ends the demo; a campaign that was paused because people waited too long goes on."""
        gone = [part for part in self.stage.parts if part is not self.stage.s3 and not part.is_running()]
        if gone:
            raise OutOfStory(f"the {gone[0].name} has ended; its log is {gone[0].log}")
        with self.tools.sessions.begin() as session:
            last = story_of(session, campaign_id)[-1]
        if (last.became, last.who) == (CampaignState.PAUSED, DIALLER):
            self.telling.settle()
            self.telling.say(
                f"  The dialler has paused the campaign: {last.why}. This machine is very busy; it goes on."
            )
            self.type("campaign", "resume", campaign_id, "--by", MANAGER, "--why", "a busy machine")


def standing(tools: Tools, campaign_id: str) -> Standing:
    """Counted now."""
    with tools.sessions.begin() as session:
        calls = session.execute(select(Call.id, Call.state).where(Call.campaign_id == campaign_id)).all()
        mine = {call.id for call in calls}
        kept = [row.state in _SAFE for row in recordings.listing(session) if row.call_id in mine]
        counted = select(Contact.state, func.count()).where(Contact.campaign_id == campaign_id).group_by(Contact.state)
        contacts = Counter(dict(session.execute(counted).all()))
        state = session.get_one(Campaign, campaign_id).state
    return Standing(
        state=state,
        contacts=contacts.total(),
        waiting=contacts["waiting"],
        under_way=sum(call.state in ACTIVE for call in calls),
        over=sum(call.state in RESTING for call in calls),
        safe=sum(kept),
        unsafe=len(kept) - sum(kept),
    )
