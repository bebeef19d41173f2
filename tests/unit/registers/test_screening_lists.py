"""A list is screened row by row: every row is accounted for, and nothing is called clear by mistake."""

import functools
import signal
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suppression import (
    ListFaulty,
    RegisterNotLoaded,
    RegisterUnusable,
    load_practice_registers,
    screen_list,
)
from suppression.registers import screened
from suppression.registers.crew import crew
from tests.conftest import NOW
from tests.unit.registers.conftest import KEY, TODAY, Place, drama

MIXED = """name,phone,town
Ann,07700 900800,Leeds
Bob,+44 7700 900850,York
Cas,(07700) 900890,"Hull, East"
Dee,07700900001,=Bath
Eve,hello,
Fay
"""


@pytest.fixture
def registers(place):
    load_practice_registers(place.folder, KEY, TODAY)
    return place.registers()


def screen(registers, text, **more):
    out = StringIO()
    found = screen_list(registers, BytesIO(text.encode()), NOW, out, **more)
    return found, out.getvalue().splitlines()


def test_every_row_is_accounted_for_and_comes_back_with_its_result(registers):
    found, rows = screen(registers, MIXED)
    assert found[:6] == (6, 1, 1, 1, 1, 2)
    assert rows == [
        "name,phone,town,TPS and CTPS",
        "Ann,07700 900800,Leeds,TPS",
        "Bob,'+44 7700 900850,York,CTPS",
        'Cas,(07700) 900890,"Hull, East",TPS and CTPS',
        "Dee,07700900001,'=Bath,clear",
        "Eve,hello,,not a number: There are no digits in this.",
        "Fay,,,not a number: There is no number here.",
    ]
    assert [row.line for row in found.faults] == [6, 7]
    assert found.screening.tps.file_date == TODAY


PLAIN = {
    "one a line": "07700900800\n07700900001\n",
    "with blanks": "\n07700900800\n\n  \n07700900001",
    "with a heading": "Number\r\n07700900800\r\n07700900001\r\n",
    "in the second column": "Ann,07700900800\nBob,07700900001\n",
    "semicolons": "name;telephone no.\nAnn;07700900800\nBob;07700900001\n",
    "tabs": "name\tmobile\nAnn\t07700900800\nBob\t07700900001\n",
    "as Excel writes them": 'name,phone\nAnn,"=""07700900800"""\nBob,7700900001.0\n',
    "from our own results": "phone,TPS and CTPS\n'+447700900800,TPS\n'+447700900001,clear\n",
    "with a mark": "\ufeffphone\n07700900800\n07700900001\n",
}


@pytest.mark.parametrize("shape", PLAIN)
def test_usual_lists_are_read(registers, shape):
    found, _ = screen(registers, PLAIN[shape])
    assert found[:6] == (2, 1, 0, 0, 1, 0)


def test_a_column_may_be_named(registers):
    found, _ = screen(registers, "Work phone,Home phone\n07700900800,07700900001\n", column="home phone")
    assert (found.rows, found.clear) == (1, 1)


FAULTY = {
    "": "empty",
    "\n \n": "no rows",
    "phone,mobile\n07700900800,07700900001\n": "Several columns could be the numbers",
    "name,town\nAnn,Leeds\n": "names no column of numbers",
    "07700900800,07700900001\n": "names no column of numbers",
    "PK\x03\x04": "spreadsheet",
}


@pytest.mark.parametrize("text", FAULTY)
def test_what_is_no_list_is_refused(registers, text):
    with pytest.raises(ListFaulty, match=FAULTY[text]):
        screen(registers, text)


def test_a_column_that_is_not_there_is_refused(registers):
    with pytest.raises(ListFaulty, match="no column headed fax"):
        screen(registers, MIXED, column="fax")


def test_an_unclosed_quote_hides_no_other_number(registers):
    found, _ = screen(registers, 'name,phone\n"Ann,07700900800\nBob,07700900850\nCas,07700900001\n')
    assert found[:6] == (3, 0, 1, 0, 1, 1)


def test_nothing_is_screened_against_a_stale_register(registers):
    with pytest.raises(RegisterUnusable, match="may not be used"):
        screen_list(registers, BytesIO(b"07700900001\n"), NOW + timedelta(days=28))


def test_nothing_is_screened_against_one_register(place):
    place.load(drama(1))
    with pytest.raises(RegisterUnusable, match="No CTPS register"):
        screen_list(place.registers(), BytesIO(b"07700900001\n"), NOW)


class Swapping(BytesIO):
    """A list during whose reading something happens."""

    def __init__(self, data, happens):
        super().__init__(data)
        self.happens = happens

    def readinto(self, buffer):
        count = super().readinto(buffer)
        if self.tell() > len(self.getvalue()) * 2 / 3 and self.happens:
            self.happens()
            self.happens = None
        return count


@pytest.mark.parametrize("lost", [False, True])
def test_a_list_is_not_screened_half_against_one_file_and_half_against_another(place, registers, lost):
    def replace():
        if lost:
            (place.folder / "tps.register").unlink()
        else:
            place.load(drama(*range(1000)), replace_smaller="this test")

    data = b"07700900001\n" * (12 * screened.BATCH)  # long enough that the first rows are done when it happens
    with pytest.raises(RegisterUnusable if lost else RegisterNotLoaded):
        screen_list(registers, Swapping(data, replace), NOW)


def test_a_long_list_is_screened_by_several_processes_in_its_order(registers):
    numbers = [f"07700900{row % 1000:03}" for row in range(screened.SHORT + 7)]
    found, rows = screen(registers, "phone\n" + "\n".join(numbers) + "\nnone\n")
    thousands = (screened.SHORT + 7) // 1000
    assert found[:6] == (len(numbers) + 1, 50 * thousands, 40 * thousands, 10 * thousands, 900 * thousands + 7, 1)
    assert [row.split(",")[0] for row in rows[1:-1]] == numbers
    assert (rows[801], rows[891]) == ("07700900800,TPS", "07700900890,TPS and CTPS")
    assert [row.line for row in found.faults] == [len(numbers) + 2]


@given(st.lists(st.one_of(st.integers(0, 999), st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20))))
@settings(deadline=None)
def test_counts_always_add_up(tmp_path_factory, rows):
    place = Place(tmp_path_factory.getbasetemp() / "shared-registers", tmp_path_factory.getbasetemp())
    if not place.folder.exists():
        load_practice_registers(place.folder, KEY, TODAY)
    lines = ["phone", *(f"07700900{row:03}" if isinstance(row, int) else row for row in rows)]
    found, written = screen(place.registers(), "\n".join(lines))
    assert found.rows == found.tps_only + found.ctps_only + found.both + found.clear + found.faulty
    assert found.rows == len(written) - 1
    asked = [row for row in rows if isinstance(row, int)]
    assert found.tps_only >= sum(800 <= row < 850 for row in asked)


@pytest.mark.parametrize("count", [1, 2])
def test_a_crew_answers_in_the_order_of_its_tasks_and_raises_what_a_task_raises(count):
    with crew(count, functools.partial, divmod, 1000) as each:
        assert list(each(range(1, 200))) == [divmod(1000, task) for task in range(1, 200)]
        with pytest.raises(ZeroDivisionError):
            list(each([1, 0, 2]))


def test_a_crew_that_loses_a_process_says_so():
    with (
        crew(2, functools.partial, signal.raise_signal) as each,
        pytest.raises(RegisterNotLoaded, match="was killed: free some memory"),
    ):
        list(each([signal.SIGKILL]))
