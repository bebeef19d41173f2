"""A campaign is played beforehand: with its own people under other numbers, its hours, and nobody called."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

import suppression
from suppression import Finding, Number, Register, Screening
from tests.make import NUMBER, make_campaign, make_contact
from tests.safety.people import number
from voice_app.calls import Call
from voice_app.campaigns import Contact, Decision, Nation, Rule, nations_of
from voice_app.cli.rehearse import in_words
from voice_app.stage import practice_environment, prepare_storage
from voice_app.stage.rehearsal import Plan, rehearse
from voice_app.stage.rehearsal.crowd import MIX
from voice_app.stage.rehearsal.stand_ins import NoStandInLeft, StandIns
from voice_app.wiring import open_tools

SATURDAY = datetime(2026, 11, 28, 16, 40, tzinfo=UTC)  # five minutes before the last dial; Monday is St Andrew's
PEOPLE = 9


@pytest.fixture(scope="module")
def tools(tmp_path_factory):
    """An installation with a campaign: one person never agreed, one opted out, one is in Scotland."""
    folder = tmp_path_factory.mktemp("rehearsed")
    environ = practice_environment(folder, s3_port=1, carrier_port=1, web_port=1)
    prepare_storage(environ)
    with open_tools(environ) as tools:
        with tools.sessions.begin() as session:
            made = make_campaign(session, tools.now(), runs=False)
            made.calls_per_minute, made.concurrency = 1.0, 1
            for place in range(PEOPLE - 2):
                make_contact(session, tools.dialling, tools.now(), number(place), consents=place > 0)
            for e164 in (STOPPED, SCOT):
                make_contact(session, tools.dialling, tools.now(), e164)
            told = suppression.OptOut(Number(STOPPED), suppression.Channel.WEB, tools.now())
            suppression.suppress(session, tools.number_keys, told)
        yield tools


STOPPED, SCOT = "+447700900099", "+441314960001"


@pytest.fixture(scope="module")
def account(tools):
    return rehearse(tools, Plan("spring", SATURDAY), lambda moment, calls: None)


def test_everybody_takes_part_and_the_campaign_comes_to_its_end(account):
    assert (account.people, account.left_out) == (PEOPLE, 0)
    assert account.ended is not None
    assert account.total("dialled") >= PEOPLE - 2


def test_nobody_is_rung_on_a_sunday_or_outside_the_hours(account):
    assert [day.silent for day in account.days if f"{day.date:%A}" == "Sunday"][0] == "Sunday"
    for day in account.days:
        if day.date.weekday() == 6:
            assert day.dialled == 0
        for hour in day.hours.values():
            assert hour.dialled == 0 or 9 <= hour.hour <= 19


def test_the_rest_of_saturday_goes_on_monday_morning(account):
    dialled = {day.date.isoformat(): day.dialled for day in account.days}
    assert 0 < dialled["2026-11-28"] <= 6
    assert dialled["2026-11-30"] > 0
    monday = next(day for day in account.days if day.date.isoformat() == "2026-11-30")
    assert min(hour.hour for hour in monday.hours.values() if hour.dialled) == 9
    assert monday.silent == "bank holiday: Saint Andrew's Day (scotland)"


def test_who_did_not_agree_or_said_stop_is_refused_in_the_rehearsal_too(account):
    refused = account.all_of("refused")
    assert refused[Rule.CONSENTED] == 1
    assert refused[Rule.NOT_SUPPRESSED] == 1


def test_the_account_can_be_read(account):
    told = "\n".join(in_words(account, "draft"))
    assert "If spring (now draft) ran from Sat 28 Nov 16:40 on, with 9 people:" in told
    assert "Sunday 29 November       silent: Sunday" in told
    assert "It would end on " in told
    assert NUMBER[3:] not in told


def test_the_real_installation_is_only_read(tools, account):
    with tools.sessions.begin() as session:
        states = Counter(session.scalars(select(Contact.state)))
        assert states == {"waiting": PEOPLE}
        assert session.scalar(select(func.count()).select_from(Call)) == 0
        assert session.scalar(select(func.count()).select_from(Decision)) == 0


def screened(*listed):
    def find(register):
        return Finding(register, register in listed, SATURDAY.date(), "0" * 64, True)

    return Screening(find(Register.TPS), find(Register.CTPS), SATURDAY)


@pytest.mark.parametrize(
    ("real", "nation"),
    [
        ("+441134961234", {Nation.ENGLAND_AND_WALES}),
        ("+441315551234", {Nation.SCOTLAND}),
        ("+442890321234", {Nation.NORTHERN_IRELAND}),
        ("+447911123456", set(Nation)),
        ("+443001234567", set(Nation)),
    ],
)
@pytest.mark.parametrize("listed", [(), (Register.TPS,), (Register.CTPS,), (Register.TPS, Register.CTPS)])
def test_a_stand_in_lies_in_the_same_nation_and_on_the_same_registers(real, nation, listed):
    other = StandIns().of(Number(real), screened(*listed))
    last = int(other.e164[-3:])
    assert other.is_drama
    assert nations_of(other) == nation
    assert (800 <= last < 850 or last >= 890) == (Register.TPS in listed)
    assert (last >= 850) == (Register.CTPS in listed)


def test_no_stand_in_is_given_twice_and_there_is_an_end_of_them():
    stand_ins, mobile = StandIns(), Number("+447911123456")
    given = {stand_ins.of(mobile, screened()).e164 for _ in range(800)}
    assert len(given) == 800
    with pytest.raises(NoStandInLeft):
        stand_ins.of(mobile, screened())


def test_a_number_that_may_not_be_called_has_a_stand_in_that_may_not_either():
    assert StandIns().of(Number("+448001111"), screened()).kind is suppression.Kind.FREEPHONE


def test_the_mix_leaves_room_for_those_who_talk():
    assert 0 < sum(share.of_100 for share in MIX) < 100
