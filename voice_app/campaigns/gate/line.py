"""Rules about our side of the line: the number shown, somebody free to talk, how often we failed, one call."""

from suppression import NotANumber, Number
from voice_app.campaigns.checklist import LINES
from voice_app.campaigns.gate.facts import Facts
from voice_app.campaigns.gate.verdict import Rule, Verdict, no, yes


def line_valid(facts: Facts) -> Verdict:
    """The number presented is the client's line on file, of a kind that may be shown and rung back (law R07, R20)."""
    on_file, presented = facts.client.line, facts.line
    if not presented:
        return no(Rule.LINE_VALID, "no number would be presented: the line may not be withheld")
    try:
        line = Number(presented)
    except NotANumber:
        return no(Rule.LINE_VALID, "what would be presented is no number", {"line": presented})
    evidence = {"line": presented, "kind": str(line.kind)}
    if line.kind not in LINES:
        return no(Rule.LINE_VALID, f"a {line.kind} number may not be presented", evidence)
    if on_file is None or on_file.number != line:
        return no(Rule.LINE_VALID, "the number presented is not the line on the client's checklist", evidence)
    return yes(Rule.LINE_VALID, "the client's own line, with proof on file", evidence)


def agent_free(facts: Facts) -> Verdict:
    """Never more calls than agents: one is there for whoever answers (law R17)."""
    evidence = {"active": str(facts.active_calls), "agents": str(facts.agents)}
    if facts.active_calls < facts.agents:
        return yes(Rule.AGENT_FREE, f"{facts.active_calls} of {facts.agents} agents busy", evidence)
    return no(Rule.AGENT_FREE, f"all {facts.agents} agents are busy", evidence, facts.at)


def rate_low(facts: Facts) -> Verdict:
    """Silent and abandoned calls of the campaign in 24 hours are under the stop line (law R17)."""
    harm = facts.harm
    evidence = {"answered": str(harm.answered), "silent": str(harm.silent), "abandoned": str(harm.abandoned)}
    told = f"{harm.silent} silent and {harm.abandoned} abandoned of {harm.answered} answered in 24 hours"
    return no(Rule.RATE_LOW, told, evidence) if harm.pauses else yes(Rule.RATE_LOW, told, evidence)


def one_call(facts: Facts) -> Verdict:
    """Never two calls to one number at once."""
    if facts.call_under_way:
        return no(Rule.ONE_CALL, "another call to this number is under way", {"call": facts.call_under_way}, facts.at)
    return yes(Rule.ONE_CALL, "no other call to this number")
