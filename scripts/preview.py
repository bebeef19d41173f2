"""From a script and its three announcements to the sheet of the whole call."""

from collections.abc import Iterator, Sequence
from datetime import date

from scripts.aloud import Voice
from scripts.answers import counts_as
from scripts.model import Faq, Objection, Outcome, Question, Script, Then
from scripts.sheet import Part, Sheet, SpokenLine, Step
from scripts.speech import seconds, spoken_words

_FIXED = "Fixed by law: no script can change it. Key 9 stops the calls, key 0 brings a person, in every second."
_GOODBYE = "fixed words of the engine"


def preview(script: Script, announcements: Sequence[str], today: date) -> Sheet:
    """The sheet; `today` marks the facts that are no longer said."""
    parts = (
        _announced(announcements),
        _first_words(script),
        Part("Questions, in this order", tuple(_question(script, question) for question in script.questions)),
        Part("If they ask", tuple(_faq(script, faq, today) for faq in script.faqs)),
        Part("If they object", tuple(_objection(script, objection, today) for objection in script.objections)),
        Part("Facts, the only claims the call may make", tuple(_facts(script, today))),
        Part(
            "Score, the first that fits",
            tuple(Step(grade.name, notes=(f"when {grade.when}",)) for grade in script.qualify),
        ),
        Part("How the call ends", tuple(_outcome(script, outcome) for outcome in script.outcomes)),
        _person(script),
        _bounds(script),
        Part("Rehearsals", tuple(_rehearsals(script))),
    )
    return Sheet(
        id=script.id,
        title=script.title,
        sector=script.sector,
        message_type=script.message_type.value,
        client=f"{script.client.name}, {script.client.what}",
        hash=script.hash,
        opening_words=sum(map(spoken_words, announcements)),
        opening_seconds=round(sum(map(seconds, announcements)), 1),
        parts=tuple(part for part in parts if part.steps),
    )


def _announced(announcements: Sequence[str]) -> Part:
    names = ("Who calls", "Why", "How to stop, a person, how to reach the client")
    steps = tuple(
        Step(
            names[index] if index < len(names) else "", (SpokenLine(text, spoken_words(text), round(seconds(text), 1)),)
        )
        for index, text in enumerate(announcements)
    )
    words, length = sum(map(spoken_words, announcements)), sum(map(seconds, announcements))
    return Part("The legal opening", (*steps, Step("", notes=(_FIXED,))), f"{words} spoken words of 65, {length:.1f} s")


def _first_words(script: Script) -> Part:
    voice, check = Voice(script), script.identity_check
    opening = Step(f"{script.agent.name} begins", (voice.line(script.opening),))
    if check is None:
        return Part("First words", (opening,))
    notes = (
        f"The answer is compared with {check.match.replace('_', ' ')}, which is never spoken; {check.tries} tries.",
        f"Not matched: ends as {check.fail_end}. Nothing else is said before it matches.",
    )
    lines = (voice.line(check.ask), voice.line(check.fail_say, "if it does not match"))
    return Part("First words", (opening, Step("Who is there?", lines, notes)))


def _question(script: Script, question: Question) -> Step:
    voice = Voice(script)
    lines = [voice.line(question.ask)]
    if question.retry:
        lines.append(voice.line(question.retry, "if not understood"))
    notes = [*counts_as(question)]
    if question.if_no:
        notes.append(f"no {_leads(script, question.if_no)}")
    if question.optional:
        notes.append("may be skipped")
    return Step(question.id, tuple(lines), tuple(notes))


def _answer(script: Script, block: Faq | Objection, they: str, phrases: Sequence[str], today: date) -> Step:
    voice = Voice(script)
    facts = {fact.id: fact for fact in script.facts}
    lines = [
        voice.line(facts[name].say, f"fact: {name}{_expired(facts[name].expires, today)}") for name in block.answer
    ]
    if block.say:
        lines.append(voice.line(block.say))
    notes = [f"then {_leads(script, block.then)}" if block.then else "then back to the question"]
    return Step(f"{they}: {_quoted(phrases)}", tuple(lines), tuple(notes))


def _faq(script: Script, faq: Faq, today: date) -> Step:
    step = _answer(script, faq, "They ask", faq.ask, today)
    remembered = tuple(f"remembers {name}{'' if value is True else f' as {value}'}" for name, value in faq.set)
    return Step(step.title, step.lines, (*step.notes, *remembered))


def _objection(script: Script, objection: Objection, today: date) -> Step:
    step = _answer(script, objection, "They say", objection.when, today)
    times = "once" if objection.limit == 1 else f"{objection.limit} times"
    return Step(step.title, step.lines, (*step.notes, f"answered {times} at most, then left alone"))


def _facts(script: Script, today: date) -> Iterator[Step]:
    for fact in script.facts:
        until = f"until {fact.expires.day} {fact.expires:%B %Y}" if fact.expires else "until somebody changes it"
        yield Step(fact.id, (Voice(script).line(fact.say),), (until + _expired(fact.expires, today),))


def _outcome(script: Script, outcome: Outcome) -> Step:
    lines = (Voice(script).line(outcome.say),) if outcome.say else ()
    notes = [f"when {outcome.when}"] if outcome.when else []
    notes += [f"after {source}" for source in _sources(script, outcome.name)]
    notes += [f"tells {outcome.notify}"] if outcome.notify else []
    notes += [f"text to send: {outcome.sms}"] if outcome.sms else []
    return Step(outcome.name, lines, (*notes, *(() if lines else (f"said: {_GOODBYE}",))))


def _sources(script: Script, name: str) -> Iterator[str]:
    """What leads straight to an outcome."""
    if script.identity_check and script.identity_check.fail_end == name:
        yield "a failed identity check"
    yield from (
        f'"no" to {question.id}' for question in script.questions if question.if_no and question.if_no.end == name
    )
    yield from (_quoted(faq.ask[:1]) for faq in script.faqs if faq.then and faq.then.end == name)
    yield from (_quoted(each.when[:1]) for each in script.objections if each.then and each.then.end == name)


def _person(script: Script) -> Part:
    person = script.person
    hours = f"open {person.hours.text}" if person.hours else "always open"
    closed = Voice(script).line(person.closed, "when nobody is there")
    return Part("Key 0, or asking for a person", (Step(f"{person.number}, {hours}", (closed,)),))


def _bounds(script: Script) -> Part:
    limits = script.limits
    notes = (
        f"at most {limits.minutes} minutes and {limits.turns} turns",
        f"ends after {limits.unanswered_questions} answers in a row that are not understood",
        f"a reply has {limits.words_per_reply} words at most",
    )
    nothing = Step("Voicemail", notes=("Nothing is said; the call ends.",))
    never = (Step("Never", notes=script.never),) if script.never else ()
    return Part("Limits", (Step("Length", notes=notes), nothing, *never))


def _rehearsals(script: Script) -> Iterator[Step]:
    for number, rehearsal in enumerate(script.rehearse, start=1):
        expect = rehearsal.expect
        notes = [f"ends as {expect.outcome}"] if expect.outcome else []
        notes += [f"score {expect.score}"] if expect.score else []
        notes += [f"says {', '.join(expect.said)}"] if expect.said else []
        notes += [f"does not say {', '.join(expect.not_said)}"] if expect.not_said else []
        notes += [f"never says the pattern {expect.not_said_pattern}"] if expect.not_said_pattern else []
        yield Step(f"{number}. {_quoted(rehearsal.caller)}", notes=tuple(notes))


def _leads(script: Script, then: Then) -> str:
    if then.ask:
        return f"leads to the question {then.ask}"
    own = any(outcome.name == then.end for outcome in script.outcomes)
    return f"ends the call as {then.end}{'' if own else f' ({_GOODBYE})'}"


def _expired(expires: date | None, today: date) -> str:
    return ", EXPIRED and no longer said" if expires and expires < today else ""


def _quoted(phrases: Sequence[str]) -> str:
    return ", ".join(f'"{phrase}"' for phrase in phrases)
