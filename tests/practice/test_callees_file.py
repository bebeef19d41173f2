"""Callees in YAML: what may be written, and what is refused with which words."""

from pathlib import Path

import pytest

import voice_app.practice
from tests.practice.conftest import happened
from voice_app.practice import CalleesFaulty, Pickup, load_callees, read_callees

EXAMPLE = Path(voice_app.practice.__file__).parent / "callees.yaml"
SAM = "+447700900001"


def test_the_example_is_a_dozen_drama_numbers():
    callees = load_callees(EXAMPLE)
    assert sorted(callees.by_number) == [f"+4477009000{number:02}" for number in range(1, 13)]
    assert callees.default.manner.pickup is Pickup.NO_ANSWER


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f'"{SAM}": {{ring: 3}}', "there is no key 'ring'. Known are"),
        (f'"{SAM}": gone', "must be one of busy, no_answer"),
        (f'"{SAM}": {{busy: true, voicemail: Hello}}', "busy and voicemail exclude each other"),
        (f"{SAM}: busy", "put the number in quotes"),
        ("sam: busy", "neither a number"),
        (f'"{SAM}": {{rings: many}}', "rings must be a number"),
        (f'"{SAM}": {{amd: robot}}', "amd must be one of human"),
        (f'"{SAM}": {{person: asleep}}', "person must be one of answers"),
        (f'"{SAM}": {{answers: yes}}', "answers must be a list of steps"),
        (f'"{SAM}": {{answers: [{{presses: 9}}]}}', "presses must be keys in quotes"),
        (f'"{SAM}": {{answers: [{{presses: "9", says: "no"}}]}}', "exactly one of presses, says and hangs_up"),
        (f'"{SAM}": {{answers: [{{presses: "9", at: 1, during: 1}}]}}', "exclude each other"),
        (f'"{SAM}": {{answers: [{{press: "9"}}]}}', "there is no key 'press'"),
        (f'"{SAM}": busy\n"{SAM}": silent', "not YAML"),
        ("- busy", "must map numbers to callees"),
    ],
)
def test_a_faulty_file_is_refused_in_plain_words(text, reason):
    with pytest.raises(CalleesFaulty) as caught:
        read_callees(text)
    assert any(reason in fault for fault in caught.value.faults), caught.value.faults


def test_all_faults_are_told_at_once():
    with pytest.raises(CalleesFaulty) as caught:
        read_callees(f'"{SAM}": {{ring: 3, amd: robot}}\nsam: busy')
    assert len(caught.value.faults) == 3


TURNS = [
    '{says: "yes go on", after: "okay to talk"}',
    '{says: "three"}',
    '{says: "thursday"}',
]


def test_turns_are_taken_one_after_another_as_something_new_is_heard(application, world, answers):
    gather = '<Gather input="speech" speechTimeout="1" language="en-GB" action="{next}"><Say>{line}</Say></Gather>'
    lines = {"/voice": "Is it okay to talk?", "/1": "How many rooms?", "/2": "Which day?", "/3": "Goodbye."}
    for place, (path, line) in enumerate(lines.items(), start=1):
        application.says(path, f"<Response>{gather.format(next=f'/{place}', line=line)}</Response>")
    application.says("/4", "<Response/>")
    told = world(answers(*TURNS)).call()
    words = [application.to(path)[0].form["SpeechResult"] for path in ("/1", "/2", "/3")]
    assert words == ["yes go on", "three", "thursday"]
    assert all(said["taken"] for said in happened(told, "said"))


def test_a_second_of_silence_between_announcements_is_not_taken_for_a_turn(application, world, answers):
    first = '<Gather numDigits="1" timeout="1"><Say>This call is automated.</Say></Gather>'
    second = '<Gather input="speech" language="en-GB" action="/heard"><Say>Is it okay to talk?</Say></Gather>'
    application.says("/voice", f"<Response>{first}{second}</Response>")
    application.says("/heard", "<Response/>")
    told = world(answers('{says: "yes"}')).call()
    assert application.to("/heard")[0].form["SpeechResult"] == "yes"
    assert len(happened(told, "said")) == 1


def test_several_keys_are_pressed_one_after_another(application, world, answers):
    application.says(
        "/voice", '<Response><Gather numDigits="3" action="/heard"><Say>Your code?</Say></Gather></Response>'
    )
    application.says("/heard", "<Response/>")
    told = world(answers('{presses: "123", after: "code"}')).call()
    assert application.to("/heard")[0].form["Digits"] == "123"
    times = [key["at"] for key in happened(told, "pressed")]
    assert times[2] - times[0] == pytest.approx(0.6, abs=0.02)


def test_the_nth_prompt_can_be_hung_up_on(application, world, answers):
    application.says("/voice", "<Response><Say>One.</Say><Say>Two and more.</Say><Say>Three.</Say></Response>")
    told = world(answers("{hangs_up: true, during: 2}")).call()
    assert [prompt["cut_at"] is None for prompt in happened(told, "heard")] == [True, False]
    assert happened(told, "status")[-1]["why"] == "the callee hung up"


def test_rings_delay_the_answer(application, world):
    application.says("/voice", "<Response/>")
    assert world(f'"{SAM}": {{rings: 4}}').call()["answered_at"] == pytest.approx(1 + 12, abs=0.1)
