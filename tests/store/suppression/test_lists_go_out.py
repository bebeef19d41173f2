"""The do-not-call list as CSV: all of it comes back, and no spreadsheet runs it."""

import csv
import io
from datetime import timedelta

from suppression import Channel, OptOut, export_list, parse_number, suppress
from suppression.tables import Base


def fill(sessions, number_keys, now):
    told = [
        OptOut(parse_number("07700 900001"), Channel.KEY, now, call_id="c1"),
        OptOut(parse_number("020 7946 0001"), Channel.SPEECH, now - timedelta(days=1), words='=HYPERLINK("x")'),
        OptOut(parse_number("0800 1111"), Channel.POST, now, scope="harbour", words="+1, @home;\r\nand -2"),
        OptOut(parse_number("+49 160 12345678"), Channel.EMAIL, now, words="'quoted'"),
        OptOut(parse_number("07612 345678"), Channel.WEB, now, words="café"),
    ]
    with sessions.begin() as session:
        for opt_out in told:
            suppress(session, number_keys, opt_out)


def test_the_list_comes_back_whole(engine, sessions, number_keys, now, give_out, take_in, listed):
    fill(sessions, number_keys, now)
    before, text = listed(), give_out()
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    assert take_in(text.encode("utf-8-sig")) == (5, 0, (), ())
    flat = [(number, scope, words and " ".join(words.split()), at) for number, scope, words, at in before]
    assert listed() == flat
    assert take_in(text) == (0, 5, (), ())


def test_no_cell_of_an_export_is_run_by_a_spreadsheet(sessions, number_keys, now, give_out):
    fill(sessions, number_keys, now)
    rows = list(csv.reader(io.StringIO(give_out())))
    assert len(rows) == 6
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert all(" " in row[0] for row in rows[1:])  # text to a spreadsheet, so that no 0 and no digit is lost
    assert [row[0] for row in rows[1:]] == [
        "07700 900001",
        "020 7946 0001",
        "0800 1111",
        "0049 160 12345678",
        "07612 345678",
    ]


def test_an_export_longer_than_a_page_is_whole(take_in, give_out):
    take_in("".join(f"07700{place:06}\n" for place in range(2500)))
    numbers = [row[0] for row in csv.reader(io.StringIO(give_out()))][1:]
    assert sorted(parse_number(number).e164 for number in numbers) == [f"+447700{place:06}" for place in range(2500)]


def test_an_export_leaves_room_for_opt_outs(sessions, number_keys, take_in, now):
    take_in("".join(f"07700{place:06}\n" for place in range(2500)))

    class Busy(io.StringIO):
        stopped = 0

        def write(self, text):
            if self.stopped < 3:
                self.stopped += 1
                with sessions.begin() as session:
                    suppress(session, number_keys, OptOut(parse_number("07700 900999"), Channel.KEY, now, call_id=text))
            return super().write(text)

    out = Busy()
    assert export_list(sessions.begin, number_keys, out) == 2503
