"""What may take the place of a register, and that nothing else does."""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest

from suppression import (
    Number,
    Register,
    RegisterFaulty,
    RegisterFile,
    RegisterNotLoaded,
    RegisterRefused,
    load_practice_registers,
    load_register,
)
from suppression.registers.practice import practice_file
from suppression.registers.swap import only_loader
from tests.conftest import NOW
from tests.unit.registers.conftest import KEY, TODAY, drama, split, unused, whole

HUNDRED = drama(*range(100))
REASON = "The supplier confirmed the clean-up by telephone."


def refused(place, *arguments, **more):
    """What the refusal says; the register that is loaded must stay."""
    before = place.registers().status(Register.TPS)
    with pytest.raises(RegisterRefused) as caught:
        place.load(*arguments, **more)
    assert place.registers().status(Register.TPS) == before
    return str(caught.value)


def test_a_load_tells_what_it_was(place):
    status = place.load([*HUNDRED, *HUNDRED[:3]], supplier="TPS Ltd", licence="L-1")
    assert (status.count, status.file_date, status.loaded_at, status.practice) == (100, TODAY, NOW, True)
    assert (status.supplier, status.licence, status.replaced_count, len(status.sha256)) == ("TPS Ltd", "L-1", None, 64)
    assert place.registers().status(Register.TPS) == status


def test_a_drop_of_over_five_per_cent_is_refused(place):
    place.load(HUNDRED)
    told = refused(place, HUNDRED[:94])
    assert "94 numbers, 6.0% fewer than the last (100, of 23 November 2026)" in told
    assert "--replace-smaller REASON" in told


def test_a_drop_of_five_per_cent_is_not(place):
    place.load(HUNDRED)
    assert place.load(HUNDRED[:95]).replaced_count == 100


def test_doubled_lines_do_not_hide_a_drop(place):
    place.load(HUNDRED)
    assert "94 numbers" in refused(place, [*HUNDRED[:94], *HUNDRED[:50]])


def test_a_person_may_let_a_smaller_file_in_and_the_reason_stays_with_it(place):
    first = place.load(HUNDRED)
    place.load(HUNDRED[:5], replace_smaller=REASON)
    status = place.registers().status(Register.TPS)
    assert (status.count, status.reason, status.replaced_count) == (5, REASON, 100)
    assert (status.replaced_sha256, status.replaced_file_date) == (first.sha256, TODAY)


@pytest.mark.parametrize("reason", ["-", "  .", "123", "x" * 301])
def test_a_reason_that_is_none_is_refused(place, reason):
    place.load(HUNDRED)
    assert "reason" in refused(place, HUNDRED[:5], replace_smaller=reason)


def test_a_blank_reason_is_no_reason(place):
    place.load(HUNDRED)
    assert "fewer than the last" in refused(place, HUNDRED[:5], replace_smaller="   ")


def test_the_registers_are_compared_with_themselves_only(place):
    place.load(HUNDRED)
    assert place.load(HUNDRED[:5], Register.CTPS).replaced_count is None


def test_a_date_in_the_future_is_refused(place):
    with pytest.raises(RegisterFaulty, match="24 November 2026, lies in the future"):
        place.load(HUNDRED, file_date=TODAY + timedelta(days=1))


def test_the_date_is_judged_in_london(place):
    late = datetime(2027, 6, 1, 23, 30, tzinfo=UTC)  # past midnight in London
    assert place.load(HUNDRED, file_date=date(2027, 6, 2), now=late).age(late) == 0


@pytest.mark.parametrize(("days", "old"), [(27, False), (28, True), (400, True)])
def test_a_file_older_than_28_days_is_refused(place, days, old):
    file_date = TODAY - timedelta(days=days)
    if old:
        assert "may not be used. Load a newer one" in refused(place, HUNDRED, file_date=file_date)
    else:
        assert place.load(HUNDRED, file_date=file_date).age(NOW) == days


def test_a_first_load_far_below_the_published_size_is_refused(place):
    told = refused(place, unused(100))
    assert "nothing is loaded to compare it with; the whole TPS register has 4,187,773 at the very least" in told
    assert place.load(unused(100), replace_smaller=REASON).practice is False


def test_an_older_file_is_refused_since_later_listings_would_be_missing(place):
    place.load(unused(100), replace_smaller=REASON)
    older = TODAY - timedelta(days=3)
    assert "older than the one that is loaded" in refused(place, unused(101), file_date=older)
    assert place.load(unused(101), file_date=older, replace_smaller=REASON).file_date == older


def test_a_later_date_makes_the_same_file_no_newer(place):
    place.load(unused(100), file_date=TODAY - timedelta(days=20), replace_smaller=REASON)
    told = refused(place, unused(100), replace_smaller=REASON)
    assert told == "This is the very file that was loaded as of 3 November 2026: a later date makes it no newer."
    place.load(unused(100), file_date=TODAY - timedelta(days=20))


def test_drama_numbers_do_not_replace_a_real_register(place):
    place.load(unused(100), replace_smaller=REASON)
    assert "it stays" in refused(place, HUNDRED, replace_smaller=REASON)
    with pytest.raises(RegisterRefused, match="it stays"):
        load_practice_registers(place.folder, KEY, TODAY)


def test_one_real_number_makes_a_register_real(place):
    status = place.load([*HUNDRED, *unused(1)], replace_smaller=REASON)
    assert (status.practice, place.on_tps(HUNDRED[0], live=True)) == (False, True)


def test_a_real_register_takes_the_place_of_a_practice_one(place):
    place.load(HUNDRED)
    assert place.load(unused(10), replace_smaller=REASON).replaced_count == 100


def test_two_loads_of_one_register_do_not_meet(place):
    with only_loader(place.folder, Register.TPS):
        with pytest.raises(RegisterNotLoaded, match="is being loaded already"):
            place.load(HUNDRED)
        place.load(HUNDRED, Register.CTPS)
    place.load(HUNDRED)


def test_of_many_loads_at_once_one_is_kept_whole(place):
    place.load(HUNDRED)

    def load(last):
        try:
            place.load([*HUNDRED, *drama(*range(100, last))])
        except RegisterNotLoaded:
            return

    threads = [threading.Thread(target=load, args=(last,)) for last in range(101, 109)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    status = place.registers().status(Register.TPS)
    assert 100 < status.count <= 108
    assert place.on_tps(HUNDRED[0]) is True
    assert sorted(path.name for path in place.folder.iterdir()) == ["tps.lock", "tps.register"]


def test_progress_is_told_to_the_end(place):
    told = []
    file = RegisterFile(Register.TPS, place.file(HUNDRED), TODAY)
    load_register(place.folder, KEY, file, NOW, lambda done, total: told.append((done, total)))
    assert told[-1] == (100, 100)


def test_a_name_that_is_no_text_is_kept_readable(place):
    path = place.file(HUNDRED).rename(place.source / "tps-\udcff-\u00e9.txt")
    load_register(place.folder, KEY, RegisterFile(Register.TPS, path, TODAY), NOW)
    assert place.registers().status(Register.TPS).source_name == "tps-?-\u00e9.txt"


def test_long_files_are_read_by_several_processes_and_their_lines_still_named(place):
    data = bytearray(b"".join(split(f"04{place:09}") for place in range(270_000)))
    data[14 * 199_999] = ord("x")
    with pytest.raises(RegisterFaulty, match="^Line 200,000: there is something other than digits"):
        place.load(bytes(data), replace_smaller=REASON)
    data[14 * 199_999] = ord("0")
    assert place.load(bytes(data), replace_smaller=REASON).count == 270_000
    found = {number: place.on_tps(number) for number in ("04000000000", "04000199999", "04000269999", "04000270000")}
    assert list(found.values()) == [True, True, True, False]


def test_the_practice_registers_hold_what_they_say(place):
    load_practice_registers(place.folder, KEY, TODAY)
    load_practice_registers(place.folder, KEY, TODAY - timedelta(days=3))  # a rehearsal's clock may go back
    expected = {"799": (), "800": ("tps",), "849": ("tps",), "850": ("ctps",), "889": ("ctps",), "001": ()}
    expected |= {"890": ("tps", "ctps"), "899": ("tps", "ctps"), "900": ()}
    registers = place.registers()
    for block in ("+447700900", "+441632960", "+442079460"):
        found = {last: registers.screen(Number(block + last), NOW).listed_on for last in expected}
        assert found == expected
    assert [registers.status(each).practice for each in Register] == [True, True]


def test_the_practice_files_are_in_both_layouts():
    assert practice_file(Register.TPS).startswith(split("01134960800"))
    assert practice_file(Register.CTPS).startswith(whole("01134960850"))
