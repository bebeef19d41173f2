"""How the story of a number and the gate's answer are told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import click

from voice_app.campaigns import Answer, Happening, Rule, as_told
from voice_app.moments import in_london

NAMES = {
    Rule.CLIENT_READY: "client's papers complete",
    Rule.PURPOSE_ALLOWED: "purpose we call for",
    Rule.CAMPAIGN_RUNNING: "campaign running",
    Rule.SCRIPT_APPROVED: "approved by a second person",
    Rule.NUMBER_CALLABLE: "a number we may call",
    Rule.MODE: "right for this mode",
    Rule.NOT_SUPPRESSED: "never asked us to stop",
    Rule.JOURNAL_EMPTY: "no opt-out waiting",
    Rule.NOT_A_MINOR: "not known to be under 16",
    Rule.CONSENTED: "consent, automated",
    Rule.NOT_ON_TPS: "TPS",
    Rule.NOT_ON_CTPS: "CTPS",
    Rule.SCREENED: "registers fresh",
    Rule.IN_HOURS: "calling hours",
    Rule.WITHIN_CAPS: "not called too often",
    Rule.NOT_LOCKED: "no call went wrong lately",
    Rule.LINE_VALID: "line we present",
    Rule.AGENT_FREE: "an agent is free",
    Rule.RATE_LOW: "few silent calls",
    Rule.ONE_CALL: "not on a call now",
}
WIDTH = max(map(len, NAMES.values()))


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a number at a moment."""

    number: str  # masked
    is_stopped: bool
    happenings: tuple[Happening, ...]
    answer: Answer | None
    other_campaigns: tuple[str, ...]


def told_of(found: Found) -> dict[str, Any]:
    """For --json."""
    happenings = [
        {"at": each.at.isoformat(), "what": each.what, "allowed": each.allowed, "call": each.call_id}
        for each in found.happenings
    ]
    told = {"number": found.number, "suppressed": found.is_stopped, "happenings": happenings}
    return told | {"gate": _gate(found.answer) if found.answer else None, "other_campaigns": [*found.other_campaigns]}


def print_found(found: Found) -> None:
    """The story, the gate rule by rule, and what follows."""
    for happening in found.happenings:
        click.echo(f"{in_london(happening.at):%-d %b %Y %H:%M:%S}  {happening.what}")
    if found.answer:
        _print_gate(found.answer)
        if found.other_campaigns:
            click.echo(f"It is on the lists of {', '.join(found.other_campaigns)} too: --campaign ID asks their gates.")
    if found.is_stopped:
        click.echo(f"{found.number} asked not to be called. No campaign of any client will call it.")
    elif not found.answer:
        known = bool(found.happenings)
        click.echo(
            f"{found.number} is not on the suppression list." if known else f"Nothing is known of {found.number}."
        )


def _print_gate(answer: Answer) -> None:
    click.echo(f"\nThe gate, campaign {answer.campaign_id}, {in_london(answer.at):%A %-d %B %Y %H:%M:%S}:")
    for place, verdict in enumerate(answer.verdicts, start=1):
        word = "yes" if verdict.passed else "NO"
        click.echo(f"{place:>3} {NAMES[verdict.rule]:<{WIDTH}}  {word:<4} {verdict.reason}")
    if answer.registers_from:
        click.echo(f"    ({answer.registers_from})")
    click.echo(_conclusion(answer))


def _conclusion(answer: Answer) -> str:
    if answer.is_yes:
        return "→ it may be called"
    if answer.next_chance is None:
        return "→ not now, and not by waiting"
    if answer.next_chance <= answer.at:
        return "→ not at this moment; in a moment perhaps"
    return f"→ not now; earliest {_said(answer.next_chance)}"


def _said(moment: datetime) -> str:
    return f"{in_london(moment):%A %-d %B %H:%M}"


def _gate(answer: Answer) -> dict[str, Any]:
    return {
        "campaign": answer.campaign_id,
        "at": answer.at.isoformat(),
        "allowed": answer.is_yes,
        "verdicts": [as_told(verdict) for verdict in answer.verdicts],
        "earliest": answer.next_chance.isoformat() if answer.next_chance else None,
        "registers_from": answer.registers_from,
    }
