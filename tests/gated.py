"""Facts for the gate, in which exactly the wanted rules are broken."""

from datetime import UTC, date, datetime, timedelta

import suppression
from suppression import Channel, Finding, Number, Register, Screening, Suppression
from tests.make import LINE
from voice_app.campaigns import Agreed, Harm, Item, Onboarding, Rule, list_at
from voice_app.campaigns.checklist import Noted
from voice_app.campaigns.gate import Approval, Attempt, CampaignFacts, Facts, ScriptFacts
from voice_app.campaigns.operator import Chosen
from voice_app.settings import Mode

MONDAY, SUNDAY = datetime(2026, 11, 23, 10, 30, tzinfo=UTC), datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
NAME = "Harbour Homes"


def broken_facts(*broken: Rule, at: datetime | None = None) -> Facts:
    """Facts that break these rules and no other; without any, a call may be made."""
    at = at or (SUNDAY if Rule.IN_HOURS in broken else MONDAY)
    return Facts(
        at=at,
        number=Number("+449098790000" if Rule.NUMBER_CALLABLE in broken else "+447700900001"),
        mode=Mode.LIVE if Rule.MODE in broken else Mode.PRACTICE,
        client=_client(broken, at),
        campaign=_campaign(broken, at),
        suppressions=(_stop(at),) if Rule.NOT_SUPPRESSED in broken else (),
        journal_is_empty=Rule.JOURNAL_EMPTY not in broken,
        birth=date(2011, 1, 1) if Rule.NOT_A_MINOR in broken else None,
        consents=_consents(broken, at),
        soft_opt_in=Chosen(1, "on", "Olu", "our customers", at - timedelta(days=9)),
        screening=_screening(broken, at),
        attempts=_attempts(broken, at),
        line="+442079460000" if Rule.LINE_VALID in broken else LINE,
        active_calls=10 if Rule.AGENT_FREE in broken else 9,
        agents=10,
        harm=Harm(100, 2, 1) if Rule.RATE_LOW in broken else Harm(100, 1, 1),
        call_under_way="another" if Rule.ONE_CALL in broken else None,
    )


def agreed(at: datetime, **other) -> Agreed:
    """A consent that opens the gate, unless told otherwise."""
    usual = {
        "id": "c1", "basis": "consent", "scope": "automated", "named": NAME, "collected_by": "own",
        "wording_version": "v3", "given_at": at - timedelta(days=20), "expires_at": at + timedelta(days=700),
    }  # fmt: skip
    return Agreed(**(usual | other))


def _client(broken, at):
    values = {
        Item.DPA: "DPA-1", Item.SUB_PROCESSORS: list_at(at).version, Item.DPIA: "DPIA-1", Item.LAWFUL_BASIS: "form 12",
        Item.LINE: f"{LINE}, letter of authority",
    }  # fmt: skip
    if Rule.CLIENT_READY in broken:
        del values[Item.DPA]
    notes = {item: Noted(place, value, "Maya", at) for place, (item, value) in enumerate(values.items())}
    return Onboarding("harbour", NAME, "0808 157 0123", notes)


def _campaign(broken, at):
    return CampaignFacts(
        id="spring",
        state="paused" if Rule.CAMPAIGN_RUNNING in broken else "running",
        approval=None if Rule.SCRIPT_APPROVED in broken else Approval(7, at - timedelta(days=1)),
        purpose="claims" if Rule.PURPOSE_ALLOWED in broken else "marketing",
        script=ScriptFacts("5c" * 32, "marketing", False),
        attempts=3,
        opens=None,
        closes=None,
    )


def _consents(broken, at):
    """A listing is overridden by a full consent, so there it is a soft opt-in that opens the gate."""
    if Rule.CONSENTED in broken:
        return ()
    listed = {Rule.NOT_ON_TPS, Rule.NOT_ON_CTPS} & set(broken)
    return (agreed(at, basis="soft_opt_in") if listed else agreed(at),)


def _screening(broken, at):
    file_date = at.date() - timedelta(days=28 if Rule.SCREENED in broken else 1)
    listed = {Register.TPS: Rule.NOT_ON_TPS in broken, Register.CTPS: Rule.NOT_ON_CTPS in broken}
    found = [Finding(register, hit, file_date, "ab" * 32, True) for register, hit in listed.items()]
    return Screening(*found, at)


def _attempts(broken, at):
    attempts = []
    if Rule.NOT_LOCKED in broken:
        attempts.append(Attempt("a1", "autumn", at - timedelta(hours=50), at - timedelta(hours=50), broken=True))
    if Rule.WITHIN_CAPS in broken:
        attempts.append(Attempt("a2", "autumn", at - timedelta(hours=5), at - timedelta(hours=5)))
    return tuple(attempts)


def _stop(at):
    return Suppression("ab" * 32, suppression.ALL_CLIENTS, Channel.WEB, None, "S-1", at - timedelta(days=3))
