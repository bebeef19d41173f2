"""A small sound script, and a way to spoil it in one place and see what is said of exactly that place."""

from datetime import date

import pytest

import scripts

MARK = "«"  # stands before the place where a fault is expected

SOUND = """\
version: 1
id: boiler-checks
title: Boiler checks
sector: trades
client: {name: Warm Homes, what: a heating firm, privacy_url: warmhomes.example/privacy}
purpose: to arrange the boiler check you asked about
contact_fields:
  first_name: {required: true}
  street: {spoken: "your home on {street}"}
  asked_on: {required: true, type: date}
  pin: {required: true, secret: true}
agent: {style: calm and brief}
opening: "Hi {first_name}, you asked us about this on {asked_on}."
facts:
  - {id: cost, say: "A check costs £80.", expires: 2027-03-31}
  - {id: time, say: "It takes an hour."}
faqs:
  - {ask: ["how much is it", "what does it cost"], answer: [cost, time]}
  - {ask: ["how long does it take"], answer: [time], set: {wants_time: true}}
objections:
  - {when: ["not just now"], say: "That's fine.", then: {end: not_interested}}
questions:
  - {id: owner, ask: "Do you own the house?", type: yes_no, if_no: {end: not_owner}}
  - {id: rooms, ask: "How many radiators are there?", type: number, range: [1, 40]}
  - {id: soon, ask: "When would suit?", type: choice, options: {now: ["today"], later: ["next month"]}}
  - {id: visit, ask: "Is {slot_1} or {slot_2} better?", type: slot, slots_from: {calendar: vans, days_ahead: 7}}
qualify:
  hot: owner == yes and soon == now
  cold: otherwise
outcomes:
  booked: {when: visit answered, say: "Booked for {visit}. Goodbye.", notify: office@warmhomes.example}
  keen: {when: hot, say: "Thanks. Goodbye.", action: {sms: thanks}}
  not_owner: {say: "Thanks. Goodbye."}
person: {number: "+441134960000", hours: "Mon-Fri 09:00-17:30", closed: "We're closed just now."}
limits: {minutes: 4, turns: 20}
never: [promise a price]
rehearse:
  - {caller: ["yes", "ten"], expect: {outcome: booked, score: hot, said: [cost], not_said: [time]}}
"""


class Spoiler:
    """Replaces a piece of the sound script; the mark in the new piece says where the fault must be told."""

    def text(self, old: str, new: str) -> str:
        assert SOUND.count(old) == 1, old
        return SOUND.replace(old, new)

    def check(self, old: str, new: str, today: date | None = None) -> tuple[scripts.Checked, tuple[int, int]]:
        text = self.text(old, new)
        before = text.split(MARK)[0]
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        return scripts.check(text.replace(MARK, ""), "spoiled.yaml", today=today), place


@pytest.fixture(scope="session")
def sound() -> str:
    return SOUND


@pytest.fixture(scope="session")
def spoil() -> Spoiler:
    return Spoiler()
