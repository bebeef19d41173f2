"""May this number be called now? Every rule is always judged; any failure blocks. Pure.

No flag, role, environment variable or column of a list skips a rule.
"""

from dataclasses import dataclass

from suppression import Kind as NumberKind
from suppression import Number, Suppression
from voice_app.campaigns.gate.verdict import Rule, Verdict
from voice_app.moments import in_london
from voice_app.settings import Mode

CALLABLE = frozenset({NumberKind.MOBILE, NumberKind.GEOGRAPHIC, NumberKind.UK_WIDE})


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the gate may know."""

    number: Number
    mode: Mode
    client_contact: str
    suppression: Suppression | None
    journal_is_empty: bool
    is_on_a_call: bool


def judge(facts: Facts) -> tuple[Verdict, ...]:
    """The verdict of every rule, in the gate's order."""
    return (
        _client_ready(facts),
        _number_callable(facts),
        _mode(facts),
        _not_suppressed(facts),
        _journal_empty(facts),
        _one_call(facts),
    )


def _client_ready(facts: Facts) -> Verdict:
    if not facts.client_contact:
        return Verdict(Rule.CLIENT_READY, False, "the client has no freephone number or postal address to speak")
    return Verdict(Rule.CLIENT_READY, True, "the client can be named and reached")


def _number_callable(facts: Facts) -> Verdict:
    kind = facts.number.kind
    if kind in CALLABLE:
        return Verdict(Rule.NUMBER_CALLABLE, True, f"a UK {kind} number")
    return Verdict(Rule.NUMBER_CALLABLE, False, f"a {kind} number is not one we may call")


def _mode(facts: Facts) -> Verdict:
    is_drama = facts.number.is_drama
    if facts.mode is Mode.PRACTICE and not is_drama:
        return Verdict(Rule.MODE, False, "practice mode dials only Ofcom's drama numbers, and this one is real")
    if facts.mode is Mode.LIVE and is_drama:
        return Verdict(Rule.MODE, False, "live mode does not dial Ofcom's drama numbers")
    return Verdict(Rule.MODE, True, f"right for {facts.mode} mode")


def _not_suppressed(facts: Facts) -> Verdict:
    found = facts.suppression
    if found is None:
        return Verdict(Rule.NOT_SUPPRESSED, True, "never asked us to stop")
    when = in_london(found.at).strftime("%-d %B %Y at %H:%M")
    return Verdict(Rule.NOT_SUPPRESSED, False, f"asked not to be called on {when} ({found.channel}; {found.reference})")


def _journal_empty(facts: Facts) -> Verdict:
    if facts.journal_is_empty:
        return Verdict(Rule.JOURNAL_EMPTY, True, "every opt-out is in the database")
    return Verdict(Rule.JOURNAL_EMPTY, False, "opt-outs wait in the journal; nobody is dialled until they are in")


def _one_call(facts: Facts) -> Verdict:
    if facts.is_on_a_call:
        return Verdict(Rule.ONE_CALL, False, "another call to this number is under way")
    return Verdict(Rule.ONE_CALL, True, "no other call to this number")
