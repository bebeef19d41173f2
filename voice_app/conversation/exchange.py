"""One exchange: what was just said to us, how it was understood, and where the conversation stood."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from scripts import fill
from scripts.model import AnswerType, Fact, Question, Script
from voice_app.conversation import slots
from voice_app.conversation.turns import Hearing, Memory
from voice_app.moments import in_london

Fields = Mapping[str, "str | date | int"]
OPENING, IDENTITY, CONFIRM = "opening", "identity", "confirm_opt_out"
CALL_BACK, ANOTHER_TIME, ANOTHER_DAY = "call-back", "another-time", "another-day"  # no question has a hyphen
INTERRUPTIONS = (CONFIRM, CALL_BACK, ANOTHER_TIME, ANOTHER_DAY)


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that a decision may be made of."""

    script: Script
    fields: Fields
    memory: Memory
    words: str
    text: str  # the same words made plain
    hearing: Hearing
    now: datetime
    started: datetime | None = None

    @property
    def today(self) -> date:
        return in_london(self.now).date()

    @property
    def silent(self) -> bool:
        return not self.words.strip()

    @property
    def stage(self) -> str | None:
        """What the conversation is about: the question asked, or the one an interruption returns to."""
        return self.memory.resume if self.memory.asking in INTERRUPTIONS else self.memory.asking

    @property
    def unverified(self) -> bool:
        """True while only the opening may be said, because we do not know yet that it is the right person."""
        return self.script.identity_check is not None and self.stage in (OPENING, IDENTITY, None)

    @property
    def pending(self) -> Question | None:
        """The script's question that waits for an answer, if that is what was asked last."""
        return question_of(self.script, self.memory.asking)

    def with_memory(self, memory: Memory) -> "Exchange":
        return replace(self, memory=memory)

    def returned(self) -> "Exchange":
        """The same words, taken as said to the question that was interrupted."""
        return self.with_memory(replace(self.memory, asking=self.stage, resume=None))

    def fill(self, text: str) -> str:
        """`text` with the contact's fields, the answers so far and the times on offer in its blanks."""
        return fill(text, {**self.fields, **_offered(self.memory, self.now), **self._answers()}, self.script)

    def fact(self, name: str) -> Fact | None:
        """The fact of that id, unless it has expired: then it is not said any more."""
        found = next((fact for fact in self.script.facts if fact.id == name), None)
        return found if found and (found.expires is None or self.today <= found.expires) else None

    def _answers(self) -> dict[str, str | int | bool]:
        types = {question.id: question.type for question in self.script.questions}
        return {
            name: say_slot(str(value), self.now) if types.get(name) is AnswerType.SLOT else value
            for name, value in self.memory.answers
        }


def question_of(script: Script, name: str | None) -> Question | None:
    return next((question for question in script.questions if question.id == name), None)


def say_slot(kept: str, now: datetime) -> str:
    """A time on offer as it is spoken; words from the contact list are spoken as they are."""
    try:
        return slots.spoken(datetime.fromisoformat(kept), now)
    except ValueError:
        return kept


def _offered(memory: Memory, now: datetime) -> dict[str, str]:
    return {f"slot_{at}": say_slot(kept, now) for at, kept in enumerate(memory.offered, 1)}
