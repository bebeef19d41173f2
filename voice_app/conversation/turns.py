"""What the conversation remembers, and what it decides in a turn. Frozen values; no clock, no database."""

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What the person called meant; the first that fits decides what the agent must do next."""

    DANGER = "danger"
    OPT_OUT = "opt_out"
    VULNERABLE = "vulnerable"
    CHILD = "child"
    DATA_ERASURE = "data_erasure"
    RECORDING_OBJECTION = "recording_objection"
    WRONG_NUMBER = "wrong_number"
    HUMAN = "human"
    ROBOT_QUESTION = "robot_question"
    DATA_REQUEST = "data_request"
    CALL_LATER = "call_later"
    NOT_INTERESTED = "not_interested"
    VOICEMAIL = "voicemail"
    QUESTION = "question"
    AFFIRM = "affirm"
    DENY = "deny"
    OTHER = "other"


class Action(StrEnum):
    """How sure we are: act on it, ask once, or carry on."""

    ACT = "act"
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Hearing:
    """How some words were understood."""

    label: Label
    action: Action
    score: float  # 0 to 1
    why: str  # the rule or phrase that decided, for the log and for `voice-app hear`
    also: tuple[Label, ...] = ()  # other guards that fit: their effects add up


class Move(StrEnum):
    """What the conversation wants to happen to the call after this turn."""

    CARRY_ON = "carry_on"  # say `say`, then listen
    FINISH = "finish"  # say `say`, then end the call with `outcome`
    OPT_OUT = "opt_out"  # the person must never be called again
    PERSON = "person"  # the person wants to speak to somebody
    STOP_RECORDING = "stop_recording"  # carry on without the recorder


class Flag(StrEnum):
    """What a person must see to after the call."""

    CALL_BACK = "call_back"
    DATA_REQUEST = "data_request"  # due within a calendar month (UK GDPR Art 12(3))
    DATA_ERASURE = "data_erasure"  # the same clock
    RECORDING_OBJECTION = "recording_objection"
    VULNERABLE = "vulnerable"  # no marketing calls for twelve months at least
    CHILD = "child"
    WRONG_NUMBER = "wrong_number"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Memory:
    """Where a conversation stands. Small enough to be sealed into one column as JSON."""

    asking: str | None = None  # question, "identity", "opening", "confirm_opt_out", or another interruption
    answers: tuple[tuple[str, str | int | bool], ...] = ()
    skipped: tuple[str, ...] = ()
    objections: tuple[int, ...] = ()  # indices already answered, one entry each time
    facts: tuple[str, ...] = ()  # ids said so far
    unclear: int = 0  # turns in a row that were not understood or silent
    tries: int = 0  # of the identity check
    turns: int = 0
    last_said: str = ""
    resume: str | None = None  # the question an interruption returns to
    offered: tuple[str, ...] = ()  # the times on offer: ISO 8601 in Europe/London, or words from the contact list
    offers: int = 0  # how many times others were asked for
    slower: bool = False  # speak more slowly from now on
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer of the agent."""

    move: Move
    say: str
    memory: Memory
    hearing: Hearing | None = None
    outcome: str | None = None
    score: str | None = None  # the grade of the script's `qualify`
    hints: tuple[str, ...] = ()  # words the recogniser should expect next
    flags: tuple[Flag, ...] = ()  # raised by this turn
