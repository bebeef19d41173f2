"""May this number be called now? Every rule is always judged, and any failure blocks. Pure.

No flag, role, environment variable or column of a list skips a rule.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from voice_app.campaigns.gate import agreed, line, when, who
from voice_app.campaigns.gate.facts import Facts
from voice_app.campaigns.gate.verdict import Rule, Verdict, refusals

RULES: dict[Rule, Callable[[Facts], Verdict]] = {
    Rule.CLIENT_READY: who.client_ready,
    Rule.PURPOSE_ALLOWED: who.purpose_allowed,
    Rule.CAMPAIGN_RUNNING: who.campaign_running,
    Rule.SCRIPT_APPROVED: who.script_approved,
    Rule.NUMBER_CALLABLE: who.number_callable,
    Rule.MODE: who.mode,
    Rule.NOT_SUPPRESSED: who.not_suppressed,
    Rule.JOURNAL_EMPTY: who.journal_empty,
    Rule.NOT_A_MINOR: who.not_a_minor,
    Rule.CONSENTED: agreed.consented,
    Rule.NOT_ON_TPS: agreed.not_on_tps,
    Rule.NOT_ON_CTPS: agreed.not_on_ctps,
    Rule.SCREENED: agreed.screened,
    Rule.IN_HOURS: when.in_hours,
    Rule.WITHIN_CAPS: when.within_caps,
    Rule.NOT_LOCKED: when.not_locked,
    Rule.LINE_VALID: line.line_valid,
    Rule.AGENT_FREE: line.agent_free,
    Rule.RATE_LOW: line.rate_low,
    Rule.ONE_CALL: line.one_call,
}
assert tuple(RULES) == tuple(Rule), "a rule of the gate has no function"  # noqa: S101  # such a gate must not start

_STEPS = 40  # rules whose ends follow one on the other are far fewer


def judge(facts: Facts) -> tuple[Verdict, ...]:
    """The verdict of every rule, in the gate's order. The call is allowed when none refuses."""
    return tuple(rule(facts) for rule in RULES.values())


def next_chance(facts: Facts) -> datetime | None:
    """From when on the call could be allowed if nobody did anything; None when waiting does not help.

    The moment itself when all passes now, or when what refuses may pass at any moment.
    """
    at = facts.at
    for _ in range(_STEPS):
        refused = refusals(judge(replace(facts, at=at)))
        waits = [verdict.until for verdict in refused if verdict.until is not None]
        if len(waits) < len(refused):
            return None
        later = max(waits, default=at)
        if later <= at:
            return at
        at = later
    return None
