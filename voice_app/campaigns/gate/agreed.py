"""Rules about what the person agreed to: consent to automated calls, and the two registers."""

from suppression import Finding, name_of
from voice_app.campaigns.consent import Agreed, best, best_soft, flaw
from voice_app.campaigns.gate.facts import Facts
from voice_app.campaigns.gate.verdict import Rule, Verdict, no, yes
from voice_app.campaigns.purpose import WITHOUT_CONSENT
from voice_app.moments import in_london


def consented(facts: Facts) -> Verdict:
    """PECR reg 19(2): this line's subscriber agreed to such calls from this client.

    A soft opt-in counts only where the operator chose so. Service messages and debts are no direct marketing, which
    is what regulation 19 is about; every other purpose needs the consent, research too.
    """
    if agreed := full_consent(facts):
        return yes(Rule.CONSENTED, f"agreed to automated calls on {_day(agreed)}", _of(agreed))
    if facts.campaign.purpose in WITHOUT_CONSENT:
        return yes(Rule.CONSENTED, f"{facts.campaign.purpose} calls are no marketing and need no such consent",
                   {"purpose": facts.campaign.purpose})  # fmt: skip
    choice = facts.soft_opt_in
    soft = best_soft(facts.consents, facts.client.name, facts.at) if choice and choice.is_on else None
    if choice and soft:
        return yes(Rule.CONSENTED, f"soft opt-in of {_day(soft)}, which the operator chose to accept",
                   _of(soft) | {"choice": str(choice.record)})  # fmt: skip
    return _not_consented(facts)


def not_on_tps(facts: Facts) -> Verdict:
    """PECR reg 21(1)(b)."""
    return _not_listed(Rule.NOT_ON_TPS, facts.screening.tps, facts)


def not_on_ctps(facts: Facts) -> Verdict:
    """The same for companies; every number is screened against both."""
    return _not_listed(Rule.NOT_ON_CTPS, facts.screening.ctps, facts)


def screened(facts: Facts) -> Verdict:
    """Both registers are there and not 28 days old; else nobody knows who is listed."""
    screening = facts.screening
    evidence = {"checked_at": screening.checked_at.isoformat()}
    if reason := screening.unusable(facts.at):
        return no(Rule.SCREENED, reason, evidence)
    return yes(Rule.SCREENED, "both registers are fresh", evidence)


def full_consent(facts: Facts) -> Agreed | None:
    """The consent that names this client and automated calls, if there is one that stands."""
    return best(facts.consents, facts.client.name, facts.at)


def _not_consented(facts: Facts) -> Verdict:
    if not facts.consents:
        return no(Rule.CONSENTED, "no consent of this number for this client is on file")
    flaws = {each.id: flaw(each, facts.client.name, facts.at) for each in facts.consents}
    told = "; ".join(dict.fromkeys(flaws.values()))
    return no(
        Rule.CONSENTED, f"no consent that opens the gate: {told}", {f"consent {id}": why for id, why in flaws.items()}
    )


def _not_listed(rule: Rule, finding: Finding, facts: Facts) -> Verdict:
    """A full consent that names the client overrides a listing (reg 21(4); law R04); a soft opt-in does not."""
    name = name_of(finding.register)
    evidence = {key: _text(value) for key, value in finding.evidence().items() if value not in (None, "")}
    if finding.listed is None:
        evidence["why_not"] = finding.why_not
        return no(rule, f"nobody knows whether the {name} lists it: that register is not loaded", evidence, facts.at)
    if not finding.listed:
        return yes(rule, f"not on the {name} register", evidence)
    if agreed := full_consent(facts):
        reason = f"on the {name} register, but agreed on {_day(agreed)} to calls from this client by name"
        return yes(rule, reason, evidence | {"override": agreed.id})
    return no(rule, f"on the {name} register, without a consent that names this client", evidence)


def _of(agreed: Agreed) -> dict[str, str]:
    return {
        "consent": agreed.id,
        "given_at": agreed.given_at.isoformat(),
        "expires_at": agreed.expires_at.isoformat(),
        "wording_version": agreed.wording_version,
    }


def _day(agreed: Agreed) -> str:
    return f"{in_london(agreed.given_at):%-d %B %Y}"


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
