"""Rows that need fixing come back as a file; mended, it is imported, and nothing needs fixing any more."""

import csv

import pytest

from tests.store.lists.mixed_list import HEADING, TOLD
from tests.workbooks import write_workbook
from voice_app.campaigns.lists import Evidence

FORM_AND_DATE = Evidence(**TOLD)


def read(path, encoding="utf-8-sig", delimiter=","):
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))


def test_a_fix_file_has_the_same_columns_order_and_encoding(go, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(
        "Straße;Phone;First name;Enquiry date;Salary\r\nElm Road;12;Zoë;03/11/2026;£5\r\n".encode("cp1252")
    )
    done = go(path, told={"consent_at": "Enquiry date"})
    assert read(done.mend, "cp1252", ";") == [
        ["Straße", "Phone", "First name", "Enquiry date", "Salary", "status", "reason", "how_to_fix"],
        ["Elm Road", "12", "Zoë", "03/11/2026", "£5", "needs fixing", "This has too few digits for a UK number.",
         "Write it as 07700 900123 or +44 7700 900123, in a column formatted as Text."],
    ]  # fmt: skip


def test_utf_8_comes_back_with_the_mark_that_excel_needs(go, write):
    done = go(write("12,Zoë,03/11/2026,03/11/2026"))
    assert done.mend.read_bytes().startswith(b"\xef\xbb\xbfPhone,First name")


def test_no_cell_is_a_formula_and_plus_44_keeps_its_digits(go, write):
    done = go(write("+44 7700 900001,=cmd|' /C calc'!A1,soon,", "-1+2,@SUM(A1),03/11/2026,", ' "=1+1",  +2,x,'))
    rows = read(done.mend)[1:]
    assert [row[:2] for row in rows] == [
        ["'+44 7700 900001", "'=cmd|' /C calc'!A1"],
        ["'-1+2", "'@SUM(A1)"],
        ['\' "=1+1"' if rows[2][0].startswith("' \"") else rows[2][0], "'  +2"],
    ]
    for row in rows:
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)


def test_a_guarded_cell_comes_back_as_it_was(go, write, sessions, tools):
    done = go(write("+44 7700 900001,=SUM,soon,03/11/2026"))
    mended = done.mend.read_text("utf-8-sig").replace("soon", "03/11/2026")
    done.mend.write_text(mended, "utf-8")
    again = go(done.mend)
    assert (again.account.callable, again.account.faulty) == (1, 0)


MENDED = {"Phone": "07700 9000{:02}", "First name": "Sam", "Enquiry date": "2026-11-03", "Consent date": "2026-11-03"}
DIRTY = [
    ["7.70E+09", "Sam", "03/11/2026", "03/11/2026", "kept, with a comma"],
    ["", "", "", "", "=danger()"],
    ["07700 9OOO01", "Sam", "03/11/2026", "soon", "two\nlines"],
    ["07700 900099", " ", "03/13/2026", "03/11/2031", ""],
    ["+44 7700", "Sam", "03/11/2026", "", "é"],
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_mended_file_has_no_faulty_row_left(go, tmp_path, kind):
    rows = [["Phone", "First name", "Enquiry date", "Consent date", "Note"], *DIRTY]
    path = tmp_path / f"list.{kind}"
    if kind == "xlsx":
        write_workbook(path, rows)
    else:
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
    done = go(path)
    assert done.account.faulty == len(DIRTY)
    heading, *faulty = read(done.mend)
    mended = tmp_path / "mended.csv"
    with mended.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([heading, *(_mend(heading, row, place) for place, row in enumerate(faulty))])
    again = go(mended)
    assert (again.account.callable, again.account.faulty) == (len(DIRTY), 0)
    assert [row[4] for row in faulty[2:]] == ["two\nlines", "", "é"]


def _mend(heading, row, place):
    return [MENDED[name].format(place) if name in MENDED else cell for name, cell in zip(heading, row, strict=True)]


def test_a_row_with_more_cells_than_the_heading_loses_none_of_them(go, write):
    done = go(write("07700 900001,Sam,03/11/2026,03/11/2026,12 Elm Road,Leeds"))
    assert read(done.mend)[1][4:] == [
        "needs fixing", "The row has more cells than the heading.", "Put a value with a comma in quotes.",
        "12 Elm Road", "Leeds",
    ]  # fmt: skip


def test_every_fault_of_a_row_is_told_at_once(go, write):
    done = go(write("07700,,soon,03/11/2031"))
    assert [each.fault.reason for each in done.account.repairs] == [
        "This has too few digits for a UK number.",
        "The first name is missing.",
        "The enquiry date is no date.",
        "The date of the consent lies in the future.",
    ]
    assert all(each.rows == (2,) for each in done.account.repairs)


def test_the_heading_of_the_documented_list_is_understood(go, tmp_path):
    path = tmp_path / "list.csv"
    with path.open("w", newline="") as out:
        csv.writer(out).writerows([HEADING, ["C1", "12", *[""] * 11]])
    assert go(path, FORM_AND_DATE).account.faulty == 1
