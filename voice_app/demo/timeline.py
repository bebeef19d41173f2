"""Each call of the first half as it was heard, in seconds since the pick-up. The fixed opening is written out once."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from sqlalchemy import select

import suppression
from voice_app.calls import NUMBER, Call, announcements, read_script
from voice_app.demo.carrier import CarrierRecord
from voice_app.demo.cast import CAST
from voice_app.demo.first_half import CAMPAIGN
from voice_app.demo.proofs import letters
from voice_app.wiring import Tools

_PEOPLE = {person.number: person for person in CAST}
_SHORT = ("who is calling, and that it is an AI", "why, and that the call is recorded", "9 to stop, 0 for a person")
_ALL = "the whole opening"

Line = tuple[str, Text]  # the second, and what happened in it


def timelines(tools: Tools, carrier: CarrierRecord) -> Iterator[Group]:
    """The opening, word for word; then a call a group, in the order of the list."""
    with tools.sessions.begin() as session:
        calls = session.scalars(select(Call).where(Call.campaign_id == CAMPAIGN)).all()
        by_number = {tools.number_keys.open(call.sealed_number, NUMBER): call for call in calls}
        script = read_script(session, calls[0].script_hash)
        opening = announcements(calls[0].company, calls[0].client, script.purpose, calls[0].contact)
    yield Group(Text("Each call opens with these words:"), *(Padding(Text(line), (0, 0, 0, 2)) for line in opening))
    for number, call in sorted(by_number.items(), key=lambda each: each[0].e164):
        happened = carrier.calls.get(call.carrier_id or "", {}).get("happenings", ())
        yield _one(number, call, _lines(happened, [letters(line) for line in opening]))


def _one(number: suppression.Number, call: Call, lines: Iterator[Line]) -> Group:
    person = _PEOPLE[number.e164]
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", width=9)
    table.add_column()
    for line in lines:
        table.add_row(*line)
    table.add_row("", Text(f"→ {call.state.replace('_', ' ')}{_result(call)}", style="dim"))
    return Group(Text.assemble((person.name, "bold"), f", {number}, {person.does}"), table)


def _lines(happened: list[Mapping[str, Any]], opening: list[str]) -> Iterator[Line]:
    """What happened; the announcements by their subjects, and in one line when all three were heard to their end."""
    heard = [h for h in happened if h["kind"] == "heard" and letters(h["text"]) in opening]
    is_whole = (
        [letters(h["text"]) for h in heard if h["cut_at"] is None] == opening == [letters(h["text"]) for h in heard]
    )
    for happening in happened:
        when = "" if happening["on_call"] is None else f"{happening['on_call']:.1f} s"
        if happening in heard:
            subject = _ALL if is_whole else _SHORT[opening.index(letters(happening["text"]))]
            if not is_whole or happening is heard[0]:
                yield when, Text.assemble((f"agent: ({subject})", "dim"), (_cut(happening), "dim"))
        elif told := _told(happening):
            yield when, told


def _told(happening: Mapping[str, Any]) -> Text | None:
    match happening["kind"]:
        case "heard":
            return Text.assemble(f"agent: {happening['text']}", (_cut(happening), "dim"))
        case "pressed":
            return Text(f"presses {happening['key']}", style="bold yellow")
        case "said":
            return Text(f"says: {happening['text']}", style="bold cyan")
        case "hung_up":
            return Text("hangs up", style="bold")
        case "recording" if happening["status"] == "in-progress":
            return Text("the recorder starts", style="dim")
        case "requested" if happening["status"] != 200:
            return Text(f"{happening['purpose']}: answered {happening['status']} {happening['error']}", style="dim")
    return None


def _cut(happening: Mapping[str, Any]) -> str:
    return "" if happening["cut_at"] is None else " (cut short)"


def _result(call: Call) -> str:
    return f", outcome {call.outcome}" + (f", score {call.score}" if call.score else "") if call.outcome else ""
