"""Whatever kind of file a list comes in, its rows are the same; and what is no list is told as such."""

import codecs
import zipfile
from datetime import date, datetime

import pytest

from tests.workbooks import write_workbook
from voice_app.campaigns.lists import FileFaulty
from voice_app.campaigns.lists.source import open_list

HEADING = ["Name", "Phone", "Note"]
ROWS = [["Zoë", "07700 900001", "a, b; c"], ["Siân", "07700 900002", "two\nlines"]]


def rows_of(path, sheet=None):
    with open_list(path, sheet) as (_, rows):
        return list(rows)


def faults(path, sheet=None):
    with pytest.raises(FileFaulty) as faulty:
        rows_of(path, sheet)
    return str(faulty.value)


def quoted(delimiter=","):
    return "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in [HEADING, *ROWS]) + "\r\n"


@pytest.fixture
def file(tmp_path):
    def write(content, name="list.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_cells_are_split_at_comma_semicolon_or_tab(file, delimiter):
    assert rows_of(file(quoted(delimiter))) == [(2, ROWS[0]), (3, ROWS[1])]


@pytest.mark.parametrize(
    ("encoding", "mark", "read_as"),
    [
        ("utf-8", b"", "UTF-8"),
        ("utf-8", codecs.BOM_UTF8, "UTF-8"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
        ("cp1252", b"", "Windows-1252"),
    ],
)
def test_the_encoding_is_told_by_its_mark_else_utf_8_else_windows_1252(file, encoding, mark, read_as):
    path = file(mark + quoted().encode(encoding))
    with open_list(path) as (source, rows):
        assert source.read_as == read_as
        assert [cells for _, cells in rows] == ROWS


def test_a_pound_stays_a_pound(file):
    assert rows_of(file("Phone,Price\n07700 900001,£5\n".encode("cp1252"))) == [(2, ["07700 900001", "£5"])]


def test_rows_are_numbered_as_a_spreadsheet_does_and_blank_ones_are_none(file):
    assert rows_of(file("Phone\n\n07700 900001\n,,\n \n07700 900002")) == [
        (3, ["07700 900001"]),
        (6, ["07700 900002"]),
    ]


def test_excels_first_line_that_names_the_separator_is_no_row(file):
    assert rows_of(file("sep=;\r\nPhone;Name\r\n07700 900001;a,b\r\n")) == [(2, ["07700 900001", "a,b"])]


def test_short_rows_are_filled_and_long_ones_keep_what_is_beyond(file):
    assert rows_of(file("Phone,Name\n07700 900001\n07700 900002,Sam,x\n")) == [
        (2, ["07700 900001", ""]),
        (3, ["07700 900002", "Sam", "x"]),
    ]


def test_our_own_columns_of_a_mended_file_are_left_out(file):
    path = file("Phone,Name,status,reason,how_to_fix\n07700 900001,Sam,needs fixing,Because.,So.\n")
    with open_list(path) as (source, rows):
        assert source.heading == ("Phone", "Name")
        assert list(rows) == [(2, ["07700 900001", "Sam"])]


def test_a_workbooks_cells_are_as_a_person_would_type_them(tmp_path):
    moment = datetime(2026, 11, 3, 10, 15)  # noqa: DTZ001  # Excel knows no zones
    values = ["Zoë", 7700900001, 7700900001.0, date(2026, 11, 3), moment, True, 9.5, ""]
    write_workbook(tmp_path / "list.xlsx", [["a", "b", "c", "d", "e", "f", "g", "h"], values])
    assert rows_of(tmp_path / "list.xlsx") == [
        (2, ["Zoë", "7700900001", "7700900001", "2026-11-03", "2026-11-03 10:15:00", "TRUE", "9.5", ""])
    ]


def test_a_workbooks_rows_keep_excels_numbers(tmp_path):
    write_workbook(tmp_path / "list.xlsx", [[], [], ["Phone"], ["07700 900001"], [], ["07700 900002"]])
    assert rows_of(tmp_path / "list.xlsx") == [(4, ["07700 900001"]), (6, ["07700 900002"])]


def test_the_first_sheet_shown_is_read_and_others_are_named(tmp_path):
    more = [("Shown", [["Phone"], ["07700 900001"]]), ("More", [["Phone"], ["07700 900002"]])]
    write_workbook(tmp_path / "list.xlsx", [["Phone"], ["07700 900009"]], "Hidden", more, hidden=("Hidden",))
    with open_list(tmp_path / "list.xlsx") as (source, rows):
        assert (source.read_as, source.others) == ('Excel, sheet "Shown"', ("More",))
        assert list(rows) == [(2, ["07700 900001"])]
    assert rows_of(tmp_path / "list.xlsx", "More") == [(2, ["07700 900002"])]
    assert "no sheet Else; it has Hidden, Shown, More" in faults(tmp_path / "list.xlsx", "Else")


def test_one_stray_cell_does_not_fill_the_memory(tmp_path):
    far = [["Phone"], ["07700 900001"], *[[]] * 50_000, ["", *[""] * 600, "stray"]]
    path = tmp_path / "list.xlsx"
    write_workbook(path, far)
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    moved = sheet.replace('<row r="50003"', '<row r="1048576"').replace('"WD50003"', '"XFD1048576"')
    assert moved != sheet
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(tmp_path / "stray.xlsx", "w") as out:
        for name in book.namelist():
            out.writestr(name, moved if name.endswith("sheet1.xml") else book.read(name))
    assert "too large to be read" in faults(tmp_path / "stray.xlsx")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\r\n\r\n", "The file has no rows."),
        (b"Phone,Name\r\n\r\n", "no rows below"),
        (b"07700 900001,Sam\n07700 900002,Tom\n", "The first row is a contact and no heading"),
        (b"%PDF-1.7\n", "This is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (bytes(range(256)) * 40, "no text that can be read"),
        (b"Phone\n" + b"\x00\x01\x02" * 100, "no text that can be read"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "damaged further on"),
        (b"PK\x03\x04 not a zip", "workbook is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old kind (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password protected"),
        (b'Phone,Name\n07700 900001,"Sam\n07700 900002,Tom\n', "mark in row 2 is never closed"),
        (b'Phone,Name\n07700 900001,"Sam\n' + b"07700 900002,Tom\n" * 4000, "probably never closed"),
        (b",".join([b"a"] * 501), "501 columns"),
    ],
)
def test_what_is_no_list_says_what_to_do(file, content, sentence):
    assert sentence in faults(file(content))


def test_a_zip_that_is_no_workbook_is_none(tmp_path):
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as packed:
        packed.writestr("list.csv", "Phone\n")
    assert "no Excel workbook" in faults(tmp_path / "list.xlsx")


def test_a_damaged_workbook_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook><oh no")
    assert "damaged" in faults(tmp_path / "list.xlsx")


def test_an_empty_workbook_has_no_rows(tmp_path):
    write_workbook(tmp_path / "list.xlsx", [])
    assert "no rows in any sheet" in faults(tmp_path / "list.xlsx")


def test_more_than_a_million_rows_are_refused_before_any_is_read(file):
    told = faults(file(b"Phone\n" + b"1\n" * 1_000_001))
    assert told == "The file has 1,000,001 rows: at most 1,000,000 are read. Split it."


def test_a_million_lines_that_are_fewer_rows_are_read(file):
    rows = rows_of(file('Phone,Note\n07700 900001,"' + "\n" * 30_000 + '"\n' + "\n" * 980_000))
    assert len(rows) == 1


def test_a_file_that_changes_while_it_is_read_is_refused(file):
    path = file("Phone\n07700 900001\n")
    with open_list(path) as (_, rows):
        next(rows)
        path.write_text("Phone\n07700 900001\n07700 900002\n")
        with pytest.raises(FileFaulty, match="changed while it was read"):
            list(rows)
