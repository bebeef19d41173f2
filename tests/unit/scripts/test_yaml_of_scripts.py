"""The file itself: what YAML could smuggle in is refused, and what it says in jargon is told in plain words."""

import pytest

import scripts


def first(content):
    checked = scripts.check(content, "file.yaml")
    assert checked.script is None
    return checked.faults[0]


def places(content):
    return [(fault.line, fault.column) for fault in scripts.check(content, "file.yaml").faults]


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        ("version: !!python/object:os.system 1\n", (1, 10), "A tag (!)"),
        ("id: !x a\n", (1, 5), "A tag (!)"),
        ("id: &a b\n", (1, 5), "An ampersand (&)"),
        ("id: a\nid: b\n", (2, 1), '"id" stands here a second time; it was given on line 1.'),
        ("client: {name: a, name: b}\n", (1, 19), '"name" stands here a second time'),
        ("id: a\n---\nid: b\n", (2, 1), "A second document"),
        ("%YAML 1.1\n---\nid: a\n", (1, 1), "A line that begins with %"),
        ("id: 'a\n", (1, 5), "never closed"),
        ("id: a: b\n", (1, 6), "A colon and a space"),
        ("client:\n\tname: a\n", (2, 1), "There is a tab here"),
        ("id: [a, b\n", (1, 5), "A comma or a closing bracket"),
        ("purpose: {client} calls\n", (1, 19), "Text goes on"),
        ("a:\n  b: 1\n c: 2\n", (3, 2), "not indented"),
        ("- a\n", (1, 1), "begins with named values"),
        ("hello\n", (1, 1), "begins with named values"),
        ("", (1, 1), "is empty"),
        ("# nothing but a comment\n", (1, 1), "is empty"),
        (b"id: caf\xe9\n", (1, 8), "is not UTF-8"),
        (b"\xff\xfei\x00d\x00", (1, 1), "is not UTF-8"),
        ("id: a\x00b\n", (1, 6), "U+0000"),
        ("id: a\ntitle: \u202eb\n", (2, 8), "U+202E"),
        ("id: a\u200bb\n", (1, 6), "U+200B"),
        ('id: "a\\u0007"\n', (1, 5), "cannot be seen"),
        ("id: a\ud800\n", (1, 6), "is not UTF-8"),
        ("[" * 200, (1, 12), "nested this deep"),
        ("a: [" + "1," * 9_000 + "]", (1, 15_999), "this many parts"),
    ],
)  # fmt: skip
def test_what_a_file_may_not_hold_is_told_with_its_place(content, place, message):
    told = [fault for fault in scripts.check(content, "file.yaml").faults if message in fault.message]
    assert [(fault.line, fault.column) for fault in told] == [place]


def test_an_alias_is_refused_even_where_it_would_mean_no_harm():
    assert places("id: &a b\ntitle: *a\n") == [(1, 1), (1, 5), (2, 8)]


def test_an_alias_bomb_is_refused_before_it_is_built():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert len(places(bomb)) > 100


def test_a_file_may_have_256_kib(sound):
    room = 256 * 1024 - len(sound.encode())
    assert scripts.check(sound + "#" * room, "file.yaml").script is not None
    assert "larger than 262,144 bytes" in first(sound + "#" * (room + 1)).message


def test_a_byte_order_mark_is_no_fault(sound):
    assert scripts.check(b"\xef\xbb\xbf" + sound.encode(), "file.yaml").script is not None


def test_words_that_older_yaml_would_change_stay_words(spoil):
    text = spoil.text('{now: ["today"], later: ["next month"]}', "{yes: [on, 9:30], no: [off, 0o7]}")
    checked = scripts.check(text.replace("soon == now", "soon == yes"), "x.yaml")
    assert checked.script is not None
    assert checked.script.questions[2].options == (("yes", ("on", "9:30")), ("no", ("off", "0o7")))


def test_a_fault_shows_its_line_with_a_caret_under_the_place():
    fault = scripts.Fault(3, 5, "No.", 'Did you mean "a"?', "id: b")
    assert scripts.render(fault, "x.yaml") == 'x.yaml:3:5: No.\n    id: b\n        ^\n    Did you mean "a"?'


def test_a_long_line_is_shown_around_the_place():
    fault = scripts.Fault(1, 301, "No.", None, "a" * 300 + "b" + "c" * 300)
    _, shown, caret = scripts.render(fault, "x.yaml").split("\n")
    assert len(shown) < 130
    assert shown[caret.index("^")] == "b"


def test_a_fault_prints_nothing_that_could_move_the_cursor():
    checked = scripts.check("\x1b[2J: 1\n", "x.yaml")
    assert "\x1b" not in "".join(scripts.render(fault, "x.yaml") for fault in checked.faults)


def test_load_raises_all_the_faults_at_once():
    with pytest.raises(scripts.ScriptFaulty) as raised:
        scripts.load("version: 2\nid: a b\n", "x.yaml")
    assert [fault.line for fault in raised.value.faults] == [1, 1, 2]
    assert 'needs "title", "sector", "client", "purpose", "opening", "questions" and "person"' in str(raised.value)
    assert str(raised.value).startswith("x.yaml:1:")
