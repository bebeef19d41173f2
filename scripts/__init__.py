"""Call scripts: YAML in, a checked and frozen Script out. The names other rooms may use."""

from scripts.conditions import Answers, Condition
from scripts.faults import Fault, ScriptFaulty, render
from scripts.library import library, library_text
from scripts.load import Checked, check, load
from scripts.model import (
    Agent,
    AnswerType,
    Client,
    ContactField,
    Expectation,
    Fact,
    Faq,
    FieldType,
    Grade,
    Hours,
    IdentityCheck,
    Limits,
    MessageType,
    Objection,
    Outcome,
    Person,
    Question,
    Rehearsal,
    Script,
    SlotsFrom,
    Then,
)
from scripts.paper import paper
from scripts.preview import preview
from scripts.sheet import Sheet
from scripts.speech import fill, seconds, spoken_words

__all__ = [
    "Agent",
    "AnswerType",
    "Answers",
    "Checked",
    "Client",
    "Condition",
    "ContactField",
    "Expectation",
    "Fact",
    "Faq",
    "Fault",
    "FieldType",
    "Grade",
    "Hours",
    "IdentityCheck",
    "Limits",
    "MessageType",
    "Objection",
    "Outcome",
    "Person",
    "Question",
    "Rehearsal",
    "Script",
    "ScriptFaulty",
    "Sheet",
    "SlotsFrom",
    "Then",
    "check",
    "fill",
    "library",
    "library_text",
    "load",
    "paper",
    "preview",
    "render",
    "seconds",
    "spoken_words",
]
