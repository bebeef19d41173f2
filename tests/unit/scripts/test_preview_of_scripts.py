"""The sheet: everything that can be said is on it, each line with its seconds."""

import json
from dataclasses import asdict
from datetime import date

import pytest

import scripts

TODAY = date(2026, 11, 21)
ANNOUNCED = ("Hello, this is an AI assistant.", "This call is recorded.", "Press 9 to stop, on 0808 157 0123.")


def sheet_of(name, today=TODAY):
    return scripts.preview(scripts.load(scripts.library_text(name), name), ANNOUNCED, today)


def on_one_line(sheet):
    return " ".join(scripts.paper(sheet).split())


def lines_of(script):
    yield from (script.opening, script.person.closed)
    yield from (fact.say for fact in script.facts)
    yield from (block.say for block in (*script.faqs, *script.objections, *script.outcomes) if block.say)
    yield from (line for question in script.questions for line in (question.ask, question.retry) if line)
    if script.identity_check:
        yield from (script.identity_check.ask, script.identity_check.fail_say)


@pytest.mark.parametrize("name", scripts.library())
def test_every_line_is_on_the_sheet_with_its_seconds(name):
    script = scripts.load(scripts.library_text(name), name)
    shown = {line.says: line for part in sheet_of(name).parts for step in part.steps for line in step.lines}
    fields = {field.name: f"[{field.name.replace('_', ' ')}]" for field in script.contact_fields}
    fields |= {question.id: f"[{question.id.replace('_', ' ')}]" for question in script.questions}
    for text in lines_of(script):
        said = scripts.fill(text, {**fields, "slot_1": "[slot 1]", "slot_2": "[slot 2]"}, script)
        assert shown[said].seconds > 0


@pytest.mark.parametrize("name", scripts.library())
def test_everything_a_manager_must_know_is_on_paper(name):
    script = scripts.load(scripts.library_text(name), name)
    paper = on_one_line(sheet_of(name))
    for words in (
        *ANNOUNCED, script.title, script.hash, script.person.number, script.person.hours.text, *script.never,
        *(outcome.name for outcome in script.outcomes), *(str(grade.when) for grade in script.qualify),
        *(phrase for faq in script.faqs for phrase in faq.ask),
        *(phrase for objection in script.objections for phrase in objection.when),
        *(phrase for question in script.questions for _, phrases in question.options for phrase in phrases),
        *(words for rehearsal in script.rehearse for words in rehearsal.caller), "Nothing is said; the call ends.",
    ):  # fmt: skip
        assert words in paper


def test_the_opening_is_added_up():
    sheet = sheet_of("property")
    assert (sheet.opening_words, sheet.opening_seconds) == (26, 10.0)
    assert sheet.parts[0].total == "26 spoken words of 65, 10.0 s"
    assert [step.lines[0].words for step in sheet.parts[0].steps[:3]] == [6, 4, 16]


def test_where_each_branch_leads_is_told():
    paper = on_one_line(sheet_of("property"))
    assert "no ends the call as not_owner" in paper
    assert "then leads to the question visit_day" in paper
    assert "remembers send_email" in paper
    assert "answered once at most, then left alone" in paper
    assert 'has_agent "Thanks for your time. Goodbye." 1.9 s - after "I\'m already with an agent"' in paper


def test_a_failed_identity_check_is_told():
    paper = on_one_line(sheet_of("healthcare"))
    assert "compared with year of birth, which is never spoken; 2 tries" in paper
    assert "not_verified" in paper


def test_an_expired_fact_is_marked():
    assert "EXPIRED" not in on_one_line(sheet_of("property"))
    assert "fact: fee, EXPIRED and no longer said" in on_one_line(sheet_of("property", date(2028, 1, 1)))


def test_the_sheet_can_be_written_as_json():
    told = json.loads(json.dumps(asdict(sheet_of("ecommerce"))))
    assert [part["title"] for part in told["parts"]][:2] == ["The legal opening", "First words"]
