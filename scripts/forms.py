"""The blocks of a script file and what each may hold: strict, and nothing besides.

Meanings are told in `scripts.model`; here is only the form. What needs more than one block to judge is a rule.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST_LINE, LONGEST_PHRASE = 1000, 200  # characters
Words = Annotated[str, Field(min_length=1, max_length=LONGEST_LINE)]  # a line of speech
Phrase = Annotated[str, Field(min_length=1, max_length=LONGEST_PHRASE)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Phrases = Annotated[list[Phrase], Field(min_length=1, max_length=40)]


class Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ClientForm(Form):
    name: Phrase
    what: Phrase
    privacy_url: Annotated[
        str, Field(pattern=r"^(https://)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[^\s]*)?$", max_length=200)
    ]


class FieldForm(Form):
    required: bool = False
    type: Literal["text", "date", "number"] = "text"
    spoken: Phrase | None = None
    secret: bool = False


class FailForm(Form):
    say: Words
    end: Name


class IdentityForm(Form):
    ask: Words
    match: Name
    tries: Annotated[int, Field(ge=1, le=3)] = 2
    fail: FailForm


class AgentForm(Form):
    name: Phrase = "the assistant"
    voice: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=60)] = "en-GB-female-1"
    style: Annotated[str, Field(max_length=400)] = ""
    say_as: dict[str, Phrase] = {}


class FactForm(Form):
    id: Name
    say: Words
    expires: date | None = None


class ThenForm(Form):
    ask: Name | None = None
    end: Name | None = None


class FaqForm(Form):
    ask: Phrases
    answer: Annotated[list[Name], Field(max_length=5)] = []
    say: Words | None = None
    then: ThenForm | None = None
    set: dict[Name, bool | str] = {}


class ObjectionForm(Form):
    when: Phrases
    answer: Annotated[list[Name], Field(max_length=5)] = []
    say: Words | None = None
    then: ThenForm | None = None
    limit: Annotated[int, Field(ge=1, le=2)] = 1


class SlotsForm(Form):
    calendar: Phrase
    days_ahead: Annotated[int, Field(ge=1, le=90)]
    hours: Phrase | None = None


class QuestionForm(Form):
    id: Name
    ask: Words
    type: Literal["yes_no", "choice", "number", "date", "slot", "text", "postcode"]
    options: dict[Name, list[Phrase]] = {}
    range: Annotated[list[int], Field(min_length=2, max_length=2)] | None = None
    if_no: ThenForm | None = None
    optional: bool = False
    retry: Words | None = None
    slots_from: SlotsForm | None = None


class ActionForm(Form):
    sms: Name


class OutcomeForm(Form):
    when: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    say: Words | None = None
    notify: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s.]+$", max_length=200)] | None = None
    action: ActionForm | None = None


class PersonForm(Form):
    number: Annotated[str, Field(min_length=1, max_length=40)]
    hours: Phrase | None = None
    closed: Words


class VoicemailForm(Form):
    say: Words


class LimitsForm(Form):
    minutes: Annotated[int, Field(ge=1, le=15)] = 4
    turns: Annotated[int, Field(ge=2, le=100)] = 20
    unanswered_questions: Annotated[int, Field(ge=1, le=10)] = 2
    words_per_reply: Annotated[int, Field(ge=10, le=80)] = 45


class ExpectForm(Form):
    outcome: Name | None = None
    score: Name | None = None
    said: list[Name] = []
    not_said: list[Name] = []
    not_said_pattern: Phrase | None = None


class RehearsalForm(Form):
    caller: Annotated[list[Phrase], Field(min_length=1, max_length=60)]
    expect: ExpectForm


class ScriptForm(Form):
    version: Annotated[int, Field(ge=1, le=1)]
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    title: Phrase
    sector: Phrase
    message_type: Literal["marketing", "service"] = "marketing"
    client: ClientForm
    purpose: Phrase
    contact_fields: dict[Name, FieldForm] = {}
    identity_check: IdentityForm | None = None
    agent: AgentForm = AgentForm()
    opening: Words
    facts: Annotated[list[FactForm], Field(max_length=100)] = []
    faqs: Annotated[list[FaqForm], Field(max_length=100)] = []
    objections: Annotated[list[ObjectionForm], Field(max_length=50)] = []
    questions: Annotated[list[QuestionForm], Field(min_length=1, max_length=30)]
    qualify: dict[Name, Annotated[str, Field(min_length=1, max_length=300)]] = {}
    outcomes: dict[Name, OutcomeForm] = {}
    person: PersonForm
    voicemail: VoicemailForm | None = None
    limits: LimitsForm = LimitsForm()
    never: Annotated[list[Phrase], Field(max_length=40)] = []
    rehearse: Annotated[list[RehearsalForm], Field(max_length=50)] = []
