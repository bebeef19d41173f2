"""Rules about the client, its campaign and the number: may this one be called for that one at all?"""

from datetime import date

from suppression import Channel, Suppression
from suppression import Kind as NumberKind
from voice_app.campaigns.checklist import missing_from
from voice_app.campaigns.gate.facts import Facts
from voice_app.campaigns.gate.verdict import Rule, Verdict, no, yes
from voice_app.campaigns.life import APPROVALS, State
from voice_app.campaigns.purpose import FORBIDDEN, WITHOUT_CONSENT, Purpose
from voice_app.moments import in_london
from voice_app.settings import Mode

CALLABLE = frozenset({NumberKind.MOBILE, NumberKind.GEOGRAPHIC, NumberKind.UK_WIDE})  # law R21
OLD_ENOUGH = 16  # years: law R44
SERVICE = "service"


def client_ready(facts: Facts) -> Verdict:
    """Contract, sub-processors, impact assessment, lawful basis, line, and a name and contact to speak."""
    client = facts.client
    evidence = {"client": client.id} | {str(item): f"record {noted.record}" for item, noted in client.notes.items()}
    if gaps := missing_from(client, facts.at):
        lacks = "; ".join(gap.what for gap in gaps)
        return no(Rule.CLIENT_READY, f"client {client.id} lacks: {lacks}", evidence)
    return yes(Rule.CLIENT_READY, "the client's checklist is complete", evidence)


def purpose_allowed(facts: Facts) -> Verdict:
    """Forbidden classes, and scripts that are more than their class says."""
    script, named = facts.campaign.script, facts.campaign.purpose
    evidence = {"purpose": named, "message_type": script.message_type, "script": script.hash}
    if named not in set(Purpose):
        return no(Rule.PURPOSE_ALLOWED, f"{named!r} is no purpose that we know", evidence)
    purpose = Purpose(named)
    if reason := FORBIDDEN.get(purpose):
        return no(Rule.PURPOSE_ALLOWED, reason, evidence)
    if purpose in WITHOUT_CONSENT and script.message_type != SERVICE:
        return no(Rule.PURPOSE_ALLOWED, f"the script is marketing, and so is the whole call: not {purpose}", evidence)
    if purpose is Purpose.DEBT and not script.checks_identity:
        return no(Rule.PURPOSE_ALLOWED, "a debt is named to the right person only: the script checks nobody", evidence)
    return yes(Rule.PURPOSE_ALLOWED, f"{purpose}, and the script is {script.message_type}", evidence)


def campaign_running(facts: Facts) -> Verdict:
    """Only a running campaign dials."""
    campaign = facts.campaign
    if campaign.state == State.RUNNING:
        return yes(Rule.CAMPAIGN_RUNNING, "the campaign is running", {"campaign": campaign.id})
    return no(
        Rule.CAMPAIGN_RUNNING, f"the campaign is {campaign.state}", {"campaign": campaign.id, "state": campaign.state}
    )


def script_approved(facts: Facts) -> Verdict:
    """A second person has agreed to this campaign with this script."""
    campaign, approval = facts.campaign, facts.campaign.approval
    evidence = {"script": campaign.script.hash}
    if approval is None or campaign.state not in APPROVALS | {State.STOPPED}:
        return no(Rule.SCRIPT_APPROVED, "no second person has approved the campaign and its script", evidence)
    told = {"event": str(approval.event), "at": approval.at.isoformat()}
    return yes(Rule.SCRIPT_APPROVED, "approved by a second person", evidence | told)


def number_callable(facts: Facts) -> Verdict:
    """A line in the UK that costs nobody extra: no 070, 08, 09, no Crown Dependency, nothing foreign."""
    kind = facts.number.kind
    if kind in CALLABLE:
        return yes(Rule.NUMBER_CALLABLE, f"a UK {_words(kind)} number", {"kind": str(kind)})
    return no(Rule.NUMBER_CALLABLE, f"a {_words(kind)} number is not one we may call", {"kind": str(kind)})


def mode(facts: Facts) -> Verdict:
    """Practice reaches nobody, and live nobody's stand-in."""
    is_drama = facts.number.is_drama
    if facts.mode is Mode.PRACTICE and not is_drama:
        reason = "practice mode dials only Ofcom's drama numbers, and this one is real"
        return no(Rule.MODE, reason, {"mode": str(facts.mode)})
    if facts.mode is Mode.LIVE and is_drama:
        return no(Rule.MODE, "live mode does not dial Ofcom's drama numbers", {"mode": str(facts.mode)})
    return yes(Rule.MODE, f"right for {facts.mode} mode", {"mode": str(facts.mode)})


def not_suppressed(facts: Facts) -> Verdict:
    """Nobody who asked us to stop is called again, for any client they meant."""
    if not facts.suppressions:
        return yes(Rule.NOT_SUPPRESSED, "never asked us to stop")
    first = facts.suppressions[0]
    when = in_london(first.at).strftime("%-d %B %Y at %H:%M")
    return no(Rule.NOT_SUPPRESSED, f"asked not to be called on {when} ({first.channel}; {first.reference})",
              _of(first) | {"entries": str(len(facts.suppressions))})  # fmt: skip


def journal_empty(facts: Facts) -> Verdict:
    """While an opt-out waits to be stored, nobody is dialled: it may be anybody's."""
    if facts.journal_is_empty:
        return yes(Rule.JOURNAL_EMPTY, "every opt-out is in the database")
    return no(Rule.JOURNAL_EMPTY, "opt-outs wait in the journal; nobody is dialled until they are in", until=facts.at)


def not_a_minor(facts: Facts) -> Verdict:
    """Nobody under 16, by the list or by what was heard on a call."""
    heard = [each for each in facts.suppressions if each.channel is Channel.CHILD]
    if heard:
        return no(Rule.NOT_A_MINOR, "known from a call to be, or perhaps to be, under 16", _of(heard[0]))
    if facts.birth and age(facts.birth, in_london(facts.at).date()) < OLD_ENOUGH:
        return no(Rule.NOT_A_MINOR, "under 16 by the date of birth on the list")
    return yes(Rule.NOT_A_MINOR, "not known to be under 16")


def age(birth: date, today: date) -> int:
    """In whole years; who was born on 29 February is a year older on 1 March."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _of(entry: Suppression) -> dict[str, str]:
    return {"reference": entry.reference, "channel": str(entry.channel), "at": entry.at.isoformat()}


def _words(kind: NumberKind) -> str:
    return kind.value.replace("_", " ")
