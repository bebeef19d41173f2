"""From the checked form of a file to the frozen Script. Nothing is judged here any more."""

import hashlib
import json

from scripts import conditions, hours
from scripts.forms import (
    FaqForm,
    IdentityForm,
    ObjectionForm,
    OutcomeForm,
    QuestionForm,
    RehearsalForm,
    ScriptForm,
    SlotsForm,
    ThenForm,
)
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


def build(form: ScriptForm) -> Script:
    """The script; the form must have passed every rule."""
    return Script(
        version=form.version,
        id=form.id,
        title=form.title,
        sector=form.sector,
        message_type=MessageType(form.message_type),
        client=Client(form.client.name, form.client.what, form.client.privacy_url),
        purpose=form.purpose,
        contact_fields=_contact_fields(form),
        identity_check=_identity(form.identity_check),
        agent=Agent(form.agent.name, form.agent.voice, form.agent.style, tuple(form.agent.say_as.items())),
        opening=form.opening,
        facts=tuple(Fact(fact.id, fact.say, fact.expires) for fact in form.facts),
        faqs=tuple(map(_faq, form.faqs)),
        objections=tuple(map(_objection, form.objections)),
        questions=tuple(map(_question, form.questions)),
        qualify=tuple(Grade(name, conditions.parse(when)) for name, when in form.qualify.items()),
        outcomes=_outcomes(form),
        person=Person(
            form.person.number, hours.parse(form.person.hours) if form.person.hours else None, form.person.closed
        ),
        limits=Limits(**form.limits.model_dump()),
        never=tuple(form.never),
        rehearse=tuple(map(_rehearsal, form.rehearse)),
        hash=content_hash(form),
    )


def content_hash(form: ScriptForm) -> str:
    """SHA-256, in hexadecimal, of the content as canonical JSON.

    Comments, layout, quotation marks, the order of blocks and values that repeat a default do not change it; any word,
    and the order of grades, outcomes, questions and options, does.
    """
    content = form.model_dump(mode="json", exclude_defaults=True)
    text = json.dumps({"version": form.version, **content}, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _contact_fields(form: ScriptForm) -> tuple[ContactField, ...]:
    return tuple(
        ContactField(name, field.required, FieldType(field.type), field.spoken, field.secret)
        for name, field in form.contact_fields.items()
    )


def _identity(check: IdentityForm | None) -> IdentityCheck | None:
    return IdentityCheck(check.ask, check.match, check.tries, check.fail.say, check.fail.end) if check else None


def _then(then: ThenForm | None) -> Then | None:
    return Then(then.ask, then.end) if then else None


def _faq(faq: FaqForm) -> Faq:
    return Faq(tuple(faq.ask), tuple(faq.answer), faq.say, _then(faq.then), tuple(faq.set.items()))


def _objection(objection: ObjectionForm) -> Objection:
    return Objection(
        tuple(objection.when), tuple(objection.answer), objection.say, _then(objection.then), objection.limit
    )


def _question(question: QuestionForm) -> Question:
    return Question(
        id=question.id,
        ask=question.ask,
        type=AnswerType(question.type),
        options=tuple((name, tuple(phrases)) for name, phrases in question.options.items()),
        range=(question.range[0], question.range[1]) if question.range else None,
        if_no=_then(question.if_no),
        optional=question.optional,
        retry=question.retry,
        slots_from=_slots(question.slots_from),
    )


def _slots(slots: SlotsForm | None) -> SlotsFrom | None:
    return (
        SlotsFrom(slots.calendar, slots.days_ahead, hours.parse(slots.hours) if slots.hours else None)
        if slots
        else None
    )


def _outcomes(form: ScriptForm) -> tuple[Outcome, ...]:
    """Those the script declares, and the one that a failed identity check leads to."""
    declared = tuple(_outcome(name, outcome) for name, outcome in form.outcomes.items())
    check = form.identity_check
    if check is None or check.fail.end in form.outcomes:
        return declared
    return (*declared, Outcome(check.fail.end, say=check.fail.say))


def _outcome(name: str, outcome: OutcomeForm) -> Outcome:
    when = conditions.parse(outcome.when) if outcome.when else None
    return Outcome(name, when, outcome.say, outcome.notify, outcome.action.sms if outcome.action else None)


def _rehearsal(rehearsal: RehearsalForm) -> Rehearsal:
    expect = rehearsal.expect
    return Rehearsal(
        tuple(rehearsal.caller),
        Expectation(expect.outcome, expect.score, tuple(expect.said), tuple(expect.not_said), expect.not_said_pattern),
    )
