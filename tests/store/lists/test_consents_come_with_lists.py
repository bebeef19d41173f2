"""What the people of a list agreed to goes into the ledger with them, whole, or it is no consent."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from suppression import Channel, Number, OptOut, suppress
from tests.make import give_consent
from tests.store.lists.conftest import FORM
from voice_app.campaigns import Choice, choose
from voice_app.campaigns.consents import consents_of, withdraw
from voice_app.campaigns.lists import Evidence, FileFaulty, read_evidence
from voice_app.campaigns.new_consents import PERSON
from voice_app.campaigns.tables import Consent

ROW = "07700 900001,Sam,03/11/2026,"
YAML = """
# One form for the whole list.
named: Harbour Homes
topic: the valuation I asked for
wording: >
  Yes, Harbour Homes may ring me on this number
  with an automated AI voice.
version: 3
method: web form
source: https://harbourhomes.example/valuation
scope: automated
collected_by: own
given_at: 2026-11-02
"""


@pytest.fixture
def ledger(sessions):
    def read():
        with sessions.begin() as session:
            return session.scalars(select(Consent).order_by(Consent.given_at)).all()

    return read


def test_one_form_for_all_and_the_rows_own_date(go, write, ledger, now):
    done = go(write(ROW + "03/11/2026 10:15"))
    (kept,) = ledger()
    assert (kept.named, kept.scope, kept.method, kept.collected_by) == ("Harbour Homes", "automated", "web", "own")
    assert (kept.wording, kept.wording_version, kept.source) == (FORM.wording, FORM.version, FORM.source)
    assert kept.given_at == datetime(2026, 11, 3, 10, 15, tzinfo=UTC)
    assert (kept.list_id, kept.imported_by, kept.imported_at) == (done.receipt.list_id, "Maya", now)
    assert done.receipt.consents == 1


def test_a_rows_own_word_counts_before_the_forms(go, write, ledger, number_keys):
    heading = "Phone,First name,Enquiry date,Consent date,Consent wording,Consent name,Consent expires"
    go(write(ROW + "03/11/2026,My own words.,Sam Okoro,03/12/2026", heading=heading))
    (kept,) = ledger()
    assert kept.wording == "My own words."
    assert number_keys.sealer.open(kept.sealed_person, PERSON) == b"Sam Okoro"
    assert kept.expires_at == datetime(2026, 12, 3, tzinfo=UTC)


def test_no_date_means_no_consent_and_no_answer_means_no(go, write, ledger):
    assert go(write(ROW)).split["NO_AUTOMATED_CONSENT"] == 1
    heading = "Phone,First name,Enquiry date,Consent date,Consent"
    done = go(write(ROW + "03/11/2026,no", ROW.replace("001", "002") + "03/11/2026,Yes", heading=heading))
    assert (done.account.callable, done.split["NO_AUTOMATED_CONSENT"]) == (1, 1)
    assert len(ledger()) == 1


def test_the_same_evidence_twice_is_in_the_ledger_once(go, write, ledger):
    go(write(ROW + "03/11/2026"))
    again = go(write(ROW + "03/11/2026", "07700 900002,Tom,03/11/2026,03/11/2026", name="more.csv"))
    assert (again.account.in_campaign, again.receipt.consents, len(ledger())) == (1, 1, 2)


def test_newer_evidence_of_somebody_on_the_list_is_kept(go, write, ledger):
    go(write(ROW + "03/11/2026"))
    again = go(write(ROW + "10/11/2026", name="more.csv"))
    assert (again.account.in_campaign, again.account.callable) == (1, 0)
    assert [kept.given_at.day for kept in ledger()] == [3, 10]


@pytest.mark.parametrize("flaw", [{"scope": "live_only"}, {"named": "partners"}, {"collected_by": "third party"},
                                  {"expires": "2026-11-10"}])  # fmt: skip
def test_flawed_consent_is_kept_as_evidence_and_opens_nothing(go, write, ledger, flaw):
    told = {name: getattr(FORM, name) for name in Evidence.__dataclass_fields__}
    done = go(write(ROW + "03/11/2026"), Evidence(**(told | flaw)))
    assert done.split["NO_AUTOMATED_CONSENT"] == 1
    assert len(ledger()) == 1


def test_nothing_agreed_by_who_asked_us_to_stop_is_kept(go, write, ledger, sessions, number_keys, now):
    with sessions.begin() as session:
        suppress(session, number_keys, OptOut(Number("+447700900001"), Channel.STAFF, now))
    assert go(write(ROW + "03/11/2026")).split["SUPPRESSED"] == 1
    assert ledger() == []


def test_a_consent_on_file_opens_for_a_list_without_any(go, write, sessions, tools, now):
    with sessions.begin() as session:
        give_consent(session, tools, now, "07700 900001")
    done = go(write("07700 900001,Sam,03/11/2026", heading="Phone,First name,Enquiry date"), Evidence())
    assert done.account.callable == 1


def test_a_consent_taken_back_is_not_brought_back_by_an_older_one(go, write, sessions, tools, number_keys, now):
    mark = number_keys.fingerprint(Number("+447700900001"))
    with sessions.begin() as session:
        give_consent(session, tools, now, "07700 900001")
        withdraw(session, mark, "client-spring", "post", "wrote to us", "Maya", now - timedelta(days=10))
    older = go(write(ROW + "12/11/2026"))
    newer = go(write(ROW + "20/11/2026", name="newer.csv"))
    assert (older.split["NO_AUTOMATED_CONSENT"], newer.account.callable) == (1, 1)
    with sessions.begin() as session:
        assert len(consents_of(session, mark, "client-spring")) == 3


def test_a_soft_opt_in_opens_only_where_the_operator_chose_so(go, write, sessions, now):
    heading = "Phone,First name,Enquiry date,Consent date,Consent basis"
    path = write(ROW + "03/11/2026,soft opt-in", heading=heading)
    assert go(path, writes=False).split["NO_AUTOMATED_CONSENT"] == 1
    with sessions.begin() as session:
        choose(session, Choice.ALLOW_SOFT_OPT_IN_CALLS, "on", "Omar", "for this test", now)
    assert go(path).account.callable == 1


def test_the_forms_file_is_read(go, write, ledger):
    evidence = read_evidence(YAML)
    assert evidence.wording == "Yes, Harbour Homes may ring me on this number with an automated AI voice."
    assert (evidence.version, evidence.given_at) == ("3", "2026-11-02")
    done = go(write("07700 900001,Sam,03/11/2026", heading="Phone,First name,Enquiry date"), evidence)
    assert done.account.callable == 1
    assert ledger()[0].given_at == datetime(2026, 11, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("- a list", ["must have lines such as"]),
        ("named: [", ["no YAML, at line 1"]),
        ("named: a\nnamed: b", ["no YAML"]),
        ("colour: red\nscope: everything\ngiven_at: soon", ["a line colour", "scope: everything", "given_at"]),
        ("scope: " + "x" * 70_000, ["too long"]),
        ("", ["must have lines such as"]),
    ],
)
def test_a_faulty_file_of_the_form_is_told_whole(text, sentences):
    with pytest.raises(FileFaulty) as faulty:
        read_evidence(text)
    assert len(faulty.value.faults) == len(sentences)
    for fault, sentence in zip(faulty.value.faults, sentences, strict=True):
        assert sentence in fault


def test_half_a_consent_is_refused_with_all_that_is_missing(go, write, ledger):
    with pytest.raises(FileFaulty) as faulty:
        go(write(ROW + "03/11/2026"), Evidence(named="Harbour Homes", scope="automated"))
    assert "topic, wording, version, method, source, collected_by" in str(faulty.value)
    assert "--consent FILE" in str(faulty.value)
    assert ledger() == []


def test_a_form_without_a_date_asks_for_the_column_that_has_it(go, write):
    path = write("07700 900001,Sam,03/11/2026", heading="Phone,First name,Enquiry date")
    with pytest.raises(FileFaulty, match="--map consent_at=COLUMN"):
        go(path)
    assert go(path, told={"consent_at": "Enquiry date"}).account.callable == 1


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("perhaps,03/11/2026,automated,web,own", "The answer to the consent cannot be read."),
        ("yes,,automated,web,own", "The date of the consent is missing."),
        ("yes,soon,automated,web,own", "The date of the consent cannot be read."),
        ("yes,03/12/2026,automated,web,own", "The date of the consent lies in the future."),
        ("yes,03/11/2026,robots,web,own", "The scope of the consent cannot be read."),
        ("yes,03/11/2026,,web,own", "The scope of the consent is missing."),
        ("yes,03/11/2026,automated,dream,own", "The method of the consent cannot be read."),
        ("yes,03/11/2026,automated,web,", "The collector of the consent is missing."),
    ],
)
def test_a_consent_that_cannot_be_read_is_to_be_mended(go, write, cells, reason):
    heading = "Phone,First name,Enquiry date,Consent,Consent date,Consent scope,Consent method,Consent collected by"
    told = {name: getattr(FORM, name) for name in ("named", "topic", "wording", "version", "source")}
    done = go(write(ROW + cells, heading=heading), Evidence(**told), writes=False)
    assert [each.fault.reason for each in done.account.repairs] == [reason]
