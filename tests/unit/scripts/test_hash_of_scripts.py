"""The content hash: the same for the same words, another for any other."""

import pytest

import scripts


def hash_of(text):
    return scripts.load(text, "x.yaml").hash


def test_comments_layout_and_quotation_marks_do_not_change_it(sound):
    written = sound.replace("title: Boiler checks", "title:   'Boiler checks'  # a remark")
    written = "# a remark\n\n" + written.replace("opening: ", "opening:\n    ").replace(
        "It takes an hour.", "It  takes\n      an hour."
    )
    assert hash_of(written) == hash_of(sound)


def test_the_order_of_blocks_and_keys_does_not_change_it(sound):
    limits = "limits: {minutes: 4, turns: 20}\n"
    assert hash_of(limits + sound.replace(limits, "")) == hash_of(sound)
    assert hash_of(sound.replace(limits, "limits: {turns: 20, minutes: 4}\n")) == hash_of(sound)


def test_a_default_written_out_does_not_change_it(sound):
    assert hash_of(sound.replace("turns: 20", "turns: 20, words_per_reply: 45")) == hash_of(sound)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It takes an hour.", "It takes an hour!"),
        ("not just now", "not right now"),
        ("2027-03-31", "2027-04-01"),
        ("turns: 20", "turns: 21"),
        ("promise a price", "promise a date"),
        ("wants_time: true", "wants_time: false"),
        ('now: ["today"], later: ["next month"]', 'later: ["next month"], now: ["today"]'),
    ],
)
def test_any_word_and_any_order_that_matters_changes_it(sound, old, new):
    assert sound.count(old) == 1
    assert hash_of(sound.replace(old, new)) != hash_of(sound)


def test_it_is_a_sha_256(sound):
    assert len(bytes.fromhex(hash_of(sound))) == 32
