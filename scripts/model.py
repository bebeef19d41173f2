"""A call script in memory: frozen, checked, free of YAML. Only `scripts.load` makes one."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from scripts.conditions import Condition


class AnswerType(StrEnum):
    """What counts as an answer to a question."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    SLOT = "slot"
    TEXT = "text"
    POSTCODE = "postcode"


class FieldType(StrEnum):
    """How a column of the contact list is read and spoken."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


class MessageType(StrEnum):
    """Marketing sells something; a service message may not hold an offer (PECR reg 2, law R01)."""

    MARKETING = "marketing"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Client:
    """For whom we call, as spoken in the opening."""

    name: str
    what: str
    privacy_url: str


@dataclass(frozen=True, slots=True)
class ContactField:
    """A column the contact list must or may have; a secret one is never spoken."""

    name: str
    required: bool = False
    type: FieldType = FieldType.TEXT
    spoken: str | None = None  # "your home on {street}": said only where the contact has the field
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Agent:
    name: str = "the assistant"
    voice: str = "en-GB-female-1"
    style: str = ""
    say_as: tuple[tuple[str, str], ...] = ()  # ("EPC", "E P C")


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the only claims the agent may make; none is said after `expires`."""

    id: str
    say: str
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Then:
    """Where the conversation goes next: one of a question to ask, or an outcome to end with."""

    ask: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Faq:
    ask: tuple[str, ...]
    answer: tuple[str, ...] = ()  # ids of facts
    say: str | None = None
    then: Then | None = None
    set: tuple[tuple[str, bool | str], ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    when: tuple[str, ...]
    answer: tuple[str, ...] = ()
    say: str | None = None
    then: Then | None = None
    limit: int = 1  # answered at most this often; never push twice


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours in Europe/London: for each weekday (0 = Monday) from opening to closing, or nothing."""

    by_weekday: tuple[tuple[time, time] | None, ...]
    text: str


@dataclass(frozen=True, slots=True)
class SlotsFrom:
    """Where the two times offered come from."""

    calendar: str
    days_ahead: int
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    ask: str
    type: AnswerType
    options: tuple[tuple[str, tuple[str, ...]], ...] = ()
    range: tuple[int, int] | None = None
    if_no: Then | None = None
    optional: bool = False
    retry: str | None = None
    slots_from: SlotsFrom | None = None


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """Asked first; nothing but the opening is said before `match` (a secret field) was answered right."""

    ask: str
    match: str
    tries: int
    fail_say: str
    fail_end: str


@dataclass(frozen=True, slots=True)
class Grade:
    """A line of `qualify`; the first whose condition holds is the score of the call."""

    name: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    when: Condition | None = None
    say: str | None = None
    notify: str | None = None
    sms: str | None = None  # which text the client's staff send afterwards


@dataclass(frozen=True, slots=True)
class Person:
    """Where key 0, or asking for a person, leads."""

    number: str  # E.164
    hours: Hours | None
    closed: str


@dataclass(frozen=True, slots=True)
class Limits:
    minutes: int = 4
    turns: int = 20
    unanswered_questions: int = 2
    words_per_reply: int = 45


@dataclass(frozen=True, slots=True)
class Expectation:
    outcome: str | None = None
    score: str | None = None
    said: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    not_said_pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a caller says, turn by turn, and what must come of it."""

    caller: tuple[str, ...]
    expect: Expectation


@dataclass(frozen=True, slots=True)
class Script:
    """A whole checked script. `hash` is the SHA-256 of its content, in hexadecimal; a call stores it."""

    version: int
    id: str
    title: str
    sector: str
    message_type: MessageType
    client: Client
    purpose: str  # "to arrange the free property valuation you asked about on our website"
    contact_fields: tuple[ContactField, ...]
    identity_check: IdentityCheck | None
    agent: Agent
    opening: str
    facts: tuple[Fact, ...]
    faqs: tuple[Faq, ...]
    objections: tuple[Objection, ...]
    questions: tuple[Question, ...]
    qualify: tuple[Grade, ...]
    outcomes: tuple[Outcome, ...]
    person: Person
    limits: Limits
    never: tuple[str, ...]
    rehearse: tuple[Rehearsal, ...]
    hash: str
