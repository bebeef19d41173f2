"""What a screening says of its own worth, and the evidence it leaves."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from suppression import Finding, Register, Screening
from suppression.registers.register import stale_from
from tests.conftest import NOW

SUMMER = date(2027, 6, 1)


def finding(register, listed=False, file_date=date(2026, 11, 20)):
    return Finding(register, listed, file_date, "ab" * 32, supplier="TPS Ltd", licence="L-1")


def screening(tps=False, ctps=False, **dates):
    return Screening(
        finding(Register.TPS, tps, dates.get("tps_date", date(2026, 11, 20))),
        finding(Register.CTPS, ctps, dates.get("ctps_date", date(2026, 11, 20))),
        NOW,
    )


def test_28_days_are_counted_from_the_start_of_the_files_day_in_london():
    assert stale_from(date(2026, 11, 20)) == datetime(2026, 12, 18, tzinfo=UTC)
    assert stale_from(SUMMER) == datetime(2027, 6, 28, 23, tzinfo=UTC)
    over_the_change = stale_from(date(2026, 10, 20))
    assert over_the_change == datetime(2026, 11, 17, tzinfo=UTC)


@pytest.mark.parametrize("register", ["tps", "ctps"])
def test_one_stale_register_makes_the_screening_unusable(register):
    found = screening(**{f"{register}_date": date(2026, 10, 1)})
    sentence = (
        f"The {register.upper()} register is of 1 October 2026: since 29 October 2026 it is 28 days old and may not be "
        f"used. Load a newer one: voice-app register load {register} FILE."
    )
    assert (found.unusable(NOW), found.stale(NOW), found.is_clear(NOW)) == (sentence, sentence, False)


def test_it_becomes_stale_at_a_moment():
    found, edge = screening(), stale_from(date(2026, 11, 20))
    assert [found.is_clear(edge - timedelta(microseconds=1)), found.is_clear(edge)] == [True, False]


def test_a_register_not_loaded_is_unusable_but_not_stale():
    missing = Finding(Register.CTPS, None, why_not="No CTPS register is loaded.")
    found = Screening(finding(Register.TPS), missing, NOW)
    assert (found.unusable(NOW), found.stale(NOW), found.is_clear(NOW)) == ("No CTPS register is loaded.", "", False)
    assert Finding(Register.CTPS, None).unusable(NOW) == "The CTPS register is not loaded."


def test_both_reasons_are_told():
    found = screening(tps_date=date(2026, 1, 1), ctps_date=date(2026, 1, 1))
    assert (found.unusable(NOW).count("may not be used"), "TPS" in found.unusable(NOW)) == (2, True)


@pytest.mark.parametrize(
    ("tps", "ctps", "listed_on"),
    [(False, False, ()), (True, False, ("tps",)), (False, True, ("ctps",)), (True, True, ("tps", "ctps"))],
)
def test_what_lists_the_number_is_told(tps, ctps, listed_on):
    found = screening(tps, ctps)
    assert (found.listed_on, found.is_clear(NOW)) == (listed_on, listed_on == ())


def test_the_evidence_has_what_a_screening_record_needs():
    missing = Finding(Register.CTPS, None, why_not="No CTPS register is loaded.")
    told = Screening(finding(Register.TPS, True), missing, NOW).evidence()
    assert json.loads(json.dumps(told)) == {
        "checked_at": "2026-11-23T10:30:00+00:00",
        "tps_result": "hit", "tps_file_date": "2026-11-20", "tps_sha256": "ab" * 32,
        "tps_valid_until": "2026-12-18T00:00:00+00:00", "tps_practice": False, "tps_supplier": "TPS Ltd",
        "tps_licence": "L-1",
        "ctps_result": "unknown", "ctps_file_date": None, "ctps_sha256": None, "ctps_valid_until": None,
        "ctps_practice": False, "ctps_supplier": "", "ctps_licence": "",
    }  # fmt: skip
    assert screening().evidence()["tps_result"] == "clear"


def test_a_screening_does_not_change():
    with pytest.raises(AttributeError):
        screening().checked_at = NOW
