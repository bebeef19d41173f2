"""Single rules of the gate, each at its edges."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

import suppression
from suppression import Channel, Finding, Number, Register, Screening, Suppression
from tests.gated import MONDAY, NAME, agreed, broken_facts
from voice_app.campaigns import Harm, Rule, judge, next_chance
from voice_app.campaigns.checklist import Noted
from voice_app.campaigns.gate import Attempt
from voice_app.campaigns.onboarding import Item
from voice_app.campaigns.operator import Chosen

DAY = timedelta(days=1)
OFF = Chosen(1, "off", "Olu", "law", MONDAY - DAY)


def verdict(rule, facts):
    return next(each for each in judge(facts) if each.rule is rule)


def passes(rule, facts):
    return verdict(rule, facts).passed


# --- consent

FLAWS = {
    "for calls by people only": ({"scope": "live_only"}, "by people only"),
    "names partners": ({"named": "our partners"}, "does not name this client"),
    "names nobody": ({"named": " "}, "does not name this client"),
    "names another firm": ({"named": "Harbour Homes Lettings"}, "does not name this client"),
    "was bought": ({"collected_by": "third_party"}, "third party"),
    "has expired": ({"expires_at": MONDAY}, "expired on 23 November 2026"),
    "lies in the future": ({"given_at": MONDAY + timedelta(seconds=1)}, "dated in the future"),
    "was taken back": ({"withdrawn_at": MONDAY - DAY}, "taken back on 22 November 2026"),
    "is a soft opt-in": ({"basis": "soft_opt_in"}, "soft opt-in"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_consent_that_is_none_does_not_open_the_gate_and_the_reason_is_told(flaw):
    other, words = FLAWS[flaw]
    facts = replace(broken_facts(), consents=(agreed(MONDAY, **other),), soft_opt_in=OFF)
    told = verdict(Rule.CONSENTED, facts)
    assert (told.passed, words in told.reason, told.until) == (False, True, None)


@pytest.mark.parametrize("named", [NAME, "harbour homes", "  HARBOUR   Homes "])
def test_a_consent_names_the_client_however_it_is_spaced(named):
    assert passes(Rule.CONSENTED, replace(broken_facts(), consents=(agreed(MONDAY, named=named),)))


def test_one_good_consent_among_bad_ones_opens_the_gate_and_is_named():
    bad, good = agreed(MONDAY, id="bad", scope="live_only"), agreed(MONDAY, id="good")
    told = verdict(Rule.CONSENTED, replace(broken_facts(), consents=(bad, good)))
    assert (told.passed, told.evidence["consent"]) == (True, "good")


def test_a_consent_given_anew_after_it_was_taken_back_opens_the_gate():
    anew = agreed(MONDAY, given_at=MONDAY - DAY, withdrawn_at=MONDAY - 2 * DAY)
    assert passes(Rule.CONSENTED, replace(broken_facts(), consents=(anew,)))


def test_a_soft_opt_in_opens_the_gate_only_by_the_operators_choice():
    soft = replace(broken_facts(), consents=(agreed(MONDAY, basis="soft_opt_in"),))
    assert passes(Rule.CONSENTED, soft)
    assert verdict(Rule.CONSENTED, soft).evidence["choice"] == "1"
    assert not passes(Rule.CONSENTED, replace(soft, soft_opt_in=OFF))
    assert not passes(Rule.CONSENTED, replace(soft, soft_opt_in=None))


@pytest.mark.parametrize(
    ("purpose", "opens"), [("service", True), ("debt", True), ("research", False), ("marketing", False)]
)
def test_only_service_and_debt_calls_need_no_consent(purpose, opens):
    facts = replace(broken_facts(Rule.CONSENTED), soft_opt_in=None)
    campaign = replace(facts.campaign, purpose=purpose)
    assert passes(Rule.CONSENTED, replace(facts, campaign=campaign)) is opens


# --- purpose

PURPOSES = {
    ("marketing", "marketing", False): True,
    ("marketing", "service", False): True,
    ("service", "service", False): True,
    ("service", "marketing", True): False,
    ("debt", "service", True): True,
    ("debt", "service", False): False,
    ("debt", "marketing", True): False,
    ("research", "marketing", False): True,
    ("claims", "marketing", True): False,
    ("pension", "service", True): False,
    ("financial_promo", "marketing", True): False,
    ("raffle", "marketing", True): False,
    ("", "service", True): False,
}


@pytest.mark.parametrize("purpose", PURPOSES)
def test_forbidden_purposes_and_scripts_that_sell_more_than_they_say_are_refused(purpose):
    name, message_type, checks = purpose
    facts = broken_facts()
    script = replace(facts.campaign.script, message_type=message_type, checks_identity=checks)
    campaign = replace(facts.campaign, purpose=name, script=script)
    assert passes(Rule.PURPOSE_ALLOWED, replace(facts, campaign=campaign)) is PURPOSES[purpose]


# --- registers


def screening(tps=False, ctps=False, age_days=1, at=MONDAY):
    day = at.date() - timedelta(days=age_days)
    return Screening(*(Finding(r, hit, day, "ab" * 32) for r, hit in zip(Register, (tps, ctps), strict=True)), at)


@pytest.mark.parametrize(("rule", "hit"), [(Rule.NOT_ON_TPS, {"tps": True}), (Rule.NOT_ON_CTPS, {"ctps": True})])
def test_a_listing_is_overridden_by_a_full_consent_alone(rule, hit):
    facts = replace(broken_facts(), screening=screening(**hit))
    assert verdict(rule, facts).evidence["override"] == "c1"
    assert passes(rule, facts)
    assert not passes(rule, replace(facts, consents=(agreed(MONDAY, basis="soft_opt_in"),)))
    assert not passes(rule, replace(facts, consents=(agreed(MONDAY, named="our partners"),)))
    service = replace(facts, consents=(), campaign=replace(facts.campaign, purpose="service"))
    assert not passes(rule, service)


def test_a_register_counts_until_the_28th_day_after_its_date_begins_in_london():
    facts = broken_facts()
    last = datetime(2026, 11, 28, 23, 59, 59, tzinfo=UTC)
    held = replace(facts, screening=screening(age_days=22))  # of 1 November
    assert passes(Rule.SCREENED, replace(held, at=last))
    stale = verdict(Rule.SCREENED, replace(held, at=last + timedelta(seconds=1)))
    assert (stale.passed, "28 days old" in stale.reason, stale.until) == (False, True, None)


def test_a_register_that_is_not_loaded_shuts_its_own_rule_and_the_screening():
    missing = Finding(Register.TPS, None, why_not="No TPS register is loaded.")
    facts = replace(broken_facts(), screening=replace(screening(), tps=missing))
    assert [passes(rule, facts) for rule in (Rule.NOT_ON_TPS, Rule.NOT_ON_CTPS, Rule.SCREENED)] == [False, True, False]
    assert "No TPS register is loaded." in verdict(Rule.SCREENED, facts).reason


def test_the_evidence_of_a_screening_is_whole():
    told = verdict(Rule.NOT_ON_TPS, broken_facts()).evidence
    assert told == {
        "tps_result": "clear", "tps_file_date": "2026-11-22", "tps_sha256": "ab" * 32,
        "tps_valid_until": "2026-12-20T00:00:00+00:00", "tps_practice": "true",
    }  # fmt: skip


# --- numbers, minors, stops


@pytest.mark.parametrize(
    "number",
    ["+447010000000", "+448081570000", "+448712345678", "+449098790000", "+441534600000", "+441481700000",
     "+447624300000", "+33123456789", "+12025550123", "+445500000000", "+445600000000"],
)  # fmt: skip
def test_numbers_we_may_not_call(number):
    assert not passes(Rule.NUMBER_CALLABLE, replace(broken_facts(), number=Number(number)))


@pytest.mark.parametrize("number", ["+447400123456", "+442071234567", "+443001234567", "+441134960000"])
def test_numbers_we_may_call(number):
    assert passes(Rule.NUMBER_CALLABLE, replace(broken_facts(), number=Number(number)))


@pytest.mark.parametrize(
    ("birth", "allowed"),
    [(date(2010, 11, 23), True), (date(2010, 11, 24), False), (date(1950, 1, 1), True), (date(1884, 2, 29), True),
     (date.max, False), (None, True)],
)  # fmt: skip
def test_nobody_is_called_before_the_sixteenth_birthday(birth, allowed):
    assert passes(Rule.NOT_A_MINOR, replace(broken_facts(), birth=birth)) is allowed


def test_who_was_heard_to_be_a_child_is_a_minor_and_suppressed():
    stop = Suppression("ab" * 32, suppression.ALL_CLIENTS, Channel.CHILD, "call", "S-1", MONDAY - DAY)
    facts = replace(broken_facts(), suppressions=(stop,))
    assert [passes(rule, facts) for rule in (Rule.NOT_A_MINOR, Rule.NOT_SUPPRESSED)] == [False, False]


# --- attempts


def attempts(*hours_ago, campaign="autumn", **more):
    return tuple(
        Attempt(f"a{place}", campaign, MONDAY - timedelta(hours=ago), MONDAY - timedelta(hours=ago), **more)
        for place, ago in enumerate(sorted(hours_ago, reverse=True))
    )


CAPS = {  # hours ago, at 10:30 on a Monday -> allowed
    (): True,
    (3.9,): False,
    (10.4,): False,  # at six past midnight, today
    (10.6,): True,  # last night, more than four hours ago
    (30, 60): True,
    (30, 60, 167.9): False,
    (30, 60, 168): True,
}


@pytest.mark.parametrize("ago", CAPS)
def test_one_attempt_a_london_day_three_in_seven_days_and_four_hours_between(ago):
    assert passes(Rule.WITHIN_CAPS, replace(broken_facts(), attempts=attempts(*ago))) is CAPS[ago]


def test_attempts_of_every_client_count_together_and_those_of_the_campaign_for_ever():
    old = attempts(400, 500, 600, campaign="spring")
    told = verdict(Rule.WITHIN_CAPS, replace(broken_facts(), attempts=old))
    assert (told.passed, told.until, told.reason) == (False, None, "3 of 3 attempts of this campaign were made")
    assert passes(Rule.WITHIN_CAPS, replace(broken_facts(), attempts=attempts(400, 500, 600)))


def test_no_campaign_may_make_more_than_five_attempts():
    facts = replace(broken_facts(), attempts=attempts(*range(400, 405), campaign="spring"))
    assert not passes(Rule.WITHIN_CAPS, replace(facts, campaign=replace(facts.campaign, attempts=99)))


def test_the_day_that_counts_is_londons_also_in_summer():
    july = datetime(2026, 7, 7, 8, 30, tzinfo=UTC)  # 09:30 in London
    before, after = (datetime(2026, 7, 6, 22, 59, tzinfo=UTC), datetime(2026, 7, 6, 23, 1, tzinfo=UTC))
    facts = broken_facts(at=july)
    for at, allowed in ((before, True), (after, False)):
        assert passes(Rule.WITHIN_CAPS, replace(facts, attempts=(Attempt("a", "x", at, at),))) is allowed


@pytest.mark.parametrize(
    ("ago", "how", "allowed"),
    [(71.9, {"broken": True}, False), (72, {"broken": True}, True), (23.9, {"machine": True}, False),
     (24, {"machine": True}, True), (1, {}, True)],
)  # fmt: skip
def test_72_hours_after_a_call_that_went_wrong_and_a_day_after_a_machine(ago, how, allowed):
    facts = replace(broken_facts(), attempts=attempts(ago, **how))
    assert passes(Rule.NOT_LOCKED, facts) is allowed


# --- our side


@pytest.mark.parametrize("line", ["", "anonymous", "+447700900000", "+448431234567", "+442079460000"])
def test_a_line_that_is_withheld_of_a_wrong_kind_or_not_the_clients_is_refused(line):
    assert not passes(Rule.LINE_VALID, replace(broken_facts(), line=line))


def test_a_newer_list_of_sub_processors_has_to_be_accepted():
    facts = broken_facts()
    old = facts.client.notes | {Item.SUB_PROCESSORS: Noted(9, "2025-9", "Maya", MONDAY)}
    told = verdict(Rule.CLIENT_READY, replace(facts, client=replace(facts.client, notes=old)))
    assert (told.passed, "version 2025-9 of the sub-processor list was accepted" in told.reason) == (False, True)


@pytest.mark.parametrize(
    ("harm", "allowed"),
    [(Harm(100, 2, 0), True), (Harm(100, 2, 1), False), (Harm(10, 1, 0), True), (Harm(0, 0, 0), True)],
)
def test_three_in_a_hundred_silent_or_abandoned_calls_stop_the_campaign(harm, allowed):
    assert passes(Rule.RATE_LOW, replace(broken_facts(), harm=harm)) is allowed


# --- what next


def test_the_next_chance_is_when_everything_passes_at_once():
    facts = replace(broken_facts(at=MONDAY.replace(hour=19, minute=50)), attempts=attempts(0.1))
    assert next_chance(facts) == datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_there_is_no_next_chance_where_waiting_does_not_help():
    assert next_chance(broken_facts(Rule.IN_HOURS, Rule.NOT_SUPPRESSED)) is None


def test_a_consent_that_ends_before_the_next_opening_leaves_no_chance():
    facts = broken_facts(Rule.IN_HOURS)
    assert next_chance(facts) == datetime(2026, 11, 23, 9, tzinfo=UTC)
    ends = agreed(facts.at, expires_at=facts.at + timedelta(hours=3))
    assert next_chance(replace(facts, consents=(ends,))) is None


def test_what_may_pass_at_any_moment_gives_that_moment():
    facts = broken_facts(Rule.AGENT_FREE, Rule.ONE_CALL)
    assert next_chance(facts) == facts.at
