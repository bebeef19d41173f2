"""What the demo shows a person: progress, a timeline of each call, the lists, and a verdict for each promise."""

import json
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Select, select

import recordings
import suppression
from voice_app.calls import NUMBER, Call
from voice_app.campaigns import Decision
from voice_app.demo.cast import CAST, NEWCOMER
from voice_app.demo.play import Standing
from voice_app.demo.proofs import SECOND, Evidence, Proof

_PEOPLE = {person.number: person for person in (*CAST, NEWCOMER)}


class Telling:
    """Writes to one console; on a terminal the progress line stays in its place."""

    def __init__(self, console: Console) -> None:
        self._console, self._last = console, ""

    def watch(self, what: str, standing: Standing) -> None:
        """One line of progress, told when it changes."""
        line = (
            f"  {what}: {standing.resting} of {standing.wanted} calls over, "
            f"{standing.safe} recordings safe, {standing.waiting} waiting"
        )
        if line == self._last:
            return
        self._last = line
        self._console.print(line, end="\r" if self._console.is_terminal else "\n", soft_wrap=True)

    def timelines(self, evidence: Evidence) -> None:
        """Each call as it was heard, in seconds since the pick-up."""
        seen = evidence.carrier.calls()
        with evidence.tools.sessions.begin() as session:
            calls = evidence.calls(session)
            for number, call in sorted(calls.items()):
                person = _PEOPLE[number]
                self._console.print(f"\n[bold]{person.name}[/bold], {suppression.Number(number)}, {person.does}")
                for happening in seen.get(call.carrier_id or "", {}).get("happenings", ()):
                    if line := _line(happening):
                        self._console.print(line, highlight=False, soft_wrap=True)
                self._console.print(f"          → {call.state.replace('_', ' ')}{_result(call)}", style="dim")

    def lists(self, evidence: Evidence) -> None:
        """The suppression list, the encrypted recordings, and what the second campaign was refused."""
        with evidence.tools.sessions.begin() as session:
            stops = Table("number", "how", "when", "reference", title="Suppression list (binds every client, for ever)")
            for entry in suppression.listing(session, evidence.tools.number_keys):
                s = entry.suppression
                stops.add_row(str(entry.number), s.channel, f"{s.at:%H:%M:%S}", s.reference)
            kept = Table("recording", "seconds", "state", "SHA-256 of the sound", "bytes encrypted", title="Recordings")
            for row in recordings.listing(session):
                kept.add_row(
                    row.id[:12], str(row.seconds), row.state, (row.plain_sha256 or "")[:16], str(row.cipher_bytes)
                )
            gate = Table("number", "gate", "reason", title="Second campaign: autumn-valuations")
            for decision in session.scalars(
                select(Decision).where(Decision.campaign_id == SECOND).order_by(Decision.id)
            ):
                gate.add_row(*_told(evidence, session.scalar(_a_call(decision)), decision))
        for table in (stops, kept, gate):
            self._console.print()
            self._console.print(table)

    def verdicts(self, proofs: list[Proof]) -> None:
        """One line for each promise."""
        self._console.print()
        for proof in proofs:
            mark = "[green]held  [/green]" if proof.held else "[red]BROKEN[/red]"
            self._console.print(f"  {mark}  {proof.promise:<58} {proof.found}", highlight=False, soft_wrap=True)


def _line(happening: dict[str, Any]) -> str | None:
    at = happening["on_call"]
    when = "         " if at is None else f"{at:7.1f} s"
    match happening["kind"]:
        case "heard":
            cut = "" if happening["cut_at"] is None else " [dim](cut short)[/dim]"
            return f"{when}  agent: {happening['text']}{cut}"
        case "pressed":
            return f"{when}  [bold yellow]presses {happening['key']}[/bold yellow]"
        case "said":
            return f"{when}  [bold cyan]says: {happening['text']}[/bold cyan]"
        case "hung_up":
            return f"{when}  [bold]hangs up[/bold]"
        case "recording" if happening["status"] == "in-progress":
            return f"{when}  [dim]the recorder starts[/dim]"
        case "requested" if happening["status"] != 200:
            return f"{when}  [dim]{happening['purpose']}: answered {happening['status']} {happening['error']}[/dim]"
    return None


def _result(call: Call) -> str:
    return f", outcome {call.outcome}" + (f", score {call.score}" if call.score else "") if call.outcome else ""


def _a_call(decision: Decision) -> Select[Call]:
    return select(Call).where(Call.fingerprint == decision.fingerprint).limit(1)


def _told(evidence: Evidence, call: Call | None, decision: Decision) -> tuple[str, str, str]:
    blocked = [verdict["reason"] for verdict in json.loads(decision.verdicts) if not verdict["passed"]]
    number = str(evidence.tools.number_keys.open(call.sealed_number, NUMBER)) if call else "?"
    return number, "allowed" if decision.allowed else "refused", "; ".join(blocked) or "every rule passed"
