"""The consent ledger on both databases: one fact is one row, and a whole list is judged by the gate's own rule."""

from datetime import timedelta
from random import Random

import pytest

import suppression
from tests.make import make_client, make_consent, make_dial_tools
from voice_app.campaigns import (
    Basis,
    Collected,
    ConsentFaulty,
    NotEnrolled,
    Scope,
    add_consents,
    consented_among,
    consents_of,
    flaw,
    withdraw,
)
from voice_app.campaigns.consent import best, best_soft
from voice_app.campaigns.consents import ledger_of

NAME, DAY = "Harbour Homes", timedelta(days=1)


@pytest.fixture
def tools(keys, tmp_path):
    return make_dial_tools(keys, tmp_path / "journal").calls


@pytest.fixture
def ledger(sessions, tools, now):
    """`ledger(make_consent(…), …)`: adds them; how many were new."""
    with sessions.begin() as session:
        make_client(session, now, "harbour", NAME)

    def add(*consents):
        with sessions.begin() as session:
            return add_consents(session, tools, consents, now, "Maya", None)

    return add


def number(place):
    return f"+447700900{place:03}"


def mark(tools, place):
    return tools.number_keys.fingerprint(suppression.parse_number(number(place)))


def consents(sessions, tools, place, until=None):
    with sessions.begin() as session:
        return consents_of(session, mark(tools, place), "harbour", until)


def test_the_same_fact_told_twice_is_one(ledger, sessions, tools, now):
    consent = make_consent(number(1), "harbour", NAME, now)
    again = make_consent("07700 900001", "harbour", NAME, now, named=" harbour  HOMES ")
    assert (ledger(consent, consent), ledger(again), len(consents(sessions, tools, 1))) == (1, 0, 1)
    assert ledger(make_consent(number(1), "harbour", NAME, now, wording_version="v4")) == 1


def test_numbers_and_names_are_sealed_and_the_wording_is_kept_as_it_was(ledger, sessions, tools, now):
    ledger(make_consent(number(1), "harbour", "our Partners", now, person="Sam Example"))
    with sessions.begin() as session:
        ((kept, _),) = ledger_of(session, mark(tools, 1))
    assert (kept.named, kept.wording[:4]) == ("our Partners", "Yes,")
    assert b"7700900001" not in kept.sealed_number
    assert b"Sam" not in kept.sealed_person


def test_a_consent_lasts_24_months_or_less(now):
    usual = make_consent(number(1), "harbour", NAME, now)
    assert usual.ends.date() == now.date().replace(year=2028, day=3)
    longer = make_consent(number(1), "harbour", NAME, now, expires_at=now + 3000 * DAY)
    assert longer.ends == usual.ends
    shorter = make_consent(number(1), "harbour", NAME, now, expires_at=now + DAY)
    assert shorter.ends == now + DAY
    leap = make_consent(number(1), "harbour", NAME, now, given_at=now.replace(year=2024, month=2, day=29))
    assert leap.ends.date() == now.date().replace(year=2026, month=2, day=28)


@pytest.mark.parametrize(
    ("gap", "words"),
    [("named", "whom the wording named"), ("topic", "the topic"), ("wording", "the exact wording"),
     ("wording_version", "the version of the wording"), ("source", "the source")],
)  # fmt: skip
def test_what_is_missing_is_named(now, gap, words):
    with pytest.raises(ConsentFaulty, match=words):
        make_consent(number(1), "harbour", NAME, now, **{gap: "  "})


def test_everything_that_is_missing_is_named_at_once(now):
    with pytest.raises(ConsentFaulty, match=r"the topic, the exact wording\.$"):
        make_consent(number(1), "harbour", NAME, now, topic="", wording="")


def test_a_time_without_a_zone_and_an_end_before_the_beginning_are_refused(now):
    with pytest.raises(ConsentFaulty, match="zone"):
        make_consent(number(1), "harbour", NAME, now, given_at=now.replace(tzinfo=None))
    with pytest.raises(ConsentFaulty, match="expire before"):
        make_consent(number(1), "harbour", NAME, now, given_at=now, expires_at=now)


def test_a_consent_for_a_client_that_is_not_there_is_refused(ledger, now):
    with pytest.raises(NotEnrolled, match="There is no client elm"):
        ledger(make_consent(number(1), "elm", "Elm Road", now))


def test_a_withdrawal_ends_all_that_was_agreed_before_also_what_is_imported_later(ledger, sessions, tools, now):
    ledger(make_consent(number(1), "harbour", NAME, now))
    with sessions.begin() as session:
        assert withdraw(session, mark(tools, 1), "harbour", "web", "", "Maya", now - DAY) == 1
    ledger(make_consent(number(1), "harbour", NAME, now, wording_version="v9"))
    assert all("taken back" in flaw(each, NAME, now) for each in consents(sessions, tools, 1))
    ledger(make_consent(number(1), "harbour", NAME, now, given_at=now - timedelta(hours=1)))
    assert best(consents(sessions, tools, 1), NAME, now).given_at == now - timedelta(hours=1)
    assert best(consents(sessions, tools, 1, until=now - 2 * DAY), NAME, now) is None


def test_as_things_stood_before_a_withdrawal_the_consent_stands(ledger, sessions, tools, now):
    ledger(make_consent(number(1), "harbour", NAME, now))
    with sessions.begin() as session:
        withdraw(session, mark(tools, 1), None, "staff", "", "Maya", now + DAY)
    assert consents(sessions, tools, 1, until=now)[0].withdrawn_at is None
    assert consents(sessions, tools, 1, until=now + DAY)[0].withdrawn_at == now + DAY


def test_a_whole_list_is_judged_by_the_gates_own_rule(ledger, sessions, tools, now):
    random, people = Random(3), range(150)
    for place in people:
        for version in range(random.randint(0, 3)):
            ledger(_some_consent(random, place, version, now))
    with sessions.begin() as session:
        for place in random.sample(people, 40):
            withdraw(session, mark(tools, place), "harbour", "web", "", "Maya", now - random.randint(1, 40) * DAY)
    marks = {mark(tools, place): place for place in people}
    for soft_allowed in (False, True):
        with sessions.begin() as session:
            found = consented_among(session, [*marks, "no such fingerprint"], "harbour", now, soft_allowed)
        expected = {m for m, place in marks.items() if _opens(consents(sessions, tools, place), now, soft_allowed)}
        assert found == expected
        assert 10 < len(found) < 140


def _some_consent(random, place, version, now):
    given_at = now - random.choice((-1, 5, 20, 300, 900)) * DAY
    return make_consent(
        number(place), "harbour", random.choice((NAME, NAME, NAME, "partners")), now, wording_version=f"v{version}",
        given_at=given_at, scope=random.choice((Scope.AUTOMATED, Scope.AUTOMATED, Scope.LIVE_ONLY)),
        basis=random.choice((Basis.CONSENT, Basis.CONSENT, Basis.SOFT_OPT_IN)),
        collected_by=random.choice((Collected.OWN, Collected.OWN, Collected.OWN, Collected.THIRD_PARTY)),
        expires_at=random.choice((None, given_at + 30 * DAY)),
    )  # fmt: skip


def _opens(agreed, now, soft_allowed):
    return bool(best(agreed, NAME, now) or (soft_allowed and best_soft(agreed, NAME, now)))
