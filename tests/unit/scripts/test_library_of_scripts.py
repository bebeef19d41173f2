"""The scripts that ship are sound, whole, and rehearse every way in which they end."""

from datetime import date

import pytest

import scripts
from scripts.build import build
from scripts.forms import ScriptForm

NAMES = ("ecommerce", "healthcare", "property")


def script_of(name):
    return scripts.load(scripts.library_text(name), f"{name}.yaml")


def test_three_examples_ship():
    assert scripts.library() == NAMES


def test_an_example_that_does_not_ship_is_named():
    with pytest.raises(KeyError, match="no example script 'energy'"):
        scripts.library_text("energy")


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_sound_and_warns_of_nothing(name):
    checked = scripts.check(scripts.library_text(name), f"{name}.yaml", today=date(2026, 11, 21))
    assert (checked.faults, checked.warnings) == ((), ())


@pytest.mark.parametrize("name", NAMES)
def test_an_example_rehearses_each_of_its_outcomes_and_an_opt_out(name):
    script = script_of(name)
    rehearsed = {rehearsal.expect.outcome for rehearsal in script.rehearse}
    assert rehearsed >= {outcome.name for outcome in script.outcomes} | {"opt_out"}


@pytest.mark.parametrize("name", NAMES)
def test_an_example_rehearses_each_of_its_grades(name):
    script = script_of(name)
    assert {grade.name for grade in script.qualify} <= {rehearsal.expect.score for rehearsal in script.rehearse}


@pytest.mark.parametrize("name", NAMES)
def test_every_outcome_of_an_example_says_goodbye(name):
    assert all((outcome.say or "").endswith("Goodbye.") for outcome in script_of(name).outcomes)


def test_a_price_spoken_from_no_field_is_told_at_its_blank():
    field = '  price: {required: true}                 # as it is spoken, such as "£9.50"\n'
    text = scripts.library_text("ecommerce").replace(field, "")
    (fault,) = scripts.check(text, "ecommerce.yaml").faults
    line = text.splitlines()[fault.line - 1]
    assert line[fault.column - 1 :].startswith("{price} a bag")
    assert fault.message == "Nothing fills {price}: it is no contact field and no question."


def test_the_property_example_shows_every_block():
    text = scripts.library_text("property")
    shown = {line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()}
    others = {
        "message_type",
        "identity_check",
        "voicemail",
    }  # the first two are in the healthcare example; the last is void
    assert shown == set(ScriptForm.model_fields) - others
    assert {"message_type:", "identity_check:"} <= set(scripts.library_text("healthcare").split())


def test_a_script_is_built_as_it_is_written():
    script = script_of("healthcare")
    assert script.message_type is scripts.MessageType.SERVICE
    assert script.identity_check == scripts.IdentityCheck(
        "Before I go on, can I check the year you were born?", "year_of_birth", 2,
        "No problem. Please ring the surgery if you'd like to book. Goodbye.", "not_verified",
    )  # fmt: skip
    assert script.contact_fields[1].secret
    assert script.facts[0].expires == date(2027, 12, 31)
    assert script.faqs[0].set == (("nurse_callback", True),)
    assert script.questions[1].slots_from.hours.by_weekday[5] is not None
    assert script.outcomes[0].when.holds({"nurse_callback": True})


def test_a_script_cannot_be_changed():
    with pytest.raises(AttributeError):
        script_of("property").opening = "Hello."


def test_build_makes_a_script_of_the_least_form():
    form = ScriptForm.model_validate(
        {
            "version": 1, "id": "x", "title": "x", "sector": "x", "purpose": "to x", "opening": "Hello.",
            "client": {"name": "x", "what": "x", "privacy_url": "x.example"},
            "questions": [{"id": "a", "ask": "A?", "type": "text"}],
            "person": {"number": "+441134960000", "closed": "Closed."},
        }
    )  # fmt: skip
    script = build(form)
    assert (script.limits, script.agent, script.person.hours) == (scripts.Limits(), scripts.Agent(), None)
